using Vireo.Drivers;
using Vireo.Drivers.Host;
using Vireo.Operations;
using Vireo.Posix;
using Vireo.Rpc;

namespace Vireo.Daemon;

/// <summary>
/// The daemon's life: listen first, so that a client waits for nothing; then start the drivers beside it; at the end drain in two steps.
/// It owns sockets, pid file and servers, and nothing of what they serve.
/// </summary>
internal sealed partial class VireoDaemon : IAsyncDisposable
{
    private static readonly Logger Logger = Log.For("daemon");

    // Long enough for any call that waits for its turn on a domain (30 s) to fail by itself and be answered.
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan DriverPatience = TimeSpan.FromSeconds(30);

    private readonly DaemonOptions _options;
    private readonly DaemonConfig _config;
    private readonly DriverPaths _paths;
    private readonly DaemonPlaces _places;
    private readonly LogRouter _log;
    private readonly DaemonControl _control;
    private readonly DriverRegistry _drivers;
    private readonly RpcServer _main;
    private readonly RpcServer _admin;
    private readonly DaemonAdmin _adminConnection;
    private readonly ServerEntry _mainEntry;
    private readonly List<string> _ownSockets = [];
    private readonly List<NetworkListener> _network = [];
    private readonly MemoryTrimmer _memory;
    private readonly CancellationTokenSource _impatient = new();
    private readonly CancellationTokenSource _startup = new();
    private FileLock? _pidFile;
    private Task _starting = Task.CompletedTask;

    public VireoDaemon(
        DaemonOptions options, DaemonConfig config, DriverPaths paths, DaemonPlaces places, LogRouter log,
        IReadOnlyList<IDriverFactory> drivers, HostServices? host = null)
    {
        _options = options;
        _config = config;
        _paths = paths;
        _places = config.SocketFolder is { } folder ? places.WithSocketFolder(folder.Value) : places;
        _log = log;
        _control = new DaemonControl(TimeProvider.System, LogSetup.Default(log, options, paths));
        _drivers = new DriverRegistry(drivers, host ?? new HostServices(), paths);
        _control.IsBusy = () => _drivers.IsBusy;
        _main = new RpcServer(ServerOptions(config.Limits, Math.Min(Environment.ProcessorCount, 4)), new MainServer(
            config, _drivers, paths));
        _adminConnection = new DaemonAdmin(_control, log);
        _admin = new RpcServer(ServerOptions(config.AdminLimits, 1), new AdminServer(_adminConnection));
        _mainEntry = new ServerEntry("libvirtd", _main, config.Limits);
        _adminConnection.Add(_mainEntry);
        _adminConnection.Add(new ServerEntry("admin", _admin, config.AdminLimits));
        _memory = new MemoryTrimmer(
            TimeProvider.System, () => !_starting.IsCompleted || _main.ConnectionCount + _admin.ConnectionCount > 0, static () =>
                GC.GetTotalAllocatedBytes());
        _main.ConnectionCountChanged += OnClientCount;
        _admin.ConnectionCountChanged += OnClientCount;
    }

    /// <summary>What can be asked of the daemon's life.</summary>
    public DaemonControl Control => _control;

    /// <summary>Serves until a shutdown is requested, then ends in two steps.</summary>
    public async Task RunAsync()
    {
        using var signals = new SignalHandler(OnSignal, 1, 2, 3, 15);
        if (_options.Timeout > 0)
        {
            _control.SetTimeout((uint)_options.Timeout);
        }

        _starting = _drivers.StartAsync(_startup.Token);
        _memory.Watch();
        Daemonizer.ReportReady();
        ServiceManager.Notify("READY=1");
        await _control.Stopped.ConfigureAwait(false);
        await StopAsync(_starting).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CloseNetworkAsync().ConfigureAwait(false);
        await _main.DisposeAsync().ConfigureAwait(false);
        await _admin.DisposeAsync().ConfigureAwait(false);
        foreach (string socket in _ownSockets)
        {
            File.Delete(socket);
        }

        if (_pidFile is { } pid)
        {
            File.Delete(pid.Path);
            pid.Dispose();
        }

        _control.Dispose();
        _memory.Dispose();
        _impatient.Dispose();
        _startup.Dispose();
    }

    /// <summary>
    /// Prepare: no new clients, no new background work. Then the calls in flight are answered, while the monitors' loops still serve them.
    /// Wait: background work that runs is waited for. A second signal shortens every wait; nothing waits for ever.
    /// </summary>
    private async Task StopAsync(Task starting)
    {
        Logger.Info($"shutting down");
        ServiceManager.Notify("STOPPING=1");
        await _startup.CancelAsync().ConfigureAwait(false);
        _main.StopListening();
        _admin.StopListening();
        await CloseNetworkAsync().ConfigureAwait(false);
        _drivers.PrepareShutdown();
        if (!await _main.DrainAsync(DrainPatience, _impatient.Token).ConfigureAwait(false))
        {
            Logger.Warning("calls did not end in time and were cancelled");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_impatient.Token);
        limit.CancelAfter(DriverPatience);
        await Task.WhenAll(starting, _drivers.WaitShutdownAsync(limit.Token))
            .WaitAsync(DriverPatience + TimeSpan.FromSeconds(5), CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async ValueTask CloseNetworkAsync()
    {
        foreach (NetworkListener listener in _network)
        {
            await listener.DisposeAsync().ConfigureAwait(false);
        }

        _network.Clear();
    }

    private static RpcServerOptions ServerOptions(ServerLimits limits, int threads) => new()
    {
        MaxClients = (int)Math.Min(limits.MaxClients, int.MaxValue),
        MaxAnonymousClients = (int)Math.Min(limits.MaxAnonymousClients, int.MaxValue),
        MaxClientRequests = (int)Math.Min(limits.MaxClientRequests, 10_000),
        Threads = threads,
        MaxThreads = (int)Math.Min(limits.MaxWorkers, 1000),
    };

    private void OnClientCount(int count)
    {
        _control.SetClientCount(_main.ConnectionCount + _admin.ConnectionCount);
        _memory.Watch();
    }

    private void OnSignal(int signal)
    {
        const int Hangup = 1;
        if (signal == Hangup)
        {
            Logger.Info($"reloading configuration on SIGHUP");
            ServiceManager.Notify("RELOADING=1");
            _ = ReloadAsync();
            return;
        }

        if (_control.Stopped.IsCompleted)
        {
            _impatient.Cancel();
        }

        _control.RequestStop();
    }

    private async Task ReloadAsync()
    {
        await _drivers.ReloadAsync(_startup.Token).ConfigureAwait(false);
        ServiceManager.Notify("READY=1");
    }
}
