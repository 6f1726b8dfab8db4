using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>What disks QEMU does not have: on their bus, of their kind, of their image.</summary>
internal static class DiskChecks
{
    /// <summary>QEMU's own limit of rates.</summary>
    public const ulong MostThrottle = 1000000000000000;

    public static void Check(DomainDef def)
    {
        foreach (var disk in def.Devices.Disks)
        {
            string target = disk.Target?.Dev ?? "";
            CheckTarget(disk, target);
            CheckBus(def, disk, target);
            CheckTexts(disk);
            CheckDriver(disk, target);
            CheckThreads(def, disk, target);
            CheckImage(disk);
            CheckThrottle(disk, target);
        }
    }

    /// <summary>Encryption by the library of an image's server, which not every emulator has.</summary>
    public static void CheckLibraries(DomainDef def, QemuCapabilities caps)
    {
        foreach (var encryption in def.Devices.Disks.Select(static d => d.Source?.Encryption))
        {
            if (encryption is not { Engine: StorageEncryptionEngine.LibRbd })
            {
                continue;
            }

            if (!caps.Has(QemuFlag.RbdEncryption))
            {
                throw QemuErrors.RbdEncryptionUnsupported();
            }

            if (encryption.Secrets.Count > 1 && !caps.Has(QemuFlag.RbdEncryptionLayering))
            {
                throw QemuErrors.RbdLayersUnsupported();
            }

            if (encryption.Format == StorageEncryptionFormat.LuksAny && !caps.Has(QemuFlag.RbdEncryptionLuksAny))
            {
                throw QemuErrors.RbdAnyUnsupported();
            }
        }
    }

    private static void CheckTarget(Disk disk, string target)
    {
        var bus = disk.Target?.Bus ?? DiskBus.Unset;
        if (char.IsAsciiDigit(target.Length > 0 ? target[^1] : 'a') && bus is not (DiskBus.Sd or DiskBus.Xen))
        {
            throw QemuErrors.DiskPartition(target);
        }

        if (disk.Target is { Removable: not OnOff.Unset } && bus != DiskBus.Usb && bus != DiskBus.Scsi)
        {
            throw QemuErrors.RemovableNotUsb();
        }

        if (disk.Target is { Tray: not DiskTray.Unset and not DiskTray.Closed }
            && disk.Device is not (DiskDevice.Cdrom or DiskDevice.Floppy))
        {
            throw QemuErrors.TrayOfDisk();
        }

        if (disk.Target is { RotationRate: > 0 } && bus is not (DiskBus.Scsi or DiskBus.Ide or DiskBus.Sata))
        {
            throw QemuErrors.RotationRate();
        }

        if (disk.Geometry is { Cyls: > 0, Heads: > 0, Secs: > 0 } && bus is DiskBus.Usb or DiskBus.Sd)
        {
            throw QemuErrors.GeometryUnsupported(bus.ToXml());
        }
    }

    private static void CheckBus(DomainDef def, Disk disk, string target)
    {
        var bus = disk.Target?.Bus ?? DiskBus.Unset;
        if (disk.Device == DiskDevice.Cdrom && bus == DiskBus.Virtio)
        {
            throw QemuErrors.NotEjectable(target);
        }

        if (bus == DiskBus.Usb && disk is { Device: DiskDevice.Cdrom, Source: null })
        {
            throw QemuErrors.DiskEmpty("usb");
        }

        if (disk.Address is not DriveAddress at)
        {
            return;
        }

        if (bus == DiskBus.Ide && at.Controller > 0)
        {
            throw QemuErrors.OneIdeController();
        }

        if (bus != DiskBus.Scsi)
        {
            return;
        }

        string? model = def.Devices.Controllers.Find(c => c.Type == ControllerType.Scsi && c.Index == (int)at.Controller)?.Model;
        if (at.Bus > 0)
        {
            throw QemuErrors.ScsiBus();
        }

        if (model == "lsilogic" && at.Target > 0)
        {
            throw QemuErrors.LsilogicTarget();
        }
    }

    private static void CheckTexts(Disk disk)
    {
        var bus = disk.Target?.Bus ?? DiskBus.Unset;
        if (disk.Wwn is not null && bus is not (DiskBus.Ide or DiskBus.Scsi))
        {
            throw QemuErrors.WwnUnsupported();
        }

        bool named = disk.Vendor is not null || (disk.Product is not null && bus != DiskBus.Sata);
        if (named && bus != DiskBus.Scsi)
        {
            throw QemuErrors.VendorUnsupported();
        }

        if (disk.Serial is { } serial && !serial.All(static c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '+'))
        {
            throw QemuErrors.UnsafeSerial(serial);
        }
    }

    private static void CheckDriver(Disk disk, string target)
    {
        if (disk.Driver is not { } driver)
        {
            return;
        }

        if (driver.Name is { } name and not "qemu")
        {
            throw QemuErrors.DiskDriver(name, target);
        }

        if (driver.Io == DiskIo.Native && driver.Cache is not (DiskCache.Unset or DiskCache.None or DiskCache.Directsync))
        {
            throw QemuErrors.NativeIoCache();
        }

        if (driver.ReadErrorPolicy == DiskErrorPolicy.Enospace)
        {
            throw QemuErrors.ReadErrorPolicy("enospace");
        }
    }

