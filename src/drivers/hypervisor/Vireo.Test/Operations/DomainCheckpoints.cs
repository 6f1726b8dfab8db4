using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Checkpoints: points in time from which changes of disks would be counted.</summary>
internal sealed partial class TestConnection
{
    /// <inheritdoc/>
    public override ValueTask<DomainCheckpointRef> DomainCheckpointCreateXmlAsync(
        DomainRef domain, string xml, DomainCheckpointCreateFlags flags, CancellationToken cancellationToken)
    {
        TestFlags.Check(flags, DomainCheckpointCreateFlags.Redefine | DomainCheckpointCreateFlags.Quiesce, "testDomainCheckpointCreateXML");
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
    public override ValueTask<string> DomainCheckpointGetXmlDescAsync(
        DomainCheckpointRef checkpoint, DomainCheckpointXmlFlags flags, CancellationToken cancellationToken)
    {
        TestFlags.Check(flags, DomainCheckpointXmlFlags.Secure | DomainCheckpointXmlFlags.NoDomain
            | DomainCheckpointXmlFlags.Size, "testDomainCheckpointGetXMLDesc");
        return Done(With(checkpoint.Domain, d => FindCheckpoint(d, checkpoint.Name).Format(
            ((flags & DomainCheckpointXmlFlags.Secure) != 0 ? FormatFlags.Secure : 0)
                | ((flags & DomainCheckpointXmlFlags.NoDomain) != 0 ? FormatFlags.NoDomain : 0))));
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<DomainCheckpointRef>> DomainListAllCheckpointsAsync(
        DomainRef domain, DomainCheckpointListFlags flags, CancellationToken cancellationToken)
    {
        CheckCheckpointList(flags, "testDomainListAllCheckpoints");
        return Done<IReadOnlyList<DomainCheckpointRef>>(With(domain, d =>
            CheckpointRefs(d, (flags & DomainCheckpointListFlags.Roots) != 0 ? d.Checkpoints.Children(null) : d.Checkpoints.All, flags)));
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<DomainCheckpointRef>> DomainCheckpointListAllChildrenAsync(
        DomainCheckpointRef checkpoint, DomainCheckpointListFlags flags, CancellationToken cancellationToken)
    {
        CheckCheckpointList(flags, "testDomainCheckpointListAllChildren");
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
    public override ValueTask<DomainCheckpointRef> DomainCheckpointLookupByNameAsync(
        DomainRef domain, string name, uint flags, CancellationToken cancellationToken)
    {
        TestFlags.Check(flags, 0, "testDomainCheckpointLookupByName");
        return Done(With(domain, d => new DomainCheckpointRef(FindCheckpoint(d, name).Name, d.Ref)));
    }

    /// <inheritdoc/>
    public override ValueTask<DomainCheckpointRef> DomainCheckpointGetParentAsync(
        DomainCheckpointRef checkpoint, uint flags, CancellationToken cancellationToken)
    {
        TestFlags.Check(flags, 0, "testDomainCheckpointGetParent");
        return Done(With(checkpoint.Domain, d => FindCheckpoint(d, checkpoint.Name).Parent is { } parent
            ? new DomainCheckpointRef(parent, d.Ref)
            : throw NoObject(ErrorCode.NoDomainCheckpoint, $"checkpoint '{checkpoint.Name}' does not have a parent")));
    }

    /// <inheritdoc/>
    public override ValueTask DomainCheckpointDeleteAsync(
        DomainCheckpointRef checkpoint, DomainCheckpointDeleteFlags flags, CancellationToken cancellationToken)
    {
        TestFlags.Check(
            flags, DomainCheckpointDeleteFlags.Children | DomainCheckpointDeleteFlags.MetadataOnly
                | DomainCheckpointDeleteFlags.ChildrenOnly,
            "testDomainCheckpointDelete");
        With(checkpoint.Domain, d => Delete(
            d.Checkpoints, FindCheckpoint(d, checkpoint.Name), (flags & DomainCheckpointDeleteFlags.Children) != 0,
            (flags & DomainCheckpointDeleteFlags.ChildrenOnly) != 0));
        return ValueTask.CompletedTask;
    }

    private static TestMoment FindCheckpoint(TestDomain d, string name) =>
        (d.HasCheckpoints ? d.Checkpoints.Find(name) : null)
            ?? throw NoObject(ErrorCode.NoDomainCheckpoint, $"no domain checkpoint with matching name '{name}'");

    private static void CheckCheckpointList(DomainCheckpointListFlags flags, string function) =>
        TestFlags.Check((uint)flags, 0xf, function);

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
