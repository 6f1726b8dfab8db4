using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Operations;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Launch;

/// <summary>
/// Finds out what the volumes are that disks name, at the moment when a guest gets them, through the daemon's own connection to the storage
/// driver. What was found stays in the running document: a guest keeps its image when the pool stops. It opens no volume.
/// </summary>
public sealed class VolumeSources(HostServices host)
{
    private const int UnitParts = 4, IscsiPort = 3260;
    private static readonly Logger s_log = Log.For("qemu.qemu_domain");

    /// <summary>Looks for the volumes of all disks of a guest that is about to start.</summary>
    /// <param name="live">The document.</param>
    /// <param name="restored">Whether the guest continues from a saved state.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="VirException">
    /// A volume cannot be used. One that the guest may lack stays without a location; see <see cref="IsLacking"/>.
    /// </exception>
    public async ValueTask ResolveAsync(DomainDef live, bool restored, CancellationToken cancellationToken)
    {
        foreach (Disk disk in live.Devices.Disks)
        {
            try
            {
                await ResolveAsync(disk, cancellationToken).ConfigureAwait(false);
            }
            catch (VirException) when (MayLack(disk, restored))
            {
                // It is taken out with the images that are missing.
            }
        }
    }

    /// <summary>Looks for the volume of a disk; nothing happens to one that names none.</summary>
    /// <exception cref="VirException">The volume cannot be used.</exception>
    public async ValueTask ResolveAsync(Disk disk, CancellationToken cancellationToken)
    {
        if (disk.Source is not VolumeDiskSource source)
        {
            // A drive that is empty is of no pool, and is shown so.
            disk.Type = disk is { Type: DiskType.Volume, Source: null } ? DiskType.File : disk.Type;
            return;
        }

        source.Actual = null;
        source.Actual = await FindAsync(source, cancellationToken).ConfigureAwait(false);

        // Who logs in is the pool's affair.
        (disk.Auth, source.Auth) = (null, null);
    }

    /// <summary>Of a guest that another daemon started: what its volumes are is found out once more, as far as possible.</summary>
    public async ValueTask RecoverAsync(DomainDef live, CancellationToken cancellationToken)
    {
        foreach (Disk disk in live.Devices.Disks.Where(IsLacking))
        {
            try
            {
                await ResolveAsync(disk, cancellationToken).ConfigureAwait(false);
            }
            catch (VirException e)
            {
                s_log.Warning($"nobody knows what the volume of the disk '{disk.Target?.Dev}' of '{live.Name}' is: {e.Message}");
            }
        }
    }

    /// <summary>Whether a disk names a volume that was not found.</summary>
    public static bool IsLacking(Disk disk) => disk.Source is VolumeDiskSource { Actual: null };

    /// <summary>Whether the guest may do without the disk's image.</summary>
    public static bool MayLack(Disk disk, bool restored) => disk.Source?.StartupPolicy is { } policy
        && (policy == StartupPolicy.Optional || (policy == StartupPolicy.Requisite && restored));

    /// <summary>Takes out of a document that is only shown what its guest would start without.</summary>
    public static void TakeOutLacking(DomainDef def) =>
        def.Devices.Disks.FindAll(IsLacking).ForEach(d => StartupPolicies.TakeOut(def, d));

    private async ValueTask<VolumeLocation> FindAsync(VolumeDiskSource source, CancellationToken cancellationToken)
    {
        string poolName = source.Pool ?? "", name = source.Volume ?? "";
        DriverConnection storage = await host.StorageAsync(cancellationToken).ConfigureAwait(false);
        StoragePoolRef pool = await storage.StoragePoolLookupByNameAsync(poolName, cancellationToken).ConfigureAwait(false);
        if (!await storage.StoragePoolIsActiveAsync(pool, cancellationToken).ConfigureAwait(false))
        {
            throw VolumeSourceErrors.PoolInactive(poolName, name);
        }

        StorageVolRef volume = await storage.StorageVolLookupByNameAsync(pool, name, cancellationToken).ConfigureAwait(false);
        StorageVolInfo info = await storage.StorageVolGetInfoAsync(volume, 0, cancellationToken).ConfigureAwait(false);
        StoragePoolDef definition = StoragePoolRules.Read(
            await storage.StoragePoolGetXmlDescAsync(pool, 0, cancellationToken).ConfigureAwait(false));
        bool isIscsi = definition.Type is StoragePoolType.Iscsi or StoragePoolType.IscsiDirect;
        if (source.Mode != VolumeSourceMode.Unset && !isIscsi)
        {
            throw VolumeSourceErrors.ModeWithoutIscsi();
        }

        switch (definition.Type)
        {
            case StoragePoolType.IscsiDirect:
            case StoragePoolType.Iscsi when source.Mode == VolumeSourceMode.Direct:
                return new VolumeLocation { Type = DiskType.Network, Source = Unit(definition, name) };
            case StoragePoolType.Mpath or StoragePoolType.Rbd or StoragePoolType.Sheepdog or StoragePoolType.Gluster:
                throw VolumeSourceErrors.PoolKindUnsupported(definition.Type.ToXml());
            default:
                string path = await storage.StorageVolGetPathAsync(volume, cancellationToken).ConfigureAwait(false);
                return isIscsi ? Of(Vireo.StorageVolType.Block, path, definition.Type) : Of(info.Type, path, definition.Type);
        }
    }

    private static VolumeLocation Of(Vireo.StorageVolType type, string path, StoragePoolType pool) => type switch
    {
        Vireo.StorageVolType.File => new() { Type = DiskType.File, Source = new FileDiskSource { File = path } },
        Vireo.StorageVolType.Block => new() { Type = DiskType.Block, Source = new BlockDiskSource { Dev = path } },
        Vireo.StorageVolType.Dir => new() { Type = DiskType.Dir, Source = new DirectoryDiskSource { Dir = path } },
        _ => throw VolumeSourceErrors.VolumeKindUnexpected(
            type switch { Vireo.StorageVolType.Network => "network", Vireo.StorageVolType.Netdir => "netdir", _ => "ploop" }, pool.ToXml()),
    };

    // A unit of the pool's target, which the emulator logs in to by itself. Its number ends the volume's name.
    private static NetworkDiskSource Unit(StoragePoolDef pool, string volume)
    {
        if (pool.Source?.Hosts is not [var server])
        {
            throw HostObjectErrors.OneHostExpected(ErrorDomain.Domain);
        }

        string[] parts = volume.Split(':');
        if (parts.Length != UnitParts)
        {
            throw VolumeSourceErrors.UnitNameUnexpected(volume);
        }

        return new NetworkDiskSource
        {
            Protocol = NetworkDiskProtocol.Iscsi,
            Name = $"{pool.Source.Devices.FirstOrDefault()?.Path}/{parts[^1]}",
            InitiatorIqn = pool.Source.InitiatorIqn,
            Hosts = [new DiskHost { Name = server.Name, Port = (server.Port ?? IscsiPort).ToString(CultureInfo.InvariantCulture) }],
            Auth = pool.Source.Auth is not { } login ? null : new DiskAuth
            {
                UserName = login.Username,
                Secret = new SecretReference { Type = "iscsi", Uuid = login.Secret?.Uuid, Usage = login.Secret?.Usage },
            },
        };
    }
}
