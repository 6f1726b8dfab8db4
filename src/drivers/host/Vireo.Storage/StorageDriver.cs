using Vireo.Drivers.Host;
using Vireo.Protocol;

namespace Vireo.Drivers.Storage;

/// <summary>
/// The storage driver of one daemon: it composes the parts and starts them. What happens to pools is in the flows below <c>Pools</c>, what
/// each kind of pool does is below <c>Backends</c>; what clients ask is translated by <see cref="StorageConnection"/>.
/// </summary>
internal sealed class StorageDriver
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StorageDriver(DriverPaths paths, HostServices? host = null)
    {
        var log = Log.For("storage.storage_driver");
        var folders = paths.For("storage");
        Host = host ?? HostServices.Empty;
        Jobs = new VolumeJobs(Host.Jobs);
        Backends = new PoolBackends(Host);
        Definitions = new PoolDefinitions(this, folders, log);
        Status = new PoolStatus(folders, log);
        Volumes = new VolumeFlow(this);
        Lookup = new VolumeLookup(this);
        Lifecycle = new PoolLifecycle(this, Status, log);
    }

    /// <summary>The host's secrets and node devices.</summary>
    public HostServices Host { get; }

    /// <summary>The pools.</summary>
    public ObjectStore<StoragePool> Pools { get; } =
        new(new("storage pool", ErrorDomain.Storage, ErrorCode.NoStoragePool) { ShortNoun = "pool" });

    /// <summary>What each kind of pool does.</summary>
    public PoolBackends Backends { get; }

    /// <summary>Defining and undefining.</summary>
    public PoolDefinitions Definitions { get; }

    /// <summary>What is active, on disk.</summary>
    public PoolStatus Status { get; }

    /// <summary>Starting, stopping, refreshing.</summary>
    public PoolLifecycle Lifecycle { get; }

    /// <summary>Making, changing and removing volumes.</summary>
    public VolumeFlow Volumes { get; }

    /// <summary>Finding volumes.</summary>
    public VolumeLookup Lookup { get; }

    /// <summary>Long work on volumes.</summary>
    public VolumeJobs Jobs { get; }

    /// <summary>The driver's events.</summary>
    public DriverEvents Events { get; } = new();

    /// <summary>Completes when definitions are loaded and active pools found again.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Loads definitions, finds active pools again, starts in the background what is marked for it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            Definitions.RemoveLeftovers();
            await Definitions.LoadAllAsync(cancellationToken).ConfigureAwait(false);
            await Lifecycle.RecoverAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ready.TrySetResult();
        }

        // At each start of the daemon, and not only after the host's: so does libvirtd 9.0.
        await Lifecycle.AutostartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads definitions again, and starts what is marked for it.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await Definitions.LoadAllAsync(cancellationToken).ConfigureAwait(false);
        await Lifecycle.AutostartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reports what happened to a pool.</summary>
    public void Raise(StoragePool pool, StoragePoolEventLifecycleType what) =>
        Events.Publish(new StoragePoolLifecycleEvent(pool.Ref, what, 0));
}
