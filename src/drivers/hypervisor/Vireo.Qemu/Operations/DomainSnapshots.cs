namespace Vireo.Drivers.Qemu;

/// <content>Snapshots and checkpoints, which this driver does not make yet: a domain has none, and that can be asked.</content>
public sealed partial class QemuConnection
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<DomainSnapshotRef>> DomainListAllSnapshotsAsync(
        DomainRef domain, DomainSnapshotListFlags flags, CancellationToken cancellationToken)
    {
        Driver.Find(domain);
        return ValueTask.FromResult<IReadOnlyList<DomainSnapshotRef>>([]);
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<DomainCheckpointRef>> DomainListAllCheckpointsAsync(
        DomainRef domain, DomainCheckpointListFlags flags, CancellationToken cancellationToken)
    {
        Driver.Find(domain);
        return ValueTask.FromResult<IReadOnlyList<DomainCheckpointRef>>([]);
    }

    /// <inheritdoc/>
    public override ValueTask<bool> DomainHasCurrentSnapshotAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        Driver.Find(domain);
        return ValueTask.FromResult(false);
    }
}
