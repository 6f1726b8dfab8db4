using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Snapshots: a configuration and a state to come back to.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    [Accepts(
        DomainSnapshotCreateFlags.Redefine | DomainSnapshotCreateFlags.Current | DomainSnapshotCreateFlags.Halt |
        DomainSnapshotCreateFlags.Quiesce | DomainSnapshotCreateFlags.Atomic | DomainSnapshotCreateFlags.Live |
        DomainSnapshotCreateFlags.Validate)]
    public override ValueTask<DomainSnapshotRef> DomainSnapshotCreateXmlAsync(
        DomainRef domain, string xml, DomainSnapshotCreateFlags flags, CancellationToken cancellationToken)
    {
        ValidateXml(xml, "domainsnapshot", "domainsnapshot", ErrorDomain.DomainSnapshot, (flags & DomainSnapshotCreateFlags.Validate) != 0);
        bool redefine = (flags & DomainSnapshotCreateFlags.Redefine) != 0;
        return Done(With(domain, d =>
        {
            if (!redefine && d.HasCheckpoints)
            {
                throw Errors.Report(ErrorDomain.Test, ErrorCode.OperationUnsupported, "cannot create snapshot while checkpoint exists");
            }

            if (!d.Persistent && (flags & DomainSnapshotCreateFlags.Halt) != 0)
            {
                throw Invalid("cannot halt after transient domain snapshot");
            }

            var moment = redefine
                ? MomentDocuments.ToldSnapshot(d, xml)
                : MomentDocuments.NewSnapshot(d, xml, (long)(NowMicroseconds / 1_000_000));
            if (d.Snapshots.Find(moment.Name) is not null && !redefine)
            {
                throw Errors.OperationFailed(ErrorDomain.Domain, $"domain moment {moment.Name} already exists");
            }

            d.Snapshots.Add(moment);
            if (!redefine || (flags & DomainSnapshotCreateFlags.Current) != 0)
            {
                d.Snapshots.Current = moment;
            }

            if ((flags & DomainSnapshotCreateFlags.Halt) != 0 && d.Active)
            {
                EndWithEvent(d, DomainShutoffReason.FromSnapshot, DomainEventStoppedDetailType.FromSnapshot);
            }

            return new DomainSnapshotRef(moment.Name, d.Ref);
        }));
    }

    /// <inheritdoc/>
    [Accepts(DomainSnapshotXmlFlags.Secure)]
    public override ValueTask<string> DomainSnapshotGetXmlDescAsync(
        DomainSnapshotRef snapshot, DomainSnapshotXmlFlags flags, CancellationToken cancellationToken)
    {
        return Done(With(snapshot.Domain, d => FindSnapshot(d, snapshot.Name).Format(flags != 0 ? FormatFlags.Secure : FormatFlags.None)));
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainSnapshotListFlags))]
    public override ValueTask<IReadOnlyList<DomainSnapshotRef>> DomainListAllSnapshotsAsync(
        DomainRef domain, DomainSnapshotListFlags flags, CancellationToken cancellationToken)
    {
        return Done<IReadOnlyList<DomainSnapshotRef>>(With(domain, d =>
            SnapshotRefs(d, (flags & DomainSnapshotListFlags.Roots) != 0 ? d.Snapshots.Children(null) : d.Snapshots.All, flags)));
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainSnapshotListFlags))]
    public override ValueTask<IReadOnlyList<DomainSnapshotRef>> DomainSnapshotListAllChildrenAsync(
        DomainSnapshotRef snapshot, DomainSnapshotListFlags flags, CancellationToken cancellationToken)
    {
        return Done<IReadOnlyList<DomainSnapshotRef>>(With(snapshot.Domain, d =>
        {
            var parent = FindSnapshot(d, snapshot.Name);

            // The first flag means descendants here: "roots" makes no sense below a snapshot.
            return SnapshotRefs(d, (flags & DomainSnapshotListFlags.Descendants) != 0
                ? d.Snapshots.Descendants(parent)
                : d.Snapshots.Children(parent), flags);
        }));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainSnapshotRef> DomainSnapshotLookupByNameAsync(
        DomainRef domain, string name, uint flags, CancellationToken cancellationToken)
    {
        return Done(With(domain, d => new DomainSnapshotRef(FindSnapshot(d, name).Name, d.Ref)));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<bool> DomainHasCurrentSnapshotAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        return Done(With(domain, static d => d.HasSnapshots && d.Snapshots.Current is not null));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainSnapshotRef> DomainSnapshotCurrentAsync(
        DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        return Done(With(domain, static d => d.HasSnapshots && d.Snapshots.Current is { } current
            ? new DomainSnapshotRef(current.Name, d.Ref)
            : throw NoObject(ErrorCode.NoDomainSnapshot, "the domain does not have a current snapshot")));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainSnapshotRef> DomainSnapshotGetParentAsync(
        DomainSnapshotRef snapshot, uint flags, CancellationToken cancellationToken)
    {
        return Done(With(snapshot.Domain, d => FindSnapshot(d, snapshot.Name).Parent is { } parent
            ? new DomainSnapshotRef(parent, d.Ref)
            : throw NoObject(ErrorCode.NoDomainSnapshot, $"snapshot '{snapshot.Name}' does not have a parent")));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<bool> DomainSnapshotIsCurrentAsync(
        DomainSnapshotRef snapshot, uint flags, CancellationToken cancellationToken)
    {
        return Done(With(snapshot.Domain, d => d.Snapshots.Current == FindSnapshot(d, snapshot.Name)));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<bool> DomainSnapshotHasMetadataAsync(
        DomainSnapshotRef snapshot, uint flags, CancellationToken cancellationToken)
    {
        return Done(With(snapshot.Domain, d => FindSnapshot(d, snapshot.Name) is not null));
    }

    /// <inheritdoc/>
    [Accepts(DomainSnapshotRevertFlags.Running | DomainSnapshotRevertFlags.Paused | DomainSnapshotRevertFlags.Force)]
    public override ValueTask DomainRevertToSnapshotAsync(
        DomainSnapshotRef snapshot, DomainSnapshotRevertFlags flags, CancellationToken cancellationToken)
    {
        With(snapshot.Domain, d =>
        {
            var moment = FindSnapshot(d, snapshot.Name);
            d.Snapshots.Current = moment;
            bool resumes = (flags & DomainSnapshotRevertFlags.Running) != 0, pauses = (flags & DomainSnapshotRevertFlags.Paused) != 0;
            bool wasActive = d.Active;
            d.Config = d.Persistent ? moment.Domain! : d.Config;
            if (!moment.Active)
            {
                if (wasActive)
                {
                    EndWithEvent(d, DomainShutoffReason.FromSnapshot, DomainEventStoppedDetailType.FromSnapshot);
                }

                // A start that is asked for is told of, but not made: libvirt's simulation stays off too.
                RaiseReverted(d, resumes || pauses, pauses);
                return;
            }

            // Whatever ran is stopped, and another domain starts where the snapshot was taken.
            if (wasActive)
            {
                Stop(d, (int)DomainShutoffReason.FromSnapshot);
                Raise(d, DomainEventType.Stopped, (int)DomainEventStoppedDetailType.FromSnapshot);
            }

            bool paused = pauses || (moment.State == DomainState.Paused && !resumes);
            Run(d, moment.Domain!, (int)DomainRunningReason.FromSnapshot);
            if (paused)
            {
                d.State = DomainState.Paused;
                d.Reason = (int)DomainPausedReason.FromSnapshot;
            }

            RaiseReverted(d, true, paused);
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(DomainSnapshotDeleteFlags.Children | DomainSnapshotDeleteFlags.ChildrenOnly)]
    public override ValueTask DomainSnapshotDeleteAsync(
        DomainSnapshotRef snapshot, DomainSnapshotDeleteFlags flags, CancellationToken cancellationToken)
    {
        With(snapshot.Domain, d => Delete(
            d.Snapshots, FindSnapshot(d, snapshot.Name), (flags & DomainSnapshotDeleteFlags.Children) != 0,
                (flags & DomainSnapshotDeleteFlags.ChildrenOnly) != 0));
        return ValueTask.CompletedTask;
    }

    private void RaiseReverted(TestDomain d, bool started, bool paused)
    {
        if (started)
        {
            Raise(d, DomainEventType.Started, (int)DomainEventStartedDetailType.FromSnapshot);
        }

        if (paused)
        {
            Raise(d, DomainEventType.Suspended, (int)DomainEventSuspendedDetailType.FromSnapshot);
        }
    }

    private static TestMoment FindSnapshot(TestDomain d, string name) =>
        (d.HasSnapshots ? d.Snapshots.Find(name) : null)
            ?? throw NoObject(ErrorCode.NoDomainSnapshot, $"no domain snapshot with matching name '{name}'");

    private static void Delete(TestMoments all, TestMoment moment, bool children, bool childrenOnly)
    {
        if (children || childrenOnly)
        {
            foreach (var m in all.Descendants(moment))
            {
                all.Remove(m);
                if (all.Current == m)
                {
                    // What was current below a deleted tree is current no more; its root takes the place when it stays.
                    all.Current = childrenOnly ? moment : null;
                }
            }

            if (childrenOnly)
            {
                return;
            }
        }

        foreach (var child in all.Children(moment))
        {
            child.Parent = moment.Parent;
        }

        all.Remove(moment);
        if (all.Current == moment || (all.Current is null && children))
        {
            all.Current = moment.Parent is null ? null : all.Find(moment.Parent);
        }
    }

    private static List<DomainSnapshotRef> SnapshotRefs(TestDomain d, IReadOnlyList<TestMoment> moments, DomainSnapshotListFlags flags)
    {
        uint f = (uint)flags;
        var list = new List<DomainSnapshotRef>();
        foreach (var m in moments)
        {
            bool active = m.Active;
            const DomainSnapshotListFlags states = DomainSnapshotListFlags.Inactive | DomainSnapshotListFlags.Active
                | DomainSnapshotListFlags.DiskOnly;
            if (((flags & states) == 0 || (flags & (active ? DomainSnapshotListFlags.Active : DomainSnapshotListFlags.Inactive)) != 0)
                && TestFlags.Wants(f, (uint)DomainSnapshotListFlags.Metadata, (uint)DomainSnapshotListFlags.NoMetadata, true)
                && TestFlags.Wants(f, (uint)DomainSnapshotListFlags.Leaves, (uint)DomainSnapshotListFlags.NoLeaves,
                    d.Snapshots.Children(m).Count == 0)
                && TestFlags.Wants(f, (uint)DomainSnapshotListFlags.Internal, (uint)DomainSnapshotListFlags.External, !m.External))
            {
                list.Add(new DomainSnapshotRef(m.Name, d.Ref));
            }
        }

        return list;
    }
}
