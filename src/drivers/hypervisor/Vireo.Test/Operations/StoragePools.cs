using Vireo.Documents;
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
        const ConnectListAllStoragePoolsFlags types = (ConnectListAllStoragePoolsFlags)0xfffc0;
        uint f = (uint)flags;
        var list = new List<StoragePoolRef>();
        lock (Driver.Lock)
        {
            foreach (var p in Driver.Pools.Items)
            {
                if (TestFlags.Wants(f, (uint)ConnectListAllStoragePoolsFlags.Active, (uint)ConnectListAllStoragePoolsFlags.Inactive,
                    p.Active)
                    && TestFlags.Wants(f, (uint)ConnectListAllStoragePoolsFlags.Persistent,
                        (uint)ConnectListAllStoragePoolsFlags.Transient, p.Persistent)
                    && TestFlags.Wants(f, (uint)ConnectListAllStoragePoolsFlags.Autostart,
                        (uint)ConnectListAllStoragePoolsFlags.NoAutostart, p.Autostart)
                    && ((flags & types) == 0 || (flags & TypeFlag(p.Definition.Type)) != 0))
                {
                    list.Add(Ref(p));
                }
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
            throw Errors.Internal(ErrorDomain.Test, $"unknown storage pool type {type}");
        }

        string? host = sourceSpec is null ? null : StoragePoolSources.HostOf(sourceSpec);
        if (sourceSpec is not null && !StoragePoolTypeXml.TryParse(type, out _))
        {
            throw Errors.Internal(ErrorDomain.Storage, "missing backend for pool type -1");
        }

        switch (type)
        {
            case "logical":
                return Done(LogicalSources);
            case "netfs":
                return host is null
                    ? throw Errors.InvalidArgument(ErrorDomain.Test, "hostname must be specified for netfs sources")
                    : Done($"<sources>\n  <source>\n    <host name='{host}'/>\n    <dir path='/testshare'/>\n    <format "
                        + "type='nfs'/>\n  </source>\n</sources>\n");
            default:
                throw Errors.NoSupport($"pool type '{type}' does not support source discovery", ErrorDomain.Test);
        }
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<StoragePoolRef> StoragePoolCreateXmlAsync(
        string xml, StoragePoolCreateFlags flags, CancellationToken cancellationToken)
    {
        var def = StoragePoolRules.Read(xml);
        TestPool pool;
        TestNodeDevice? made;
        lock (Driver.Lock)
        {
            bool known = Driver.Pools.FindByUuid(def.Uuid ?? default) is not null;
            pool = AddPool(def, live: true);
            try
            {
                made = def.Source?.Adapter is FcHostAdapter { Wwnn: { } wwnn, Wwpn: { } wwpn } ? MakeVirtualHost(wwnn, wwpn) : null;
            }
            catch (VirException) when (!known)
            {
                Driver.Pools.Remove(pool);
                throw;
            }

            pool.Active = true;
        }

        if (made is not null)
        {
            Raise(made, NodeDeviceEventLifecycleType.Created);
        }

        Raise(pool, StoragePoolEventLifecycleType.Started);
        return Done(Ref(pool));
    }

    /// <inheritdoc/>
    [Accepts(StoragePoolDefineFlags.Validate)]
    public override ValueTask<StoragePoolRef> StoragePoolDefineXmlAsync(
        string xml, StoragePoolDefineFlags flags, CancellationToken cancellationToken)
    {
        ValidateXml(xml, "storagepool", "pool", ErrorDomain.Storage, flags != 0);
        var def = StoragePoolRules.Read(xml);
        TestPool pool;
        lock (Driver.Lock)
        {
            pool = AddPool(def, live: false);
            pool.Persistent = true;
        }

        Raise(pool, StoragePoolEventLifecycleType.Defined);
        return Done(Ref(pool));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask StoragePoolCreateAsync(StoragePoolRef pool, StoragePoolCreateFlags flags, CancellationToken cancellationToken)
    {
        TestPool p;
        lock (Driver.Lock)
        {
            p = Inactive(pool);
            p.Active = true;
        }

        Raise(p, StoragePoolEventLifecycleType.Started);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask StoragePoolBuildAsync(StoragePoolRef pool, StoragePoolBuildFlags flags, CancellationToken cancellationToken)
    {
        TestPool p;
        lock (Driver.Lock)
        {
            p = Inactive(pool);
        }

        Raise(p, StoragePoolEventLifecycleType.Created);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask StoragePoolDestroyAsync(StoragePoolRef pool, CancellationToken cancellationToken)
    {
        TestPool p;
        TestNodeDevice? gone;
        lock (Driver.Lock)
        {
            p = Active(pool);
            p.Active = false;
            gone = p.Definition.Source?.Adapter is FcHostAdapter ? FindDevice(VirtualHost) : null;
            if (gone is not null)
            {
                Driver.NodeDevices.Remove(gone);
            }

            if (p.Next is not null)
            {
                p.Definition = p.Next;
                p.Next = null;
            }

            if (!p.Persistent)
            {
                Driver.Pools.Remove(p);
            }
        }

        if (gone is not null)
        {
            Raise(gone, NodeDeviceEventLifecycleType.Deleted);
        }

        Raise(p, StoragePoolEventLifecycleType.Stopped);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask StoragePoolDeleteAsync(StoragePoolRef pool, StoragePoolDeleteFlags flags, CancellationToken cancellationToken)
    {
        TestPool p;
        lock (Driver.Lock)
        {
            p = Inactive(pool);
        }

        Raise(p, StoragePoolEventLifecycleType.Deleted);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask StoragePoolUndefineAsync(StoragePoolRef pool, CancellationToken cancellationToken)
    {
        TestPool p;
        lock (Driver.Lock)
        {
            p = Inactive(pool);
            Driver.Pools.Remove(p);
        }

        Raise(p, StoragePoolEventLifecycleType.Undefined);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask StoragePoolRefreshAsync(StoragePoolRef pool, uint flags, CancellationToken cancellationToken)
    {
        TestPool p;
        lock (Driver.Lock)
        {
            p = Active(pool);
        }

        Driver.Raise(new StoragePoolRefreshEvent(Ref(p)));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<StoragePoolRef> StoragePoolLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        Done(Ref(Driver.Pools.FindByName(name) ?? throw NoObject(ErrorCode.NoStoragePool, $"no storage pool with matching name '{name}'")));

    /// <inheritdoc/>
    public override ValueTask<StoragePoolRef> StoragePoolLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        Done(Ref(Driver.Pools.FindByUuid(uuid) ?? throw NoObject(ErrorCode.NoStoragePool, $"no storage pool with matching uuid '{uuid}'")));

    /// <inheritdoc/>
    public override ValueTask<StoragePoolRef> StoragePoolLookupByVolumeAsync(StorageVolRef volume, CancellationToken cancellationToken) =>
        StoragePoolLookupByNameAsync(volume.Pool, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<StoragePoolInfo> StoragePoolGetInfoAsync(StoragePoolRef pool, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            var p = Find(pool);
            return Done(new StoragePoolInfo(
                p.Active
                    ? StoragePoolState.Running
                    : StoragePoolState.Inactive, p.Definition.Capacity, p.Definition.Allocation, p.Definition.Available));
        }
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> StoragePoolGetXmlDescAsync(
        StoragePoolRef pool, StorageXmlFlags flags, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            return Done(Find(pool).Definition.Format());
        }
    }

    /// <inheritdoc/>
    public override ValueTask<bool> StoragePoolGetAutostartAsync(StoragePoolRef pool, CancellationToken cancellationToken)
    {
        var p = Find(pool);
        return Done(p.Persistent && p.Autostart);
    }

    /// <inheritdoc/>
    public override ValueTask StoragePoolSetAutostartAsync(StoragePoolRef pool, bool autostart, CancellationToken cancellationToken)
    {
        var p = Find(pool);
        if (!p.Persistent)
        {
            throw Errors.InvalidArgument(ErrorDomain.Test, "pool has no config file");
        }

        p.Autostart = autostart;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<bool> StoragePoolIsActiveAsync(StoragePoolRef pool, CancellationToken cancellationToken) =>
        Done(FindByUuid(pool).Active);

    /// <inheritdoc/>
    public override ValueTask<bool> StoragePoolIsPersistentAsync(StoragePoolRef pool, CancellationToken cancellationToken) =>
        Done(FindByUuid(pool).Persistent);

    private static StoragePoolRef Ref(TestPool p) => new(p.Name, p.Uuid);

    private static ConnectListAllStoragePoolsFlags TypeFlag(StoragePoolType type) => type switch
    {
        StoragePoolType.Dir => ConnectListAllStoragePoolsFlags.Dir,
        StoragePoolType.Fs => ConnectListAllStoragePoolsFlags.Fs,
        StoragePoolType.NetFs => ConnectListAllStoragePoolsFlags.Netfs,
        StoragePoolType.Logical => ConnectListAllStoragePoolsFlags.Logical,
        StoragePoolType.Disk => ConnectListAllStoragePoolsFlags.Disk,
        StoragePoolType.Iscsi => ConnectListAllStoragePoolsFlags.Iscsi,
        StoragePoolType.Scsi => ConnectListAllStoragePoolsFlags.Scsi,
        StoragePoolType.Mpath => ConnectListAllStoragePoolsFlags.Mpath,
        StoragePoolType.Rbd => ConnectListAllStoragePoolsFlags.Rbd,
        StoragePoolType.Sheepdog => ConnectListAllStoragePoolsFlags.Sheepdog,
        StoragePoolType.Gluster => ConnectListAllStoragePoolsFlags.Gluster,
        StoragePoolType.Zfs => ConnectListAllStoragePoolsFlags.Zfs,
        StoragePoolType.Vstorage => ConnectListAllStoragePoolsFlags.Vstorage,
        StoragePoolType.IscsiDirect => ConnectListAllStoragePoolsFlags.IscsiDirect,
        _ => 0,
    };

    private TestPool Find(StoragePoolRef pool) =>
        Driver.Pools.FindByName(pool.Name) ?? throw NoObject(ErrorCode.NoStoragePool, $"no storage pool with matching name '{pool.Name}'");

    private TestPool FindByUuid(StoragePoolRef pool) =>
        Driver.Pools.FindByUuid(pool.Uuid) ?? throw NoObject(ErrorCode.NoStoragePool, $"no storage pool with matching uuid '{pool.Uuid}'");

    private TestPool Active(StoragePoolRef pool)
    {
        var p = Find(pool);
        return p.Active ? p : throw Invalid($"storage pool '{p.Name}' is not active");
    }

    private TestPool Inactive(StoragePoolRef pool)
    {
        var p = Find(pool);
        return p.Active ? throw Invalid($"storage pool '{p.Name}' is active") : p;
    }

    private TestPool AddPool(StoragePoolDef def, bool live)
    {
        Uuid uuid = def.Uuid ?? default;
        var same = Driver.Pools.FindByUuid(uuid);
        foreach (var other in Driver.Pools.Items)
        {
            if (other != same && StoragePoolSources.Conflict(other.Definition, def) || other == same && same.Name != def.Name
                && StoragePoolSources.Conflict(other.Definition, def))
            {
                if (other.Name != def.Name)
                {
                    throw Errors.OperationFailed(ErrorDomain.Storage, $"Storage source conflict with pool: '{other.Name}'");
                }
            }
        }

        if (same is not null)
        {
            if (same.Name != def.Name)
            {
                throw Errors.OperationFailed(ErrorDomain.Storage, $"pool '{same.Name}' is already defined with uuid {uuid}");
            }

            if (live && same.Active)
            {
                throw Errors.OperationInvalid(ErrorDomain.Storage, $"pool is already active as '{same.Name}'");
            }

            def.Capacity = same.Definition.Capacity;
            def.Allocation = same.Definition.Allocation;
            def.Available = same.Definition.Available;
            if (same.Active)
            {
                same.Next = def;
            }
            else
            {
                same.Definition = def;
            }

            return same;
        }

        if (Driver.Pools.FindByName(def.Name ?? "") is { } taken)
        {
            throw Errors.OperationFailed(ErrorDomain.Storage, $"pool '{taken.Name}' already exists with uuid {taken.Uuid}");
        }

        var pool = new TestPool(def);
        pool.Fill();
        Driver.Pools.TryAdd(pool, out _);
        return pool;
    }

    private void Raise(TestPool p, StoragePoolEventLifecycleType what) => Driver.Raise(new StoragePoolLifecycleEvent(Ref(p), what, 0));
}
