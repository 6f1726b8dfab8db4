using Vireo.Protocol;

namespace Vireo.Drivers.Networks;

/// <summary>
/// One client's connection to the host's networks. It finds objects and translates; the operations are in <c>Operations/</c>, one file a
/// role.
/// </summary>
[FlagChecks(ErrorDomain.Network, "network")]
internal partial class NetworkConnection(ConnectionContext context, NetworkDriver driver) : DriverConnection(context)
{
    public NetworkDriver Driver { get; } = driver;

    /// <inheritdoc/>
    public override ValueTask<IAsyncDisposable> SubscribeAsync(EventFilter filter, IEventSink sink, CancellationToken cancellationToken) =>
        filter.Class == EventClass.Network
            ? ValueTask.FromResult(Driver.Events.Subscribe(filter, sink))
            : base.SubscribeAsync(filter, sink, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<bool> SupportsFeatureAsync(DriverFeature feature, CancellationToken cancellationToken) =>
        ValueTask.FromResult(feature == DriverFeature.NetworkUpdateHasCorrectOrder);

    // What a call reads of a network, which waits for nobody.
    private NetworkView View(NetworkRef network) => Driver.Networks.Get(network.Uuid, network.Name).View;

    private ValueTask<ObjectLease<StoredNetwork>> EnterAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Driver.Networks.EnterAsync(network.Uuid, network.Name, default, cancellationToken);
}
