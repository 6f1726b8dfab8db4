using Vireo.Drivers.Host;
using Vireo.Protocol;

namespace Vireo.Drivers.Interfaces;

/// <summary>The driver of the host's interfaces as the daemon knows it. It keeps nothing in memory: each question reads the host.</summary>
public sealed class InterfaceDriverFactory(DriverPaths paths) : IDaemonDriver
{
    private readonly InterfaceDriver _driver = new(paths);

    /// <inheritdoc/>
    public string Name => "interface";

    /// <inheritdoc/>
    public bool IsBusy => false;

    /// <inheritdoc/>
    public IReadOnlyList<DriverGroup> Serves => [DriverGroup.Interface];

    /// <inheritdoc/>
    public bool Accepts(Uri? uri, ConnectionContext context) =>
        context.Session is { OnlyGroup: DriverGroup.Interface } or { UsesHostObjects: true, OnlyGroup: null };

    /// <inheritdoc/>
    public ValueTask OpenAsync(Uri? uri, ConnectionContext context, DriverSession session, CancellationToken cancellationToken)
    {
        session[DriverGroup.Interface] ??= new CheckedInterfaceConnection(context, _driver);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task ReloadAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void PrepareShutdown()
    {
    }

    /// <inheritdoc/>
    public Task WaitShutdownAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
