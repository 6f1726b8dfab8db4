using Vireo.Drivers;
using Vireo.Drivers.Host;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Conformance.Corpora;

/// <summary>
/// The pools that the corpora of command lines assume: each whose document lies beside them is active, and has every volume. One more is
/// not active.
/// </summary>
internal sealed class FixedPools(ConformanceData data) : DriverConnection(new ConnectionContext { IsDaemon = true })
{
    private const string Documents = "storagepoolxml2xmlout/", Devices = "/some/block/device/", Inactive = "inactive";

    /// <summary>A host with these pools, and nothing else.</summary>
    public static HostServices Host(ConformanceData data)
    {
        var services = new HostServices();
        services.Set(DriverGroup.Storage, new FixedPools(data));
        return services;
    }

    public override ValueTask<StoragePoolRef> StoragePoolLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        name != Inactive && data.Find(Documents + name + ".xml") is null
            ? throw HostObjectErrors.PoolNameUnknown(name)
            : ValueTask.FromResult(new StoragePoolRef(name, default));

    public override ValueTask<bool> StoragePoolIsActiveAsync(StoragePoolRef pool, CancellationToken cancellationToken) =>
        ValueTask.FromResult(pool.Name != Inactive);

    public override ValueTask<string> StoragePoolGetXmlDescAsync(
        StoragePoolRef pool, StorageXmlFlags flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult(data.ReadText(Documents + pool.Name + ".xml"));

    public override ValueTask<StorageVolRef> StorageVolLookupByNameAsync(
        StoragePoolRef pool, string name, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new StorageVolRef(pool.Name, name, name));

    public override ValueTask<StorageVolInfo> StorageVolGetInfoAsync(
        StorageVolRef volume, StorageVolInfoFlags flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new StorageVolInfo(StorageVolType.Block, 0, 0));

    public override ValueTask<string> StorageVolGetPathAsync(StorageVolRef volume, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Devices + volume.Name);
}
