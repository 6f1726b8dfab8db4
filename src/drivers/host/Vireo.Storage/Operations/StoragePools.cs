using Vireo.Documents;
using Vireo.Drivers.Objects;
using Vireo.Protocol;

namespace Vireo.Drivers.Storage;

/// <summary>Storage pools.</summary>
internal partial class StorageConnection
{
    /// <inheritdoc/>
    [Accepts(typeof(ConnectListAllStoragePoolsFlags))]
    public override ValueTask<IReadOnlyList<StoragePoolRef>> ListAllStoragePoolsAsync(
        ConnectListAllStoragePoolsFlags flags, CancellationToken cancellationToken)
    {
        var list = new List<StoragePoolRef>();
        foreach (StoragePool pool in Driver.Pools.Items)
        {
            PoolView view = pool.View;
            if (ListFilter.Wants(flags, view.Active, view.Persistent, view.Autostart) && ListFilter.Wants(flags, view.Definition.Type))
            {
                list.Add(pool.Ref);
            }
        }

        return Done<IReadOnlyList<StoragePoolRef>>(list);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> GetStoragePoolCapabilitiesAsync(uint flags, CancellationToken cancellationToken) =>
        Done(StoragePoolCapabilities.Build(Driver.Backends.Types).Format());

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<string> FindStoragePoolSourcesAsync(
        string type, string? sourceSpec, uint flags, CancellationToken cancellationToken) =>
        StoragePoolTypeXml.TryParse(type, out StoragePoolType kind)
            ? await Driver.Backends.Of(kind).FindSourcesAsync(sourceSpec, cancellationToken).ConfigureAwait(false)
            : throw HostObjectErrors.PoolTypeUnknown(ErrorDomain.Storage, type);

    /// <inheritdoc/>
    [Accepts(StoragePoolDefineFlags.Validate)]
    public override async ValueTask<StoragePoolRef> StoragePoolDefineXmlAsync(
        string xml, StoragePoolDefineFlags flags, CancellationToken cancellationToken)
    {
        if (flags != 0)
        {
            SchemaValidation.Check(xml, "storagepool");
        }

        StoragePoolDef definition = StoragePoolRules.Read(xml);
        _ = Driver.Backends.Of(definition.Type);
        return (await Driver.Definitions.DefineAsync(definition, cancellationToken).ConfigureAwait(false)).Ref;
    }

    /// <inheritdoc/>
    [Accepts(typeof(StoragePoolCreateFlags))]
    public override async ValueTask<StoragePoolRef> StoragePoolCreateXmlAsync(
        string xml, StoragePoolCreateFlags flags, CancellationToken cancellationToken)
    {
        StoragePoolDef definition = StoragePoolRules.Read(xml);
        PoolBackend backend = Driver.Backends.Of(definition.Type);
        using var lease = await Driver.Definitions.EnterForStartAsync(definition, cancellationToken).ConfigureAwait(false);
        PoolView before = lease.Item.View;
        lease.Item.Update(v => v with { Definition = definition, Next = v.Persistent ? before.Definition : null });
        try
        {
            await BuildFirstAsync(backend, definition, flags, cancellationToken).ConfigureAwait(false);
            await Driver.Lifecycle.StartAsync(lease.Item, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            lease.Item.Publish(before);
            throw;
        }

        lease.Keep();
        return lease.Item.Ref;
    }

    /// <inheritdoc/>
    [Accepts(typeof(StoragePoolCreateFlags))]
    public override async ValueTask StoragePoolCreateAsync(
        StoragePoolRef pool, StoragePoolCreateFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterInactiveAsync(pool, PoolErrors.AlreadyActive, cancellationToken).ConfigureAwait(false);
        StoragePoolDef definition = lease.Item.View.Definition;
        await BuildFirstAsync(Driver.Backends.Of(definition.Type), definition, flags, cancellationToken).ConfigureAwait(false);
        await Driver.Lifecycle.StartAsync(lease.Item, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(uint.MaxValue)]
    public override async ValueTask StoragePoolBuildAsync(
        StoragePoolRef pool, StoragePoolBuildFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterInactiveAsync(pool, PoolErrors.AlreadyActive, cancellationToken).ConfigureAwait(false);
        StoragePoolDef definition = lease.Item.View.Definition;
        using VolumeJob job = Driver.Jobs.Begin("build", lease.Item, Context.Caller);
        PoolBackend backend = Driver.Backends.Of(definition.Type);
        await job.Job.RunAsync(ct => backend.BuildAsync(definition, flags, ct).AsTask()).ConfigureAwait(false);
        lease.Item.Update(v => v with { Definition = backend.AsBuilt(v.Definition) });
        Driver.Raise(lease.Item, StoragePoolEventLifecycleType.Created);
    }

    /// <inheritdoc/>
    public override async ValueTask StoragePoolDestroyAsync(StoragePoolRef pool, CancellationToken cancellationToken)
    {
        using var lease = await EnterActiveAsync(pool, cancellationToken).ConfigureAwait(false);
        RefuseJobs(lease.Item);
        await Driver.Lifecycle.StopAsync(lease.Item, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(uint.MaxValue)]
    public override async ValueTask StoragePoolDeleteAsync(
        StoragePoolRef pool, StoragePoolDeleteFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterInactiveAsync(pool, PoolErrors.StillActive, cancellationToken).ConfigureAwait(false);
        StoragePoolDef definition = lease.Item.View.Definition;
        await Driver.Backends.Of(definition.Type).DeleteAsync(definition, flags, cancellationToken).ConfigureAwait(false);
        Driver.Raise(lease.Item, StoragePoolEventLifecycleType.Deleted);
    }

    /// <inheritdoc/>
    public override async ValueTask StoragePoolUndefineAsync(StoragePoolRef pool, CancellationToken cancellationToken)
    {
        using var lease = await EnterInactiveAsync(pool, PoolErrors.StillActive, cancellationToken).ConfigureAwait(false);
        await Driver.Definitions.UndefineAsync(lease.Item).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask StoragePoolRefreshAsync(StoragePoolRef pool, uint flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterActiveAsync(pool, cancellationToken).ConfigureAwait(false);
        await Driver.Lifecycle.RefreshAsync(lease.Item, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask StoragePoolSetAutostartAsync(StoragePoolRef pool, bool autostart, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(pool, cancellationToken).ConfigureAwait(false);
        await Driver.Definitions.SetAutostartAsync(lease.Item, autostart).ConfigureAwait(false);
    }

    private static ValueTask BuildFirstAsync(
        PoolBackend backend, StoragePoolDef definition, StoragePoolCreateFlags flags, CancellationToken cancellationToken)
    {
        const StoragePoolCreateFlags any = StoragePoolCreateFlags.WithBuild | StoragePoolCreateFlags.WithBuildOverwrite
            | StoragePoolCreateFlags.WithBuildNoOverwrite;
        if ((flags & any) == 0)
        {
            return ValueTask.CompletedTask;
        }

        StoragePoolBuildFlags build = (flags & any) switch
        {
            var f when f.HasFlag(StoragePoolCreateFlags.WithBuildOverwrite) => StoragePoolBuildFlags.Overwrite,
            var f when f.HasFlag(StoragePoolCreateFlags.WithBuildNoOverwrite) => StoragePoolBuildFlags.NoOverwrite,
            _ => StoragePoolBuildFlags.New,
        };
        return backend.BuildAsync(definition, build, cancellationToken);
    }

    private static void RefuseJobs(StoragePool pool)
    {
        if (pool.View.HasJobs)
        {
            throw PoolErrors.JobsRunning(pool.Name);
        }
    }

    private static ValueTask<T> Done<T>(T value) => ValueTask.FromResult(value);
}
