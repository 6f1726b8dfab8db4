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
    public override async ValueTask<DomainCheckpointRef> DomainCheckpointCreateXmlAsync(
        DomainRef domain, string xml, DomainCheckpointCreateFlags flags, CancellationToken cancellationToken)
    {
        bool redefine = (flags & DomainCheckpointCreateFlags.Redefine) != 0;
        using var lease = await EnterAsync(domain, cancellationToken).ConfigureAwait(false);
        var d = lease.Item.View;
        if (d.Snapshots.Count > 0)
        {
            throw TestMomentErrors.CheckpointBesideSnapshot();
        }

        if (!d.Active)
        {
            throw TestMomentErrors.CheckpointOfInactive();
        }

        var moment = redefine
            ? MomentDocuments.RedefinedCheckpoint(d, xml)
            : MomentDocuments.NewCheckpoint(d, xml, (long)(NowMicroseconds / 1_000_000));
        if (d.Checkpoints.Find(moment.Name) is not null && !redefine)
        {
            throw MomentKind.Exists(moment.Name);
        }

        lease.Item.Update(v => v with { Checkpoints = v.Checkpoints.With(moment).WithCurrent(moment.Name) });
        return new DomainCheckpointRef(moment.Name, d.Ref);
    }

    /// <inheritdoc/>
    [Accepts(DomainCheckpointXmlFlags.Secure | DomainCheckpointXmlFlags.NoDomain | DomainCheckpointXmlFlags.Size)]
    public override ValueTask<string> DomainCheckpointGetXmlDescAsync(
        DomainCheckpointRef checkpoint, DomainCheckpointXmlFlags flags, CancellationToken cancellationToken)
    {
        return Done(Read(checkpoint.Domain, d => FindCheckpoint(d, checkpoint.Name).Format(
            ((flags & DomainCheckpointXmlFlags.Secure) != 0 ? FormatFlags.Secure : 0)
                | ((flags & DomainCheckpointXmlFlags.NoDomain) != 0 ? FormatFlags.NoDomain : 0))));
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainCheckpointListFlags))]
    public override ValueTask<IReadOnlyList<DomainCheckpointRef>> DomainListAllCheckpointsAsync(
        DomainRef domain, DomainCheckpointListFlags flags, CancellationToken cancellationToken)
    {
        return Done(CheckpointRefs(Find(domain), null, flags));
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainCheckpointListFlags))]
    public override ValueTask<IReadOnlyList<DomainCheckpointRef>> DomainCheckpointListAllChildrenAsync(
        DomainCheckpointRef checkpoint, DomainCheckpointListFlags flags, CancellationToken cancellationToken)
    {
        var d = Find(checkpoint.Domain);
        return Done(CheckpointRefs(d, FindCheckpoint(d, checkpoint.Name).Name, flags));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainCheckpointRef> DomainCheckpointLookupByNameAsync(
        DomainRef domain, string name, uint flags, CancellationToken cancellationToken)
    {
        return Done(Read(domain, d => new DomainCheckpointRef(FindCheckpoint(d, name).Name, d.Ref)));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainCheckpointRef> DomainCheckpointGetParentAsync(
        DomainCheckpointRef checkpoint, uint flags, CancellationToken cancellationToken)
    {
        return Done(Read(checkpoint.Domain, d => FindCheckpoint(d, checkpoint.Name).Parent is { } parent
            ? new DomainCheckpointRef(parent, d.Ref)
            : throw MomentKind.Checkpoint.NoParent(ErrorDomain.Test, checkpoint.Name)));
    }

    /// <inheritdoc/>
    [Accepts(DomainCheckpointDeleteFlags.Children | DomainCheckpointDeleteFlags.MetadataOnly | DomainCheckpointDeleteFlags.ChildrenOnly)]
    public override ValueTask DomainCheckpointDeleteAsync(
        DomainCheckpointRef checkpoint, DomainCheckpointDeleteFlags flags, CancellationToken cancellationToken)
    {
        var removal = Removal((flags & DomainCheckpointDeleteFlags.Children) != 0, (flags & DomainCheckpointDeleteFlags.ChildrenOnly) != 0);
        return ChangeAsync(
            checkpoint.Domain,
            d =>
            {
                _ = FindCheckpoint(d.View, checkpoint.Name);
                d.Update(v => v with { Checkpoints = v.Checkpoints.Remove(checkpoint.Name, removal) });
            },
            cancellationToken);
    }

    private static TestMoment FindCheckpoint(TestDomainView d, string name) =>
        d.Checkpoints.Find(name) ?? throw MomentKind.Checkpoint.NoName(ErrorDomain.Test, name);

    private static IReadOnlyList<DomainCheckpointRef> CheckpointRefs(TestDomainView d, string? from, DomainCheckpointListFlags flags) =>
        [.. MomentList.Checkpoints(d.Checkpoints, from, flags).Select(m => new DomainCheckpointRef(m.Name, d.Ref))];
}
