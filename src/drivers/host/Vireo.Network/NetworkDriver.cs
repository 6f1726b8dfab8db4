using Vireo.Drivers.Networks;
using Vireo.Protocol;

namespace Vireo.Drivers.Network;

/// <summary>
/// The network driver of one daemon: it composes the parts and starts them. What happens to networks is in the flows below
/// <c>Networks</c>; what clients ask is translated by <see cref="NetworkConnection"/>.
/// </summary>
internal sealed class NetworkDriver
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NetworkDriver(DriverPaths paths)
    {
        var log = Log.For("network.network_driver");
        Definitions = new NetworkDefinitions(this, paths.For("qemu/networks"), log);
        Status = new NetworkStatus(paths.For("network").State, log);
        Lifecycle = new NetworkLifecycle(this, paths.For("network").State, log);
    }

    /// <summary>The networks.</summary>
    public ObjectStore<StoredNetwork> Networks { get; } = new(new("network", ErrorDomain.Network, ErrorCode.NoNetwork));

    /// <summary>Defining and undefining.</summary>
    public NetworkDefinitions Definitions { get; }

    /// <summary>What runs, on disk.</summary>
    public NetworkStatus Status { get; }

    /// <summary>Starting, changing and stopping.</summary>
    public NetworkLifecycle Lifecycle { get; }

    /// <summary>The driver's events.</summary>
    public DriverEvents Events { get; } = new();

    /// <summary>Completes when definitions are loaded and running networks found again.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Loads definitions, finds running networks again, starts what is marked for it when the host has just booted.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            Definitions.RemoveLeftovers();
            await Definitions.LoadAllAsync(cancellationToken).ConfigureAwait(false);
            await Lifecycle.RecoverAsync(cancellationToken).ConfigureAwait(false);
            await Lifecycle.AutostartAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ready.TrySetResult();
        }
    }

    /// <summary>Reads definitions again, and starts what is marked for it.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await Definitions.LoadAllAsync(cancellationToken).ConfigureAwait(false);
        await Lifecycle.StartMarkedAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reports what happened to a network.</summary>
    public void Raise(StoredNetwork network, NetworkEventLifecycleType what) =>
        Events.Publish(new NetworkLifecycleEvent(network.Ref, what, 0));
}
