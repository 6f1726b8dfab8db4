namespace Vireo.Drivers.Qemu;

/// <content>Saving and dumping, which this driver does not do yet: a domain that does not run is told first, as libvirt does.</content>
public sealed partial class QemuConnection
{
    /// <inheritdoc/>
    public override ValueTask DomainSaveAsync(DomainRef domain, string path, string? xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken)
    {
        Driver.FindActive(domain);
        throw Errors.NoSupport("virDomainSave");
    }

    /// <inheritdoc/>
    public override ValueTask DomainManagedSaveAsync(DomainRef domain, DomainSaveRestoreFlags flags, CancellationToken cancellationToken)
    {
        Driver.FindActive(domain);
        throw Errors.NoSupport("virDomainManagedSave");
    }

    /// <inheritdoc/>
    public override ValueTask DomainCoreDumpWithFormatAsync(
        DomainRef domain, string path, DomainCoreDumpFormat format, DomainCoreDumpFlags flags, CancellationToken cancellationToken)
    {
        Driver.FindActive(domain);
        throw Errors.NoSupport("virDomainCoreDumpWithFormat");
    }

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
