using Vireo.Protocol;

namespace Vireo.Drivers.NodeDevices;

/// <summary>
/// One client's connection to the host's devices. It finds devices and translates; the operations are in <c>Operations/</c>.
/// </summary>
[FlagChecks(ErrorDomain.Nodedev, "node")]
internal partial class NodeDeviceConnection(ConnectionContext context, NodeDeviceDriver driver) : DriverConnection(context)
{
    public NodeDeviceDriver Driver { get; } = driver;

    /// <inheritdoc/>
    public override ValueTask<IAsyncDisposable> SubscribeAsync(EventFilter filter, IEventSink sink, CancellationToken cancellationToken) =>
        filter.Class == EventClass.NodeDevice
            ? ValueTask.FromResult(Driver.Events.Subscribe(filter, sink))
            : base.SubscribeAsync(filter, sink, cancellationToken);
}
