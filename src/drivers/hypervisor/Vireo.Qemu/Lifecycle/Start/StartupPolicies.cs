using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Whether a guest's images are accessible to its user, and what becomes of a guest whose images are not: it does not start, or it starts
/// without those that its definition calls optional.
/// </summary>
internal static class StartupPolicies
{
    private const int NoEntry = 2;

    /// <summary>Takes out of a document what is missing and may be missing. The result are the events that say so.</summary>
    /// <param name="live">The document; aliases are assigned where something is taken out.</param>
    /// <param name="restored">Whether the guest had its images when its state was saved: then what it may lack at a boot it may lack
    /// now.</param>
    /// <param name="who">User, group and further groups of the emulator; null for this process's own.</param>
    /// <exception cref="VirException">An image is missing, or its folder is closed to the user.</exception>
    public static List<Func<DomainRef, VirEvent>> Apply(
        DomainDef live, bool restored, (uint User, uint Group, IReadOnlyList<uint> Groups)? who)
    {
        var events = new List<Func<DomainRef, VirEvent>>();
        var missing = Missing(live, who is { User: not 0 } ? who : null);
        if (missing.Count == 0)
        {
            return events;
        }

        QemuAliases.Assign(live);
        foreach (var (disk, path, error) in missing)
        {
            if (!VolumeSources.MayLack(disk, restored))
            {
                string user = who is { User: not 0 } ? $" (as uid:{who.Value.User}, gid:{who.Value.Group})" : "";
                throw LaunchErrors.StorageFileDenied(error, path, user);
            }

            string alias = disk.Alias ?? "";
            var reason = IsDrive(disk)
                ? ConnectDomainEventDiskChangeReason.ChangeMissingOnStart
                : ConnectDomainEventDiskChangeReason.DropMissingOnStart;
            events.Add(domain => new DomainDiskChangeEvent(domain, path, null, alias, reason));
            TakeOut(live, disk);
        }

        return events;
    }

    /// <summary>Takes an image out of a document: a drive stays, and is empty.</summary>
    public static void TakeOut(DomainDef live, Disk disk)
    {
        if (IsDrive(disk))
        {
            (disk.Type, disk.Source, disk.BackingStore) = (DiskType.File, null, null);
        }
        else
        {
            live.Devices.Disks.Remove(disk);
        }
    }

    private static bool IsDrive(Disk disk) => disk.Device is DiskDevice.Cdrom or DiskDevice.Floppy;

    private static List<(Disk Disk, string Path, int Error)> Missing(
        DomainDef live, (uint User, uint Group, IReadOnlyList<uint> Groups)? who)
    {
        var missing = new List<(Disk, string, int)>();
        void Look()
        {
            foreach (var disk in live.Devices.Disks)
            {
                if (VolumeSources.IsLacking(disk))
                {
                    missing.Add((disk, "", NoEntry));
                }
                else if (DiskImage.Located(disk.Source) is FileDiskSource or BlockDiskSource && DiskImage.PathOf(disk.Source) is { } path
                    && PosixFile.WhyMissing(path) is { } error)
                {
                    missing.Add((disk, path, error));
                }
            }
        }

        if (who is { } user && live.Devices.Disks.Count > 0)
        {
            ProcessSpawner.RunAs(user.User, user.Group, user.Groups, Look);
        }
        else
        {
            Look();
        }

        return missing;
    }
}
