using Vireo.Drivers.Host;
using Vireo.Protocol;

namespace Vireo.Drivers.NodeDevices;

/// <summary>The node device driver as the daemon knows it: which sessions it serves, how it starts and ends.</summary>
public sealed class NodeDeviceDriverFactory(Uuid? hostUuid) : IDaemonDriver
{
    private readonly NodeDeviceDriver _driver = new(hostUuid);

    /// <inheritdoc/>
    public string Name => "nodedev";

    /// <inheritdoc/>
    public bool IsBusy => false;

    /// <inheritdoc/>
    public IReadOnlyList<DriverGroup> Serves => [DriverGroup.NodeDevice];

    /// <inheritdoc/>
    public bool Accepts(Uri? uri, ConnectionContext context) =>
        context.Session is { OnlyGroup: DriverGroup.NodeDevice } or { UsesHostObjects: true, OnlyGroup: null };

    /// <inheritdoc/>
    public async ValueTask OpenAsync(Uri? uri, ConnectionContext context, DriverSession session, CancellationToken cancellationToken)
    {
        if (session[DriverGroup.NodeDevice] is null)
        {
            await _driver.Ready.WaitAsync(cancellationToken).ConfigureAwait(false);
            session[DriverGroup.NodeDevice] = new CheckedNodeDeviceConnection(context, _driver);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => _driver.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task ReloadAsync(CancellationToken cancellationToken) => _driver.Catalogue.ScanAsync(cancellationToken);

    /// <inheritdoc/>
    public void PrepareShutdown()
    {
    }

    /// <inheritdoc/>
    public async Task WaitShutdownAsync(CancellationToken cancellationToken) =>
        await _driver.Monitor.DisposeAsync().ConfigureAwait(false);
}
