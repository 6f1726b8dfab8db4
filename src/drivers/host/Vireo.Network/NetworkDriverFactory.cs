using Vireo.Drivers.Host;
using Vireo.Protocol;

namespace Vireo.Drivers.Networks;

/// <summary>The network driver as the daemon knows it: which sessions it serves, how it starts and ends.</summary>
public sealed class NetworkDriverFactory(DriverPaths paths) : IDaemonDriver
{
    private readonly NetworkDriver _driver = new(paths);

    /// <inheritdoc/>
    public string Name => "network";

    /// <inheritdoc/>
    public bool IsBusy => false;

    /// <inheritdoc/>
    public IReadOnlyList<DriverGroup> Serves => [DriverGroup.Network];

    /// <inheritdoc/>
    public bool Accepts(Uri? uri, ConnectionContext context) =>
        context.Session is { OnlyGroup: DriverGroup.Network } or { UsesHostObjects: true, OnlyGroup: null };

    /// <inheritdoc/>
    public async ValueTask OpenAsync(Uri? uri, ConnectionContext context, DriverSession session, CancellationToken cancellationToken)
    {
        if (session[DriverGroup.Network] is null)
        {
            await _driver.Ready.WaitAsync(cancellationToken).ConfigureAwait(false);
            session[DriverGroup.Network] = new CheckedNetworkConnection(context, _driver);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => _driver.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task ReloadAsync(CancellationToken cancellationToken) => _driver.ReloadAsync(cancellationToken);

    /// <inheritdoc/>
    public void PrepareShutdown()
    {
    }

    /// <inheritdoc/>
    public Task WaitShutdownAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