    private static void CheckThreads(DomainDef def, Disk disk, string target)
    {
        bool virtio = disk.Target?.Bus == DiskBus.Virtio;
        if (disk.Driver is { Queues: not null } && !virtio)
        {
            throw QemuErrors.DiskQueues();
        }

        if (disk.Driver is { QueueSize: not null } && !virtio)
        {
            throw QemuErrors.DiskQueueSize();
        }

        foreach (uint thread in (disk.Driver?.IoThreads.Select(static t => t.Id) ?? []).Append(disk.Driver?.Iothread).OfType<uint>())
        {
            if (!virtio && disk.Target?.Bus != DiskBus.Scsi)
            {
                throw QemuErrors.DiskThreadUnsupported(disk.Target?.Bus.ToXml() ?? "", target);
            }

            bool known = def.IoThreadIds.Count > 0
                ? def.IoThreadIds.Exists(t => t.Id == thread)
                : thread > 0 && thread <= (def.IoThreads ?? 0);
            if (!known)
            {
                throw QemuErrors.DiskThreadUnknown(thread);
            }
        }
    }

    private static void CheckImage(Disk disk)
    {
        string format = disk.Driver?.Type ?? "raw";
        switch (format)
        {
            case "cow":
                throw QemuErrors.FormatUnsupported(format);
            case "dir":
                throw QemuErrors.FormatDirectory();
            case "iso":
                throw QemuErrors.FormatRawInstead(format);
            default:
                break;
        }

        if (disk.Shareable && format != "raw")
        {
            throw QemuErrors.SharedFormat(disk.Target?.Dev ?? "");
        }

        if (disk.Source is { } source and not VolumeDiskSource)
        {
            CheckFolder(disk, source);
        }

        if (disk.Source is NetworkDiskSource { Protocol: NetworkDiskProtocol.Sheepdog })
        {
            throw QemuErrors.Sheepdog();
        }

        if ((disk.Encryption ?? disk.Source?.Encryption) is not null && format is not ("raw" or "qcow2" or "luks"))
        {
            throw QemuErrors.EncryptionFormat();
        }

        CheckEncryption(disk.Encryption, disk.Source);
        CheckEncryption(disk.Source?.Encryption, disk.Source);
        for (var below = disk.BackingStore; below is not null; below = below.BackingStore)
        {
            CheckEncryption(below.Source?.Encryption, below.Source);
        }
    }

    private static void CheckEncryption(StorageEncryption? encryption, DiskSource? source)
    {
        switch (encryption)
        {
            case { Format: StorageEncryptionFormat.Default or StorageEncryptionFormat.Qcow }:
                throw QemuErrors.OldEncryption();
            case { Engine: StorageEncryptionEngine.LibRbd } when source is not NetworkDiskSource { Protocol: NetworkDiskProtocol.Rbd }:
                throw QemuErrors.EncryptionOfRbdOnly();
            case { Engine: not StorageEncryptionEngine.LibRbd, Format: StorageEncryptionFormat.Luks2 or StorageEncryptionFormat.LuksAny }:
                throw QemuErrors.EncryptionOfEngine(encryption.Format.ToXml());
            default:
                break;
        }
    }

    /// <summary>A folder is shown to a guest as a file system of its own, which only it can be.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="source">Where its content is: of a volume, what it was found to be.</param>
    public static void CheckFolder(Disk disk, DiskSource source)
    {
        bool isFolder = source is DirectoryDiskSource;
        if (disk.Driver?.Type == "fat" && !isFolder)
        {
            throw QemuErrors.FatOfFile();
        }

        if (isFolder && disk.Driver?.Type != "fat")
        {
            throw QemuErrors.FolderWithoutFat();
        }

        if (isFolder && !disk.ReadOnly)
        {
            throw QemuErrors.FolderWritten();
        }
    }

    private static void CheckThrottle(Disk disk, string target)
    {
        if (disk.Iotune is not { } t)
        {
            return;
        }

        if (disk.ThrottleFilters.Count > 0)
        {
            throw QemuErrors.ThrottleTwice(target);
        }

        ReadOnlySpan<ulong?> rates =
        [
            t.TotalBytesSec, t.ReadBytesSec, t.WriteBytesSec, t.TotalIopsSec, t.ReadIopsSec, t.WriteIopsSec,
            t.TotalBytesSecMax, t.ReadBytesSecMax, t.WriteBytesSecMax, t.TotalIopsSecMax, t.ReadIopsSecMax, t.WriteIopsSecMax,
                t.SizeIopsSec,
        ];
        foreach (ulong? rate in rates)
        {
            if (rate > MostThrottle)
            {
                throw QemuErrors.ThrottleLimit(MostThrottle);
            }
        }
    }
}
