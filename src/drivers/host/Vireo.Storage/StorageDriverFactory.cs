using Vireo.Drivers.Host;
using Vireo.Protocol;

namespace Vireo.Drivers.Storage;

/// <summary>The storage driver as the daemon knows it: which sessions it serves, how it starts and ends.</summary>
public sealed class StorageDriverFactory(DriverPaths paths, HostServices? host = null) : IDaemonDriver
{
    private readonly StorageDriver _driver = new(paths, host);

    /// <inheritdoc/>
    public string Name => "storage";

    /// <inheritdoc/>
    public bool IsBusy => _driver.Jobs.IsBusy;

    /// <inheritdoc/>
    public IReadOnlyList<DriverGroup> Serves => [DriverGroup.Storage];

    /// <inheritdoc/>
    public IReadOnlyList<DriverGroup> Needs => [DriverGroup.Secret, DriverGroup.NodeDevice];

    /// <inheritdoc/>
    public bool Accepts(Uri? uri, ConnectionContext context) =>
        context.Session is { OnlyGroup: DriverGroup.Storage } or { UsesHostObjects: true, OnlyGroup: null };

    /// <inheritdoc/>
    public async ValueTask OpenAsync(Uri? uri, ConnectionContext context, DriverSession session, CancellationToken cancellationToken)
    {
        if (session[DriverGroup.Storage] is null)
        {
            await _driver.Ready.WaitAsync(cancellationToken).ConfigureAwait(false);
            session[DriverGroup.Storage] = new CheckedStorageConnection(context, _driver);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => _driver.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task ReloadAsync(CancellationToken cancellationToken) => _driver.ReloadAsync(cancellationToken);

    /// <inheritdoc/>
    public void PrepareShutdown() => _driver.Jobs.Prepare();

    /// <inheritdoc/>
    public Task WaitShutdownAsync(CancellationToken cancellationToken) => _driver.Jobs.WaitAsync(cancellationToken);
}
