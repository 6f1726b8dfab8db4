using Vireo.Protocol;

namespace Vireo.Drivers.Secrets;

/// <summary>
/// One client's connection to the host's secrets. It finds objects and translates; the operations are in <c>Operations/</c>.
/// </summary>
[FlagChecks(ErrorDomain.Secret, "secret")]
internal partial class SecretConnection(ConnectionContext context, SecretDriver driver) : DriverConnection(context)
{
    public SecretDriver Driver { get; } = driver;

    /// <inheritdoc/>
    public override ValueTask<IAsyncDisposable> SubscribeAsync(EventFilter filter, IEventSink sink, CancellationToken cancellationToken) =>
        filter.Class == EventClass.Secret
            ? ValueTask.FromResult(Driver.Events.Subscribe(filter, sink))
            : base.SubscribeAsync(filter, sink, cancellationToken);
}
