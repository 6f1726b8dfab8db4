using Vireo.Documents;
using Vireo.Drivers.Objects;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>Storage pools.</summary>
internal partial class TestConnection
{
    private const string LogicalSources =
        "<sources>\n"
        + "  <source>\n    <device path='/dev/sda20'/>\n    <name>testvg1</name>\n    <format type='lvm2'/>\n  </source>\n"
        + "  <source>\n    <device path='/dev/sda21'/>\n    <name>testvg2</name>\n    <format type='lvm2'/>\n  </source>\n"
        + "</sources>\n";

    /// <inheritdoc/>
    [Accepts(typeof(ConnectListAllStoragePoolsFlags))]
    public override ValueTask<IReadOnlyList<StoragePoolRef>> ListAllStoragePoolsAsync(
        ConnectListAllStoragePoolsFlags flags, CancellationToken cancellationToken)
    {
        var list = new List<StoragePoolRef>();
        foreach (var pool in Driver.Pools.Items)
        {
            var p = pool.View;
            if (ListFilter.Wants(flags, p.Active, p.Persistent, p.Autostart) && ListFilter.Wants(flags, p.Definition.Type))
            {
                list.Add(Ref(pool));
            }
        }

        return Done<IReadOnlyList<StoragePoolRef>>(list);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> FindStoragePoolSourcesAsync(
        string type, string? sourceSpec, uint flags, CancellationToken cancellationToken)
    {
        if (type == "dir")
        {
            throw HostObjectErrors.PoolTypeUnknown(ErrorDomain.Test, type);
        }

        string? host = sourceSpec is null ? null : StoragePoolSources.HostOf(sourceSpec);
        if (sourceSpec is not null && !StoragePoolTypeXml.TryParse(type, out _))
        {
            throw TestStorageErrors.NoBackend();
        }

        switch (type)
        {
            case "logical":
                return Done(LogicalSources);
            case "netfs":
                return host is null
                    ? throw HostObjectErrors.NetFsHostMissing(ErrorDomain.Test)
                    : Done($"<sources>\n  <source>\n    <host name='{host}'/>\n    <dir path='/testshare'/>\n    <format "
                        + "type='nfs'/>\n  </source>\n</sources>\n");
            default:
                throw HostObjectErrors.PoolDiscoveryUnsupported(ErrorDomain.Test, type);
        }
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<StoragePoolRef> StoragePoolCreateXmlAsync(
        string xml, StoragePoolCreateFlags flags, CancellationToken cancellationToken)
    {
        var def = StoragePoolRules.Read(xml);
        using var definitions = await Driver.PoolDefinitions.EnterAsync(cancellationToken).ConfigureAwait(false);
        using var lease = await EnterPoolAsync(def, live: true, cancellationToken).ConfigureAwait(false);
        var made = def.Source?.Adapter is FcHostAdapter { Wwnn: { } wwnn, Wwpn: { } wwpn } ? MakeVirtualHost(wwnn, wwpn) : null;
        lease.Item.Update(static v => v with { Active = true });
        lease.Keep();
        if (made is not null)
        {
            Raise(made, NodeDeviceEventLifecycleType.Created);
        }

        Raise(lease.Item, StoragePoolEventLifecycleType.Started);
        return Ref(lease.Item);
    }

    /// <inheritdoc/>
    [Accepts(StoragePoolDefineFlags.Validate)]
    public override async ValueTask<StoragePoolRef> StoragePoolDefineXmlAsync(
        string xml, StoragePoolDefineFlags flags, CancellationToken cancellationToken)
    {
        ValidateXml(xml, "storagepool", "pool", ErrorDomain.Storage, flags != 0);
        using var definitions = await Driver.PoolDefinitions.EnterAsync(cancellationToken).ConfigureAwait(false);
        using var lease = await EnterPoolAsync(StoragePoolRules.Read(xml), live: false, cancellationToken).ConfigureAwait(false);
        lease.Item.Update(static v => v with { Persistent = true });
        lease.Keep();
        Raise(lease.Item, StoragePoolEventLifecycleType.Defined);
        return Ref(lease.Item);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask StoragePoolCreateAsync(
        StoragePoolRef pool, StoragePoolCreateFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterInactiveAsync(pool, cancellationToken).ConfigureAwait(false);
        lease.Item.Update(static v => v with { Active = true });
        Raise(lease.Item, StoragePoolEventLifecycleType.Started);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask StoragePoolBuildAsync(
        StoragePoolRef pool, StoragePoolBuildFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterInactiveAsync(pool, cancellationToken).ConfigureAwait(false);
        Raise(lease.Item, StoragePoolEventLifecycleType.Created);
    }

    /// <inheritdoc/>
    public override async ValueTask StoragePoolDestroyAsync(StoragePoolRef pool, CancellationToken cancellationToken)
    {
        using var lease = await EnterActiveAsync(pool.Name, cancellationToken).ConfigureAwait(false);
        var gone = lease.Item.View.Definition.Source?.Adapter is FcHostAdapter ? FindDevice(VirtualHost) : null;
        if (gone is not null)
        {
            Driver.NodeDevices.Remove(gone);
        }

        if (!lease.Item.Update(static v => v with { Active = false, Definition = v.Next ?? v.Definition, Next = null }).Persistent)
        {
            Driver.Pools.Remove(lease.Item);
        }

        if (gone is not null)
        {
            Raise(gone, NodeDeviceEventLifecycleType.Deleted);
        }

        Raise(lease.Item, StoragePoolEventLifecycleType.Stopped);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask StoragePoolDeleteAsync(
        StoragePoolRef pool, StoragePoolDeleteFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterInactiveAsync(pool, cancellationToken).ConfigureAwait(false);
        Raise(lease.Item, StoragePoolEventLifecycleType.Deleted);
    }

    /// <inheritdoc/>
    public override async ValueTask StoragePoolUndefineAsync(StoragePoolRef pool, CancellationToken cancellationToken)
    {
        using var lease = await EnterInactiveAsync(pool, cancellationToken).ConfigureAwait(false);
        Driver.Pools.Remove(lease.Item);
        Raise(lease.Item, StoragePoolEventLifecycleType.Undefined);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask StoragePoolRefreshAsync(StoragePoolRef pool, uint flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterActiveAsync(pool.Name, cancellationToken).ConfigureAwait(false);
        Driver.Raise(new StoragePoolRefreshEvent(Ref(lease.Item)));
    }

    /// <inheritdoc/>
    public override ValueTask<StoragePoolRef> StoragePoolLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        Done(Ref(Driver.Pools.FindByName(name) ?? throw Driver.Pools.Noun.NoName(name)));

    /// <inheritdoc/>
    public override ValueTask<StoragePoolRef> StoragePoolLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        Done(Ref(Driver.Pools.FindByUuid(uuid) ?? throw Driver.Pools.Noun.NoUuid(uuid)));

    /// <inheritdoc/>
    public override ValueTask<StoragePoolRef> StoragePoolLookupByVolumeAsync(StorageVolRef volume, CancellationToken cancellationToken) =>
        StoragePoolLookupByNameAsync(volume.Pool, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<StoragePoolInfo> StoragePoolGetInfoAsync(StoragePoolRef pool, CancellationToken cancellationToken)
    {
        var p = Find(pool);
        return Done(new StoragePoolInfo(
            p.Active
                ? StoragePoolState.Running
                : StoragePoolState.Inactive, p.Definition.Capacity, p.Definition.Allocation, p.Definition.Available));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> StoragePoolGetXmlDescAsync(
        StoragePoolRef pool, StorageXmlFlags flags, CancellationToken cancellationToken)
    {
        return Done(Find(pool).Definition.Format());
    }

    /// <inheritdoc/>
    public override ValueTask<bool> StoragePoolGetAutostartAsync(StoragePoolRef pool, CancellationToken cancellationToken)
    {
        var p = Find(pool);
        return Done(p.Persistent && p.Autostart);
    }

    /// <inheritdoc/>
    public override async ValueTask StoragePoolSetAutostartAsync(StoragePoolRef pool, bool autostart, CancellationToken cancellationToken)
    {
        using var lease = await EnterPoolAsync(pool.Name, cancellationToken).ConfigureAwait(false);
        if (!lease.Item.View.Persistent)
        {
            throw TestStorageErrors.NoConfigFile();
        }

        lease.Item.Update(v => v with { Autostart = autostart });
    }

    /// <inheritdoc/>
    public override ValueTask<bool> StoragePoolIsActiveAsync(StoragePoolRef pool, CancellationToken cancellationToken) =>
        Done(FindByUuid(pool).Active);

    /// <inheritdoc/>
    public override ValueTask<bool> StoragePoolIsPersistentAsync(StoragePoolRef pool, CancellationToken cancellationToken) =>
        Done(FindByUuid(pool).Persistent);

    private static StoragePoolRef Ref(TestPool p) => new(p.Name, p.Uuid);

    // As in libvirt's simulation, most calls find a pool by its name.
    private TestPoolView Find(StoragePoolRef pool) =>
        (Driver.Pools.FindByName(pool.Name) ?? throw Driver.Pools.Noun.NoName(pool.Name)).View;

    private TestPoolView FindByUuid(StoragePoolRef pool) =>
        (Driver.Pools.FindByUuid(pool.Uuid) ?? throw Driver.Pools.Noun.NoUuid(pool.Uuid)).View;

    private TestPoolView Active(StoragePoolRef pool)
    {
        var p = Find(pool);
        return p.Active ? p : throw NotActive(pool.Name);
    }

    private static VirException NotActive(string name) => HostObjectErrors.PoolInactive(ErrorDomain.Test, name);

    private ValueTask<ObjectLease<TestPool>> EnterPoolAsync(string name, CancellationToken cancellationToken) =>
        Driver.Pools.EnterAsync(name, default, cancellationToken);

    private async ValueTask<ObjectLease<TestPool>> EnterActiveAsync(string name, CancellationToken cancellationToken)
    {
        var lease = await EnterPoolAsync(name, cancellationToken).ConfigureAwait(false);
        if (lease.Item.View.Active)
        {
            return lease;
        }

        lease.Dispose();
        throw NotActive(name);
    }

    private async ValueTask<ObjectLease<TestPool>> EnterInactiveAsync(StoragePoolRef pool, CancellationToken cancellationToken)
    {
        var lease = await EnterPoolAsync(pool.Name, cancellationToken).ConfigureAwait(false);
        if (!lease.Item.View.Active)
        {
            return lease;
        }

        lease.Dispose();
        throw TestStorageErrors.PoolActive(pool.Name);
    }

    /// <summary>
    /// Enters the pool that a document means, which has the document as its definition then; for a start, it must not run. The caller has
    /// entered the pools' definitions, because no two pools may have one source.
    /// </summary>
    private async ValueTask<ObjectLease<TestPool>> EnterPoolAsync(StoragePoolDef def, bool live, CancellationToken cancellationToken)
    {
        foreach (var other in Driver.Pools.Items)
        {
            if (other.Name != def.Name && StoragePoolSources.Conflict(other.View.Definition, def))
            {
                throw HostObjectErrors.PoolSourceConflict(other.Name);
            }
        }

        var lease = await Driver.Pools.EnterOrAddAsync(
            def.Uuid ?? default, def.Name ?? "", () => new TestPool(TestPoolView.Empty(def)), default, cancellationToken)
            .ConfigureAwait(false);
        if (lease.IsAdded)
        {
            return lease;
        }

        if (live && lease.Item.View.Active)
        {
            lease.Dispose();
            throw HostObjectErrors.PoolActiveAs(lease.Item.Name);
        }

        lease.Item.Update(v => v.Redefined(def));
        return lease;
    }

    private void Raise(TestPool p, StoragePoolEventLifecycleType what) => Driver.Raise(new StoragePoolLifecycleEvent(Ref(p), what, 0));
}
