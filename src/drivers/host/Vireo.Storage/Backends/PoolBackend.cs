using Vireo.Documents;
using Vireo.Drivers.Host;

namespace Vireo.Drivers.Storage;

/// <summary>
/// What one kind of pool does. A back-end keeps nothing: it gets the definition, and says what the host has. What it does not override it
/// does not support.
/// </summary>
internal abstract class PoolBackend
{
    /// <summary>The kind.</summary>
    public abstract StoragePoolType Type { get; }

    /// <summary>Whether the host has what this kind needs; where it has not, the kind is not served.</summary>
    public virtual bool IsAvailable => true;

    /// <summary>What is done with volumes; null where they can only be looked at.</summary>
    public virtual VolumeBackend? Volumes => null;

    /// <summary>
    /// Whether an active pool is something on the host, which <see cref="CheckAsync"/> finds. Of the other kinds a pool is active after a
    /// restart of the daemon that was before.
    /// </summary>
    public virtual bool IsOnHost => true;

    /// <summary>Whether the source is there already, as after a restart of the daemon.</summary>
    public virtual ValueTask<bool> CheckAsync(StoragePoolDef pool, CancellationToken cancellationToken) => ValueTask.FromResult(false);

    /// <summary>The document of a pool that starts: what its start will make is marked as its own before it is made.</summary>
    public virtual StoragePoolDef AsStarted(StoragePoolDef pool) => pool;

    /// <summary>Makes the source's volumes appear on the host.</summary>
    public virtual ValueTask StartAsync(StoragePoolDef pool, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>A pool is found active after a restart: what a former daemon did not finish is cleared away.</summary>
    public virtual ValueTask RecoverAsync(StoragePoolDef pool, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Looks at the sizes and the volumes. What has not changed since <paramref name="known"/> is not looked at again.</summary>
    public abstract ValueTask<PoolContents> RefreshAsync(StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken);

    /// <summary>Takes the volumes off the host again.</summary>
    public virtual ValueTask StopAsync(StoragePoolDef pool, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Makes the source itself: folder, file system, group, partition table.</summary>
    public virtual ValueTask BuildAsync(StoragePoolDef pool, StoragePoolBuildFlags flags, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    /// <summary>The document of a pool whose source has been made: what was left open in it is known now.</summary>
    public virtual StoragePoolDef AsBuilt(StoragePoolDef pool) => pool;

    /// <summary>Destroys the source.</summary>
    public virtual ValueTask DeleteAsync(StoragePoolDef pool, StoragePoolDeleteFlags flags, CancellationToken cancellationToken) =>
        throw PoolErrors.NoDeletion();

    /// <summary>Finds sources that pools could be made of, as a document.</summary>
    public virtual ValueTask<string> FindSourcesAsync(string? specification, CancellationToken cancellationToken) =>
        throw HostObjectErrors.PoolDiscoveryUnsupported(ErrorDomain.Storage, Type.ToXml());
}

/// <summary>All kinds of pool that this host serves.</summary>
internal sealed class PoolBackends
{
    private readonly Dictionary<StoragePoolType, PoolBackend> _all;

    /// <param name="host">The host's secrets and node devices.</param>
    public PoolBackends(HostServices host)
    {
        var files = new FileVolumeBackend(host);
        var folder = new DirectoryBackend(files);
        PoolBackend[] all =
        [
            folder, new FileSystemBackend(StoragePoolType.Fs, folder), new FileSystemBackend(StoragePoolType.NetFs, folder),
            new LogicalBackend(), new DiskBackend(), new ScsiBackend(), new MultipathBackend(), new IscsiBackend(host),
            new IscsiDirectBackend(host), new GlusterBackend(), new RbdBackend(host), new ZfsBackend(), new VstorageBackend(folder),
        ];
        _all = all.ToDictionary(static b => b.Type);
    }

    /// <summary>The kinds.</summary>
    public IReadOnlyCollection<StoragePoolType> Types => [.. _all.Values.Where(static b => b.IsAvailable).Select(static b => b.Type)];

    /// <summary>The back-end of a kind; libvirt's error when this host does not serve it.</summary>
    public PoolBackend Of(StoragePoolType type) =>
        _all.GetValueOrDefault(type) is { IsAvailable: true } found ? found : throw PoolErrors.NoBackend((int)type - 1, type.ToXml());
}
