using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <content>Storage pools and volumes.</content>
public sealed partial class Connect
{
    /// <summary>The pools, all or those that the flags pick.</summary>
    public async ValueTask<IReadOnlyList<StoragePool>> ListStoragePoolsAsync(
        ConnectListAllStoragePoolsFlags flags = 0, CancellationToken cancellationToken = default) =>
        [.. (await Storage("virConnectListAllStoragePools").ListAllStoragePoolsAsync(flags, cancellationToken).ConfigureAwait(false))
            .Select(p => new StoragePool(this, p))];

    /// <summary>The pool of that name.</summary>
    public async ValueTask<StoragePool> GetStoragePoolAsync(string name, CancellationToken cancellationToken = default) =>
        new(this, await Storage("virStoragePoolLookupByName").StoragePoolLookupByNameAsync(name, cancellationToken).ConfigureAwait(false));

    /// <summary>The pool of that UUID.</summary>
    public async ValueTask<StoragePool> GetStoragePoolAsync(Uuid uuid, CancellationToken cancellationToken = default) =>
        new(this, await Storage("virStoragePoolLookupByUUID").StoragePoolLookupByUuidAsync(uuid, cancellationToken).ConfigureAwait(false));

    /// <summary>Adds or changes a persistent pool.</summary>
    public async ValueTask<StoragePool> DefineStoragePoolAsync(
        string xml, StoragePoolDefineFlags flags = 0, CancellationToken cancellationToken = default) =>
        new(this, await Storage("virStoragePoolDefineXML").StoragePoolDefineXmlAsync(xml, flags, cancellationToken).ConfigureAwait(false));

    /// <summary>Starts a pool that is not kept when it ends.</summary>
    public async ValueTask<StoragePool> CreateStoragePoolAsync(
        string xml, StoragePoolCreateFlags flags = 0, CancellationToken cancellationToken = default) =>
        new(this, await Storage("virStoragePoolCreateXML").StoragePoolCreateXmlAsync(xml, flags, cancellationToken).ConfigureAwait(false));

    /// <summary>The volume at that path.</summary>
    public async ValueTask<StorageVolume> GetVolumeByPathAsync(string path, CancellationToken cancellationToken = default) =>
        new(this, await Storage("virStorageVolLookupByPath").StorageVolLookupByPathAsync(path, cancellationToken).ConfigureAwait(false));

    /// <summary>The volume of that key.</summary>
    public async ValueTask<StorageVolume> GetVolumeByKeyAsync(string key, CancellationToken cancellationToken = default) =>
        new(this, await Storage("virStorageVolLookupByKey").StorageVolLookupByKeyAsync(key, cancellationToken).ConfigureAwait(false));

    internal DriverConnection Storage(string function) => Driver(DriverGroup.Storage, function);
}
