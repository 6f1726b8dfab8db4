using Vireo.Protocol;

namespace Vireo.Drivers.Storage;

/// <summary>
/// One client's connection to the host's storage. It finds objects and translates; the operations are in <c>Operations/</c>, one file a
/// role.
/// </summary>
[FlagChecks(ErrorDomain.Storage, "storage")]
internal partial class StorageConnection(ConnectionContext context, StorageDriver driver) : DriverConnection(context)
{
    public StorageDriver Driver { get; } = driver;

    /// <inheritdoc/>
    public override ValueTask<IAsyncDisposable> SubscribeAsync(EventFilter filter, IEventSink sink, CancellationToken cancellationToken) =>
        filter.Class == EventClass.StoragePool
            ? ValueTask.FromResult(Driver.Events.Subscribe(filter, sink))
            : base.SubscribeAsync(filter, sink, cancellationToken);

    // What a call reads of a pool, which waits for nobody.
    private PoolView View(StoragePoolRef pool) => Driver.Pools.Get(pool.Uuid, pool.Name).View;

    private PoolView Active(StoragePoolRef pool) =>
        View(pool) is { Active: true } view ? view : throw HostObjectErrors.PoolInactive(ErrorDomain.Storage, pool.Name);

    private ValueTask<ObjectLease<StoragePool>> EnterAsync(StoragePoolRef pool, CancellationToken cancellationToken) =>
        Driver.Pools.EnterAsync(pool.Uuid, pool.Name, default, cancellationToken);

    private ValueTask<ObjectLease<StoragePool>> EnterActiveAsync(StoragePoolRef pool, CancellationToken cancellationToken) =>
        EnterAsync(pool, active: true, static name => HostObjectErrors.PoolInactive(ErrorDomain.Storage, name), cancellationToken);

    private ValueTask<ObjectLease<StoragePool>> EnterInactiveAsync(
        StoragePoolRef pool, Func<string, VirException> refusal, CancellationToken cancellationToken) =>
        EnterAsync(pool, active: false, refusal, cancellationToken);

    private async ValueTask<ObjectLease<StoragePool>> EnterAsync(
        StoragePoolRef pool, bool active, Func<string, VirException> refusal, CancellationToken cancellationToken)
    {
        var lease = await EnterAsync(pool, cancellationToken).ConfigureAwait(false);
        if (lease.Item.View.Active == active)
        {
            return lease;
        }

        lease.Dispose();
        throw refusal(lease.Item.Name);
    }
}
