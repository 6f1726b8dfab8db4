using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Checkpoints: points in time from which changes of disks would be counted.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    [Accepts(DomainCheckpointCreateFlags.Redefine | DomainCheckpointCreateFlags.Quiesce)]
    public override ValueTask<DomainCheckpointRef> DomainCheckpointCreateXmlAsync(
        DomainRef domain, string xml, DomainCheckpointCreateFlags flags, CancellationToken cancellationToken)
    {
        bool redefine = (flags & DomainCheckpointCreateFlags.Redefine) != 0;
        return Done(With(domain, d =>
        {
            if (d.HasSnapshots)
            {
                throw Errors.Report(ErrorDomain.Test, ErrorCode.OperationUnsupported, "cannot create checkpoint while snapshot exists");
            }

            if (!d.Active)
            {
                throw Errors.Report(ErrorDomain.Test, ErrorCode.OperationUnsupported, "cannot create checkpoint for inactive domain");
            }

            var moment = redefine
                ? MomentDocuments.ToldCheckpoint(d, xml)
                : MomentDocuments.NewCheckpoint(d, xml, (long)(NowMicroseconds / 1_000_000));
            if (d.Checkpoints.Find(moment.Name) is not null && !redefine)
            {
                throw Errors.OperationFailed(ErrorDomain.Domain, $"domain moment {moment.Name} already exists");
            }

            d.Checkpoints.Add(moment);
            d.Checkpoints.Current = moment;
            return new DomainCheckpointRef(moment.Name, d.Ref);
        }));
    }

    /// <inheritdoc/>
    [Accepts(DomainCheckpointXmlFlags.Secure | DomainCheckpointXmlFlags.NoDomain | DomainCheckpointXmlFlags.Size)]
    public override ValueTask<string> DomainCheckpointGetXmlDescAsync(
        DomainCheckpointRef checkpoint, DomainCheckpointXmlFlags flags, CancellationToken cancellationToken)
    {
        return Done(With(checkpoint.Domain, d => FindCheckpoint(d, checkpoint.Name).Format(
            ((flags & DomainCheckpointXmlFlags.Secure) != 0 ? FormatFlags.Secure : 0)
                | ((flags & DomainCheckpointXmlFlags.NoDomain) != 0 ? FormatFlags.NoDomain : 0))));
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainCheckpointListFlags))]
    public override ValueTask<IReadOnlyList<DomainCheckpointRef>> DomainListAllCheckpointsAsync(
        DomainRef domain, DomainCheckpointListFlags flags, CancellationToken cancellationToken)
    {
        return Done<IReadOnlyList<DomainCheckpointRef>>(With(domain, d =>
            CheckpointRefs(d, (flags & DomainCheckpointListFlags.Roots) != 0 ? d.Checkpoints.Children(null) : d.Checkpoints.All, flags)));
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainCheckpointListFlags))]
    public override ValueTask<IReadOnlyList<DomainCheckpointRef>> DomainCheckpointListAllChildrenAsync(
        DomainCheckpointRef checkpoint, DomainCheckpointListFlags flags, CancellationToken cancellationToken)
    {
        return Done<IReadOnlyList<DomainCheckpointRef>>(With(checkpoint.Domain, d =>
        {
            var parent = FindCheckpoint(d, checkpoint.Name);
            return CheckpointRefs(
                d, (flags & DomainCheckpointListFlags.Descendants) != 0
                    ? d.Checkpoints.Descendants(parent)
                    : d.Checkpoints.Children(parent), flags);
        }));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainCheckpointRef> DomainCheckpointLookupByNameAsync(
        DomainRef domain, string name, uint flags, CancellationToken cancellationToken)
    {
        return Done(With(domain, d => new DomainCheckpointRef(FindCheckpoint(d, name).Name, d.Ref)));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainCheckpointRef> DomainCheckpointGetParentAsync(
        DomainCheckpointRef checkpoint, uint flags, CancellationToken cancellationToken)
    {
        return Done(With(checkpoint.Domain, d => FindCheckpoint(d, checkpoint.Name).Parent is { } parent
            ? new DomainCheckpointRef(parent, d.Ref)
            : throw NoObject(ErrorCode.NoDomainCheckpoint, $"checkpoint '{checkpoint.Name}' does not have a parent")));
    }

    /// <inheritdoc/>
    [Accepts(DomainCheckpointDeleteFlags.Children | DomainCheckpointDeleteFlags.MetadataOnly | DomainCheckpointDeleteFlags.ChildrenOnly)]
    public override ValueTask DomainCheckpointDeleteAsync(
        DomainCheckpointRef checkpoint, DomainCheckpointDeleteFlags flags, CancellationToken cancellationToken)
    {
        With(checkpoint.Domain, d => Delete(
            d.Checkpoints, FindCheckpoint(d, checkpoint.Name), (flags & DomainCheckpointDeleteFlags.Children) != 0,
            (flags & DomainCheckpointDeleteFlags.ChildrenOnly) != 0));
        return ValueTask.CompletedTask;
    }

    private static TestMoment FindCheckpoint(TestDomain d, string name) =>
        (d.HasCheckpoints ? d.Checkpoints.Find(name) : null)
            ?? throw NoObject(ErrorCode.NoDomainCheckpoint, $"no domain checkpoint with matching name '{name}'");

    private static List<DomainCheckpointRef> CheckpointRefs(
        TestDomain d, IReadOnlyList<TestMoment> moments, DomainCheckpointListFlags flags)
    {
        var list = new List<DomainCheckpointRef>();
        foreach (var m in moments)
        {
            if (TestFlags.Wants((uint)flags, (uint)DomainCheckpointListFlags.Leaves, (uint)DomainCheckpointListFlags.NoLeaves,
                d.Checkpoints.Children(m).Count == 0))
            {
                list.Add(new DomainCheckpointRef(m.Name, d.Ref));
            }
        }

        return list;
    }
}
