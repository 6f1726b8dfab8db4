using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>
/// One client's connection to one driver. Each operation is a virtual method whose base (generated) answers "this function is not supported
/// by the connection driver: virXxx"; a driver overrides what it serves. It must not know how the call came: the same class serves the
/// daemon's dispatcher, the .NET API and the C library.
/// </summary>
[DriverBase]
public abstract partial class DriverConnection :
    IConnectionInfo, IHost, IHostCpu, INativeXml,
    IDomainLookup, IDomainLifecycle, IDomainDefinition, IDomainState, IDomainSave, IDomainDevices, IDomainMemory, IDomainVcpus,
        IDomainIoThreads,
    IDomainTuning, IDomainBlocks, IDomainBlockJobs, IDomainStats, IDomainJobs, IDomainMigration, IDomainMigrationSteps,
        IDomainMigrationLegacy,
    IDomainSnapshots, IDomainCheckpoints, IDomainGuest, IDomainConsole, IDomainSecurity, IQemuMonitor, ILxcNamespaces,
    INetworks, INetworkPorts, IStoragePools, IStorageVolumes, INodeDevices, IInterfaces, ISecrets, INwFilters, INwFilterBindings, IJobs,
    IAsyncDisposable
{
    protected DriverConnection(ConnectionContext context) => Context = context;

    /// <summary>Who is connected, and how.</summary>
    public ConnectionContext Context { get; }

    /// <summary>Whether the driver has a feature; the daemon answers for those that are its own.</summary>
    public virtual ValueTask<bool> SupportsFeatureAsync(DriverFeature feature, CancellationToken cancellationToken) =>
        ValueTask.FromResult(false);

    /// <summary><c>virConnectGetLibVersion</c>: the release whose API is served here; a remote driver asks the other side.</summary>
    public virtual ValueTask<ulong> GetLibraryVersionAsync(CancellationToken cancellationToken) => ValueTask.FromResult(ApiVersion.Number);

    /// <summary>
    /// Starts the delivery of events to <paramref name="sink"/>, until the result is disposed. No event raised before this call is
    /// delivered, every one raised after its completion is, in order.
    /// </summary>
    public virtual ValueTask<IAsyncDisposable> SubscribeAsync(EventFilter filter, IEventSink sink, CancellationToken cancellationToken) =>
        throw Errors.NoSupport(filter.RegisterFunction);

    /// <summary>
    /// Asks for a notification when the connection behind this one (of a remote driver, say) breaks; null takes the request back. A driver
    /// with nothing behind it has nothing to report: the request succeeds, as in libvirt.
    /// </summary>
    public virtual ValueTask SetCloseCallbackAsync(Action<ConnectCloseReason>? callback, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    /// <summary>Takes over the identity that a trusted intermediary (a proxy daemon) hands on; only a remote driver has somebody to
    /// tell.</summary>
    public virtual ValueTask SetIdentityAsync(TypedParameterList parameters, uint flags, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    /// <summary>The client is gone: ends what hangs on the connection (autodestroy guests, subscriptions, streams).</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
