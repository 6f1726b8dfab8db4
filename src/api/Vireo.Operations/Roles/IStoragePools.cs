using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Storage pools.</summary>
public interface IStoragePools
{
    /// <summary><c>virConnectListAllStoragePools</c>.</summary>
    [Operation(RemoteProcedure.ConnectListAllStoragePools)]
    [Legacy(RemoteProcedure.ConnectListStoragePools, Flags = (uint)ConnectListAllStoragePoolsFlags.Active, Member = nameof(
        StoragePoolRef.Name))]
    [Legacy(RemoteProcedure.ConnectNumOfStoragePools, Flags = (uint)ConnectListAllStoragePoolsFlags.Active)]
    [Legacy(RemoteProcedure.ConnectListDefinedStoragePools, Flags = (uint)ConnectListAllStoragePoolsFlags.Inactive, Member = nameof(
        StoragePoolRef.Name))]
    [Legacy(RemoteProcedure.ConnectNumOfDefinedStoragePools, Flags = (uint)ConnectListAllStoragePoolsFlags.Inactive)]
    ValueTask<IReadOnlyList<StoragePoolRef>> ListAllStoragePoolsAsync(
        ConnectListAllStoragePoolsFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virConnectFindStoragePoolSources</c>.</summary>
    [Operation(RemoteProcedure.ConnectFindStoragePoolSources)]
    ValueTask<string> FindStoragePoolSourcesAsync(
        string type, [Wire("srcSpec")] string? sourceSpec, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virConnectGetStoragePoolCapabilities</c>.</summary>
    [Operation(RemoteProcedure.ConnectGetStoragePoolCapabilities)]
    ValueTask<string> GetStoragePoolCapabilitiesAsync(uint flags, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolCreateXML</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolCreateXml)]
    ValueTask<StoragePoolRef> StoragePoolCreateXmlAsync(string xml, StoragePoolCreateFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolDefineXML</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolDefineXml)]
    ValueTask<StoragePoolRef> StoragePoolDefineXmlAsync(string xml, StoragePoolDefineFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolCreate</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolCreate)]
    ValueTask StoragePoolCreateAsync(StoragePoolRef pool, StoragePoolCreateFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolBuild</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolBuild)]
    ValueTask StoragePoolBuildAsync(StoragePoolRef pool, StoragePoolBuildFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolDestroy</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolDestroy)]
    ValueTask StoragePoolDestroyAsync(StoragePoolRef pool, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolDelete</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolDelete)]
    ValueTask StoragePoolDeleteAsync(StoragePoolRef pool, StoragePoolDeleteFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolUndefine</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolUndefine)]
    ValueTask StoragePoolUndefineAsync(StoragePoolRef pool, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolRefresh</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolRefresh)]
    ValueTask StoragePoolRefreshAsync(StoragePoolRef pool, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolLookupByName</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolLookupByName)]
    ValueTask<StoragePoolRef> StoragePoolLookupByNameAsync(string name, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolLookupByUUID</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolLookupByUuid)]
    ValueTask<StoragePoolRef> StoragePoolLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolLookupByVolume</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolLookupByVolume)]
    ValueTask<StoragePoolRef> StoragePoolLookupByVolumeAsync(StorageVolRef volume, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolLookupByTargetPath</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolLookupByTargetPath)]
    ValueTask<StoragePoolRef> StoragePoolLookupByTargetPathAsync(string path, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolGetInfo</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolGetInfo)]
    ValueTask<StoragePoolInfo> StoragePoolGetInfoAsync(StoragePoolRef pool, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolGetXmlDesc)]
    ValueTask<string> StoragePoolGetXmlDescAsync(StoragePoolRef pool, StorageXmlFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolGetAutostart</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolGetAutostart)]
    ValueTask<bool> StoragePoolGetAutostartAsync(StoragePoolRef pool, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolSetAutostart</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolSetAutostart)]
    ValueTask StoragePoolSetAutostartAsync(StoragePoolRef pool, bool autostart, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolIsActive</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolIsActive)]
    ValueTask<bool> StoragePoolIsActiveAsync(StoragePoolRef pool, CancellationToken cancellationToken);

    /// <summary><c>virStoragePoolIsPersistent</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolIsPersistent)]
    ValueTask<bool> StoragePoolIsPersistentAsync(StoragePoolRef pool, CancellationToken cancellationToken);
}
