using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>
/// One client's connection to a simulated host. It decides what may be done and how it looks; the operations are in <c>Operations/</c>, one
/// file a role. Everything happens in memory: no call waits.
/// </summary>
[FlagChecks(ErrorDomain.Test, "test")]
internal partial class TestConnection(ConnectionContext context, TestDriver driver, string uri, Action closed)
    : DriverConnection(context)
{
    private int _closed;

    public TestDriver Driver { get; } = driver;

    /// <inheritdoc/>
    public override ValueTask<IAsyncDisposable> SubscribeAsync(EventFilter filter, IEventSink sink, CancellationToken cancellationToken) =>
        filter.Class switch
        {
            EventClass.Domain or EventClass.Network or EventClass.StoragePool or EventClass.NodeDevice =>
                ValueTask.FromResult(Driver.Events.Subscribe(filter, sink)),
            _ => base.SubscribeAsync(filter, sink, cancellationToken),
        };

    /// <inheritdoc/>
    public override ValueTask<bool> SupportsFeatureAsync(DriverFeature feature, CancellationToken cancellationToken) =>
        ValueTask.FromResult(feature is DriverFeature.TypedParamString or DriverFeature.NetworkUpdateHasCorrectOrder);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            closed();
        }

        return base.DisposeAsync();
    }

    private static void ValidateXml(string xml, string schema, string root, ErrorDomain domain, bool asked)
    {
        if (asked)
        {
            // A document of another kind is refused as such, before a schema is asked.
            XmlTree.Parse(xml, new XmlParseOptions { Domain = domain }).Root.ExpectRoot(root);
            SchemaValidation.Check(xml, schema);
        }
    }

    private static ValueTask<T> Done<T>(T value) => ValueTask.FromResult(value);
}
