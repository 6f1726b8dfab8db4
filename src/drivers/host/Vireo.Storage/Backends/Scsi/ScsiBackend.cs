using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Storage;

/// <summary>The disks of a SCSI host: of an adapter, or of a virtual port that the pool makes and removes.</summary>
internal sealed class ScsiBackend : PoolBackend
{
    public ScsiBackend() => Volumes = new BlockVolumeBackend(this);

    /// <inheritdoc/>
    public override StoragePoolType Type => StoragePoolType.Scsi;

    /// <inheritdoc/>
    public override VolumeBackend Volumes { get; }

    /// <inheritdoc/>
    public override ValueTask<bool> CheckAsync(StoragePoolDef pool, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ScsiHosts.Find(pool.Source?.Adapter) is { } host && ScsiHosts.Exists(host));

    /// <inheritdoc/>
    public override StoragePoolDef AsStarted(StoragePoolDef pool) =>
        pool.Source is { Adapter: FcHostAdapter { Managed: not YesNo.Yes } adapter } source && VirtualPort.Find(adapter) is null
            ? pool with { Source = source with { Adapter = adapter with { Managed = YesNo.Yes } } } : pool;

    /// <inheritdoc/>
    public override async ValueTask StartAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        if (pool.Source?.Adapter is FcHostAdapter adapter && VirtualPort.Find(adapter) is null)
        {
            await VirtualPort.MakeAsync(adapter, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<PoolContents> RefreshAsync(
        StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken)
    {
        int host = ScsiHosts.Find(pool.Source?.Adapter) ?? throw PoolErrors.PortMissing(
            (pool.Source?.Adapter as FcHostAdapter)?.Wwnn, (pool.Source?.Adapter as FcHostAdapter)?.Wwpn);
        await Task.Run(() => ScsiHosts.Scan(host), cancellationToken).ConfigureAwait(false);
        return await ScsiDevices.FindAsync(pool, host, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ValueTask StopAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        // A port that somebody else made is not ours to remove.
        if (pool.Source?.Adapter is FcHostAdapter { Managed: YesNo.Yes } adapter && VirtualPort.Find(adapter) is not null)
        {
            VirtualPort.Remove(adapter);
        }

        return ValueTask.CompletedTask;
    }
}
