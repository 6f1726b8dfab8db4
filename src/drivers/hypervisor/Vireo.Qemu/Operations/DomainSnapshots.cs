namespace Vireo.Drivers.Qemu;

/// <content>Snapshots and checkpoints, which this driver does not make yet: a domain has none, and that can be asked.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    [Accepts(typeof(DomainSnapshotListFlags))]
    public override ValueTask<IReadOnlyList<DomainSnapshotRef>> DomainListAllSnapshotsAsync(
        DomainRef domain, DomainSnapshotListFlags flags, CancellationToken cancellationToken)
    {
        Driver.Domains.Find(domain);
        return ValueTask.FromResult<IReadOnlyList<DomainSnapshotRef>>([]);
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainCheckpointListFlags))]
    public override ValueTask<IReadOnlyList<DomainCheckpointRef>> DomainListAllCheckpointsAsync(
        DomainRef domain, DomainCheckpointListFlags flags, CancellationToken cancellationToken)
    {
        Driver.Domains.Find(domain);
        return ValueTask.FromResult<IReadOnlyList<DomainCheckpointRef>>([]);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<bool> DomainHasCurrentSnapshotAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        Driver.Domains.Find(domain);
        return ValueTask.FromResult(false);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainSnapshotRef> DomainSnapshotLookupByNameAsync(
        DomainRef domain, string name, uint flags, CancellationToken cancellationToken)
    {
        Driver.Domains.Find(domain);
        throw OperationErrors.SnapshotUnknown(name);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainCheckpointRef> DomainCheckpointLookupByNameAsync(
        DomainRef domain, string name, uint flags, CancellationToken cancellationToken)
    {
        Driver.Domains.Find(domain);
        throw OperationErrors.CheckpointUnknown(name);
    }

    /// <inheritdoc/>
    [Accepts(Function = "qemuBackupGetXMLDesc")]
    public override ValueTask<string> DomainBackupGetXmlDescAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        Driver.Domains.Find(domain);
        throw OperationErrors.NoBackupJob();
    }
}
