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
    public override async ValueTask<DomainSnapshotRef> DomainSnapshotCreateXmlAsync(
        DomainRef domain, string xml, DomainSnapshotCreateFlags flags, CancellationToken cancellationToken)
    {
        ValidateXml(xml, "domainsnapshot", "domainsnapshot", ErrorDomain.DomainSnapshot, (flags & DomainSnapshotCreateFlags.Validate) != 0);
        bool redefine = (flags & DomainSnapshotCreateFlags.Redefine) != 0;
        using var lease = await EnterAsync(domain, cancellationToken).ConfigureAwait(false);
        var d = lease.Item.View;
        if (!redefine && d.Checkpoints.Count > 0)
        {
            throw TestMomentErrors.SnapshotBesideCheckpoint();
        }

        if (!d.Persistent && (flags & DomainSnapshotCreateFlags.Halt) != 0)
        {
            throw TestMomentErrors.HaltOfTransient();
        }

        var moment = redefine
            ? MomentDocuments.RedefinedSnapshot(d, xml)
            : MomentDocuments.NewSnapshot(d, xml, (long)(NowMicroseconds / 1_000_000));
        if (d.Snapshots.Find(moment.Name) is not null && !redefine)
        {
            throw MomentKind.Exists(moment.Name);
        }

        var snapshots = d.Snapshots.With(moment);
        snapshots = !redefine || (flags & DomainSnapshotCreateFlags.Current) != 0 ? snapshots.WithCurrent(moment.Name) : snapshots;
        lease.Item.Update(v => v with { Snapshots = snapshots });
        if ((flags & DomainSnapshotCreateFlags.Halt) != 0 && d.Active)
        {
            EndWithEvent(lease.Item, DomainShutoffReason.FromSnapshot, DomainEventStoppedDetailType.FromSnapshot);
        }

        return new DomainSnapshotRef(moment.Name, lease.Item.View.Ref);
    }

    /// <inheritdoc/>
    [Accepts(DomainSnapshotXmlFlags.Secure)]
    public override ValueTask<string> DomainSnapshotGetXmlDescAsync(
        DomainSnapshotRef snapshot, DomainSnapshotXmlFlags flags, CancellationToken cancellationToken)
    {
        return Done(Read(snapshot.Domain, d => FindSnapshot(d, snapshot.Name).Format(flags != 0 ? FormatFlags.Secure : FormatFlags.None)));
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainSnapshotListFlags))]
    public override ValueTask<IReadOnlyList<DomainSnapshotRef>> DomainListAllSnapshotsAsync(
        DomainRef domain, DomainSnapshotListFlags flags, CancellationToken cancellationToken)
    {
        return Done(SnapshotRefs(Find(domain), null, flags));
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainSnapshotListFlags))]
    public override ValueTask<IReadOnlyList<DomainSnapshotRef>> DomainSnapshotListAllChildrenAsync(
        DomainSnapshotRef snapshot, DomainSnapshotListFlags flags, CancellationToken cancellationToken)
    {
        var d = Find(snapshot.Domain);
        return Done(SnapshotRefs(d, FindSnapshot(d, snapshot.Name).Name, flags));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainSnapshotRef> DomainSnapshotLookupByNameAsync(
        DomainRef domain, string name, uint flags, CancellationToken cancellationToken)
    {
        return Done(Read(domain, d => new DomainSnapshotRef(FindSnapshot(d, name).Name, d.Ref)));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<bool> DomainHasCurrentSnapshotAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        return Done(Read(domain, static d => d.Snapshots.Current is not null));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainSnapshotRef> DomainSnapshotCurrentAsync(
        DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        return Done(Read(domain, static d => d.Snapshots.Current is { } current
            ? new DomainSnapshotRef(current.Name, d.Ref)
            : throw MomentKind.Snapshot.NoCurrent(ErrorDomain.Test)));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainSnapshotRef> DomainSnapshotGetParentAsync(
        DomainSnapshotRef snapshot, uint flags, CancellationToken cancellationToken)
    {
        return Done(Read(snapshot.Domain, d => FindSnapshot(d, snapshot.Name).Parent is { } parent
            ? new DomainSnapshotRef(parent, d.Ref)
            : throw MomentKind.Snapshot.NoParent(ErrorDomain.Test, snapshot.Name)));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<bool> DomainSnapshotIsCurrentAsync(
        DomainSnapshotRef snapshot, uint flags, CancellationToken cancellationToken)
    {
        return Done(Read(snapshot.Domain, d => d.Snapshots.Current == FindSnapshot(d, snapshot.Name)));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<bool> DomainSnapshotHasMetadataAsync(
        DomainSnapshotRef snapshot, uint flags, CancellationToken cancellationToken)
    {
        return Done(Read(snapshot.Domain, d => FindSnapshot(d, snapshot.Name) is not null));
    }

    /// <inheritdoc/>
    [Accepts(DomainSnapshotRevertFlags.Running | DomainSnapshotRevertFlags.Paused | DomainSnapshotRevertFlags.Force)]
    public override ValueTask DomainRevertToSnapshotAsync(
        DomainSnapshotRef snapshot, DomainSnapshotRevertFlags flags, CancellationToken cancellationToken)
    {
        return ChangeAsync(snapshot.Domain, d => Revert(d, snapshot.Name, flags), cancellationToken);
    }

    private void Revert(TestDomain d, string name, DomainSnapshotRevertFlags flags)
    {
        bool resumes = (flags & DomainSnapshotRevertFlags.Running) != 0, pauses = (flags & DomainSnapshotRevertFlags.Paused) != 0;
        bool wasActive = d.View.Active;
        var moment = FindSnapshot(d.View, name);
        d.Update(v => v with { Snapshots = v.Snapshots.WithCurrent(name), Config = v.Persistent ? moment.Domain! : v.Config });
        if (!moment.IsActive)
        {
            if (wasActive)
            {
                EndWithEvent(d, DomainShutoffReason.FromSnapshot, DomainEventStoppedDetailType.FromSnapshot);
            }

            // A start that is asked for is announced, but not made: libvirt's simulation stays off too.
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
        Run(
            d, moment.Domain!, paused ? DomainState.Paused : DomainState.Running,
            paused ? (int)DomainPausedReason.FromSnapshot : (int)DomainRunningReason.FromSnapshot);
        RaiseReverted(d, true, paused);
    }

    /// <inheritdoc/>
    [Accepts(DomainSnapshotDeleteFlags.Children | DomainSnapshotDeleteFlags.ChildrenOnly)]
    public override ValueTask DomainSnapshotDeleteAsync(
        DomainSnapshotRef snapshot, DomainSnapshotDeleteFlags flags, CancellationToken cancellationToken)
    {
        var removal = Removal((flags & DomainSnapshotDeleteFlags.Children) != 0, (flags & DomainSnapshotDeleteFlags.ChildrenOnly) != 0);
        return ChangeAsync(
            snapshot.Domain,
            d =>
            {
                _ = FindSnapshot(d.View, snapshot.Name);
                d.Update(v => v with { Snapshots = v.Snapshots.Remove(snapshot.Name, removal) });
            },
            cancellationToken);
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

    private static TestMoment FindSnapshot(TestDomainView d, string name) =>
        d.Snapshots.Find(name) ?? throw MomentKind.Snapshot.NoName(ErrorDomain.Test, name);

    private static MomentRemoval Removal(bool children, bool childrenOnly) =>
        childrenOnly ? MomentRemoval.DescendantsOnly : children ? MomentRemoval.WithDescendants : MomentRemoval.Moment;

    private static IReadOnlyList<DomainSnapshotRef> SnapshotRefs(TestDomainView d, string? from, DomainSnapshotListFlags flags) =>
        [.. MomentList.Snapshots(d.Snapshots, from, flags, static m => m.External).Select(m => new DomainSnapshotRef(m.Name, d.Ref))];
}
