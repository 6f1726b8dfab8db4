using Vireo.Operations;

namespace Vireo;

/// <summary>A place that volumes come from.</summary>
public sealed class StoragePool
{
    internal StoragePool(Connect connection, StoragePoolRef reference)
    {
        Connection = connection;
        Reference = reference;
    }

    /// <summary>The connection it was found through.</summary>
    public Connect Connection { get; }

    /// <summary>How calls name it.</summary>
    public StoragePoolRef Reference { get; }

    /// <summary>Its name.</summary>
    public string Name => Reference.Name;

    /// <summary>Its UUID.</summary>
    public Uuid Uuid => Reference.Uuid;

    private DriverConnection Driver => Connection.Storage("virStoragePoolGetConnect");

    /// <summary>Starts it.</summary>
    public ValueTask StartAsync(StoragePoolCreateFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.StoragePoolCreateAsync(Reference, flags, cancellationToken);

    /// <summary>Prepares what lies under it.</summary>
    public ValueTask BuildAsync(StoragePoolBuildFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.StoragePoolBuildAsync(Reference, flags, cancellationToken);

    /// <summary>Stops it; its volumes stay.</summary>
    public ValueTask DestroyAsync(CancellationToken cancellationToken = default) =>
        Driver.StoragePoolDestroyAsync(Reference, cancellationToken);

    /// <summary>Removes what lies under it.</summary>
    public ValueTask DeleteAsync(StoragePoolDeleteFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.StoragePoolDeleteAsync(Reference, flags, cancellationToken);

    /// <summary>Forgets its definition.</summary>
    public ValueTask UndefineAsync(CancellationToken cancellationToken = default) =>
        Driver.StoragePoolUndefineAsync(Reference, cancellationToken);

    /// <summary>Looks for new and lost volumes.</summary>
    public ValueTask RefreshAsync(CancellationToken cancellationToken = default) =>
        Driver.StoragePoolRefreshAsync(Reference, 0, cancellationToken);

    /// <summary>State and sizes.</summary>
    public ValueTask<StoragePoolInfo> GetInfoAsync(CancellationToken cancellationToken = default) =>
        Driver.StoragePoolGetInfoAsync(Reference, cancellationToken);

    /// <summary>Its definition.</summary>
    public ValueTask<string> GetXmlAsync(StorageXmlFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.StoragePoolGetXmlDescAsync(Reference, flags, cancellationToken);

    /// <summary>Whether it runs.</summary>
    public ValueTask<bool> IsActiveAsync(CancellationToken cancellationToken = default) =>
        Driver.StoragePoolIsActiveAsync(Reference, cancellationToken);

    /// <summary>Whether it starts with the daemon.</summary>
    public ValueTask<bool> GetAutostartAsync(CancellationToken cancellationToken = default) =>
        Driver.StoragePoolGetAutostartAsync(Reference, cancellationToken);

    /// <summary>Lets it start with the daemon, or not.</summary>
    public ValueTask SetAutostartAsync(bool autostart, CancellationToken cancellationToken = default) =>
        Driver.StoragePoolSetAutostartAsync(Reference, autostart, cancellationToken);

    /// <summary>Its volumes.</summary>
    public async ValueTask<IReadOnlyList<StorageVolume>> ListVolumesAsync(CancellationToken cancellationToken = default) =>
        [.. (await Driver.StoragePoolListAllVolumesAsync(Reference, 0, cancellationToken).ConfigureAwait(false)).Select(
            v => new StorageVolume(Connection, v))];

    /// <summary>
    /// Its volumes with their kinds and sizes, in one question. A daemon that does not know the question is asked for each volume; one
    /// that vanishes meanwhile is left out.
    /// </summary>
    public async ValueTask<IReadOnlyList<StorageVolDetails>> ListVolumeDetailsAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await Driver.StoragePoolListVolumeDetailsAsync(Reference, 0, cancellationToken).ConfigureAwait(false);
        }
        catch (VirException e) when (e.Code is ErrorCode.Rpc or ErrorCode.NoSupport)
        {
            var details = new List<StorageVolDetails>();
            foreach (StorageVolRef v in await Driver.StoragePoolListAllVolumesAsync(Reference, 0, cancellationToken).ConfigureAwait(false))
            {
                if (await DetailsOfAsync(v, cancellationToken).ConfigureAwait(false) is { } volume)
                {
                    details.Add(volume);
                }
            }

            return details;
        }
    }

    /// <summary>The volume of that name.</summary>
    public async ValueTask<StorageVolume> GetVolumeAsync(string name, CancellationToken cancellationToken = default) =>
        new(Connection, await Driver.StorageVolLookupByNameAsync(Reference, name, cancellationToken).ConfigureAwait(false));

    /// <summary>Makes a volume.</summary>
    public async ValueTask<StorageVolume> CreateVolumeAsync(
        string xml, StorageVolCreateFlags flags = 0, CancellationToken cancellationToken = default) =>
        new(Connection, await Driver.StorageVolCreateXmlAsync(Reference, xml, flags, cancellationToken).ConfigureAwait(false));

    /// <summary>Makes a volume with another one's contents.</summary>
    public async ValueTask<StorageVolume> CloneVolumeAsync(
        string xml, StorageVolume source, StorageVolCreateFlags flags = 0, CancellationToken cancellationToken = default) =>
        new(Connection, await Driver.StorageVolCreateXmlFromAsync(Reference, xml, source.Reference, flags, cancellationToken)
            .ConfigureAwait(false));

    private async ValueTask<StorageVolDetails?> DetailsOfAsync(StorageVolRef volume, CancellationToken cancellationToken)
    {
        try
        {
            StorageVolInfo info = await Driver.StorageVolGetInfoAsync(volume, 0, cancellationToken).ConfigureAwait(false);
            ulong physical = (await Driver.StorageVolGetInfoAsync(volume, StorageVolInfoFlags.GetPhysical, cancellationToken)
                .ConfigureAwait(false)).Allocation;
            string path = await Driver.StorageVolGetPathAsync(volume, cancellationToken).ConfigureAwait(false);
            return new StorageVolDetails(volume, path, info.Type, info.Capacity, info.Allocation, physical);
        }
        catch (VirException e) when (e.Code == ErrorCode.NoStorageVol)
        {
            return null;
        }
    }
}
