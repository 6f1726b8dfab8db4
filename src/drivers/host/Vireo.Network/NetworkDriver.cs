using Vireo.Protocol;

namespace Vireo.Drivers.Networks;

/// <summary>
/// The network driver of one daemon: it composes the parts and starts them. What happens to networks is in the flows below
/// <c>Networks</c>; what clients ask is translated by <see cref="NetworkConnection"/>.
/// </summary>
internal sealed class NetworkDriver
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NetworkDriver(DriverPaths paths)
    {
        var log = Log.For("network.bridge_driver");
        Places = NetworkPlaces.For(paths);
        Definitions = new NetworkDefinitions(this, log);
        Status = new NetworkStatus(Places, log);
        Ports = new NetworkPorts(this, log);
        Lifecycle = new NetworkLifecycle(this, log);
        Updates = new NetworkUpdates(this);
    }

    /// <summary>Where files are.</summary>
    public NetworkPlaces Places { get; }

    /// <summary>The networks.</summary>
    public ObjectStore<StoredNetwork> Networks { get; } = new(new("network", ErrorDomain.Network, ErrorCode.NoNetwork));

    /// <summary>Defining and undefining.</summary>
    public NetworkDefinitions Definitions { get; }

    /// <summary>What is active, on disk.</summary>
    public NetworkStatus Status { get; }

    /// <summary>Starting, stopping, taking over.</summary>
    public NetworkLifecycle Lifecycle { get; }

    /// <summary>Changes of parts, live and for the next start.</summary>
    public NetworkUpdates Updates { get; }

    /// <summary>Who is connected.</summary>
    public NetworkPorts Ports { get; }

    /// <summary>The driver's events.</summary>
    public DriverEvents Events { get; } = new();

    /// <summary>Completes when definitions are loaded and active networks found again.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Loads definitions, finds active networks again, starts what is marked for it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Definitions.InstallDefaultAsync().ConfigureAwait(false);
            Definitions.RemoveLeftovers();
            await Definitions.LoadAllAsync(cancellationToken).ConfigureAwait(false);
            await Lifecycle.RecoverAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ready.TrySetResult();
        }

        // Whoever stopped a network since the host's start wants it to stay so when the daemon starts again.
        if (new BootMark(Path.Combine(Places.State, "autostarted")).TryTake())
        {
            await Lifecycle.AutostartAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads definitions again, puts the rules of active networks in again, and starts what is marked for it.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await Definitions.LoadAllAsync(cancellationToken).ConfigureAwait(false);
        await Lifecycle.ReloadRulesAsync(cancellationToken).ConfigureAwait(false);
        await Lifecycle.AutostartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reports what happened to a network.</summary>
    public void Raise(StoredNetwork network, NetworkEventLifecycleType what) =>
        Events.Publish(new NetworkLifecycleEvent(network.Ref, what, 0));
}
