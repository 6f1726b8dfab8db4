using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Storage volumes.</summary>
public interface IStorageVolumes
{
    /// <summary><c>virStoragePoolListAllVolumes</c>.</summary>
    [Operation(RemoteProcedure.StoragePoolListAllVolumes)]
    [Legacy(RemoteProcedure.StoragePoolListVolumes, Member = nameof(StorageVolRef.Name))]
    [Legacy(RemoteProcedure.StoragePoolNumOfVolumes)]
    ValueTask<IReadOnlyList<StorageVolRef>> StoragePoolListAllVolumesAsync(
        StoragePoolRef pool, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virStorageVolCreateXML</c>.</summary>
    [Operation(RemoteProcedure.StorageVolCreateXml)]
    ValueTask<StorageVolRef> StorageVolCreateXmlAsync(
        StoragePoolRef pool, string xml, StorageVolCreateFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virStorageVolCreateXMLFrom</c>.</summary>
    [Operation(RemoteProcedure.StorageVolCreateXmlFrom)]
    ValueTask<StorageVolRef> StorageVolCreateXmlFromAsync(
        StoragePoolRef pool, string xml, [Wire("clonevol")] StorageVolRef source, StorageVolCreateFlags flags,
            CancellationToken cancellationToken);

    /// <summary><c>virStorageVolDelete</c>.</summary>
    [Operation(RemoteProcedure.StorageVolDelete)]
    ValueTask StorageVolDeleteAsync(StorageVolRef volume, StorageVolDeleteFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virStorageVolLookupByName</c>.</summary>
    [Operation(RemoteProcedure.StorageVolLookupByName)]
    ValueTask<StorageVolRef> StorageVolLookupByNameAsync(StoragePoolRef pool, string name, CancellationToken cancellationToken);

    /// <summary><c>virStorageVolLookupByKey</c>.</summary>
    [Operation(RemoteProcedure.StorageVolLookupByKey)]
    ValueTask<StorageVolRef> StorageVolLookupByKeyAsync(string key, CancellationToken cancellationToken);

    /// <summary><c>virStorageVolLookupByPath</c>.</summary>
    [Operation(RemoteProcedure.StorageVolLookupByPath)]
    ValueTask<StorageVolRef> StorageVolLookupByPathAsync(string path, CancellationToken cancellationToken);

    /// <summary><c>virStorageVolGetInfoFlags</c>.</summary>
    [Operation(RemoteProcedure.StorageVolGetInfoFlags)]
    [Legacy(RemoteProcedure.StorageVolGetInfo)]
    ValueTask<StorageVolInfo> StorageVolGetInfoAsync(StorageVolRef volume, StorageVolInfoFlags flags, CancellationToken cancellationToken);

    /// <summary>
    /// The volumes of a pool with what <c>virStorageVolGetInfoFlags</c> says of each, in one question. Only Vireo has it.
    /// </summary>
    [Operation(VireoProcedure.StoragePoolListVolumeDetails)]
    ValueTask<IReadOnlyList<StorageVolDetails>> StoragePoolListVolumeDetailsAsync(
        StoragePoolRef pool, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virStorageVolGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.StorageVolGetXmlDesc)]
    ValueTask<string> StorageVolGetXmlDescAsync(StorageVolRef volume, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virStorageVolGetPath</c>.</summary>
    [Operation(RemoteProcedure.StorageVolGetPath)]
    ValueTask<string> StorageVolGetPathAsync(StorageVolRef volume, CancellationToken cancellationToken);

    /// <summary><c>virStorageVolUpload</c>.</summary>
    [Operation(RemoteProcedure.StorageVolUpload)]
    ValueTask<VirStream> StorageVolUploadAsync(
        StorageVolRef volume, ulong offset, ulong length, StorageVolUploadFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virStorageVolDownload</c>.</summary>
    [Operation(RemoteProcedure.StorageVolDownload)]
    ValueTask<VirStream> StorageVolDownloadAsync(
        StorageVolRef volume, ulong offset, ulong length, StorageVolDownloadFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virStorageVolWipePattern</c>.</summary>
    [Operation(RemoteProcedure.StorageVolWipePattern)]
    [Legacy(RemoteProcedure.StorageVolWipe)]
    ValueTask StorageVolWipePatternAsync(
        StorageVolRef volume, StorageVolWipeAlgorithm algorithm, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virStorageVolResize</c>.</summary>
    [Operation(RemoteProcedure.StorageVolResize)]
    ValueTask StorageVolResizeAsync(StorageVolRef volume, ulong capacity, StorageVolResizeFlags flags, CancellationToken cancellationToken);
}
