using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>Disks: their images as block nodes, and the devices in front of them.</summary>
internal static class DiskPart
{
    /// <summary>The place of each floppy drive in the boot order is a property of their controller.</summary>
    public static void AddFloppyController(CommandContext c)
    {
        var drives = c.Devices.Disks.FindAll(d => d.Target?.Bus == DiskBus.Fdc);
        if (drives.Count == 0 || !c.IsX86)
        {
            return;
        }

        var controller = new JsonObject().Add("driver", "isa-fdc");
        bool first = true;
        foreach (var drive in drives)
        {
            string name = (drive.Address as DriveAddress)?.Unit == 1 ? "bootindexB" : "bootindexA";
            long? boot = BootPart.Index(c, BootDevice.Fd, first, drive.Boot);
            first = false;
            controller.Opt(name, boot);
            if (!c.IsQ35 && boot is { } place)
            {
                c.Add("-global", $"isa-fdc.{name}={CommandContext.Text(place)}");
            }
        }

        if (c.IsQ35)
        {
            c.Device(controller);
        }
    }

    public static void Add(CommandContext c)
    {
        int number = c.Devices.Disks.Count;
        var seen = new HashSet<BootDevice>();
        foreach (var disk in c.Devices.Disks)
        {
            var kind = disk.Device switch { DiskDevice.Cdrom => BootDevice.Cdrom, DiskDevice.Floppy => BootDevice.Fd, _ => BootDevice.Hd };
            long? boot = BootPart.Index(c, kind, seen.Add(kind), disk.Boot);
            if (disk.Target?.Bus == DiskBus.Sd)
            {
                c.Add("-drive",
                    $"file={CommandContext.Escape(PathOf(disk.Source) ?? "")},format={disk.Driver?.Type ?? "raw"},if=sd,index=0");
                continue;
            }

            string? drive = null;
            if (PathOf(disk.Source) is not null || disk.Source is NetworkDiskSource)
            {
                int index = (int)(disk.Source?.Index ?? (uint)number);
                drive = AddImage(c, disk, index);
            }

            number--;
            c.Device(Device(c, disk, drive, boot));
        }
    }

    /// <summary>The local path of an image, or null.</summary>
    public static string? PathOf(DiskSource? source) => source switch
    {
        FileDiskSource f => f.File,
        BlockDiskSource b => b.Dev,
        DirectoryDiskSource d => d.Dir,
        _ => null,
    };

    /// <summary>The node in front of an image: its format's, or for a raw one the storage itself.</summary>
    public static string NodeName(Disk disk, int index) => NeedsFormat(disk) ? $"libvirt-{index}-format" : $"libvirt-{index}-storage";

    private static bool NeedsFormat(Disk disk) => disk.Driver?.Type is not (null or "raw");

    private static string AddImage(CommandContext c, Disk disk, int index)
    {
        bool format = NeedsFormat(disk), readOnly = disk.ReadOnly || disk.Transient is not null;
        string storage = $"libvirt-{index}-storage";
        string? backing = AddBacking(c, disk.BackingStore);
        var node = Storage(c, disk.Source, disk.Driver?.Io ?? DiskIo.Unset, disk.Device);
        node.Add("node-name", storage);
        if (format)
        {
            node.Add("auto-read-only", true).Add("discard", "unmap");
        }
        else
        {
            node.Add("read-only", readOnly);
            Discard(node, disk);
        }

        Cache(node, disk);
        c.Add("-blockdev", node);
        if (!format)
        {
            return storage;
        }

        var layer = new JsonObject().Add("node-name", $"libvirt-{index}-format").Add("read-only", readOnly);
        Discard(layer, disk);
        Cache(layer, disk);
        layer.Add("driver", disk.Driver?.Type ?? "raw").Add("file", storage);
        if (backing is not null)
        {
            layer.Add("backing", backing);
        }
        else if (disk.BackingStore is { Type: DiskType.Unset, Source: null })
        {
            layer.Add("backing", JsonValue.Null);
        }

        c.Add("-blockdev", layer);
        return $"libvirt-{index}-format";
    }

    private static string? AddBacking(CommandContext c, DiskBackingStore? backing)
    {
        if (backing is not { Index: { } index, Source: { } source } || PathOf(source) is null)
        {
            return null;
        }

        string? below = AddBacking(c, backing.BackingStore);
        string format = backing.Format?.Type ?? "raw";
        string storage = $"libvirt-{index}-storage";
        var node = Storage(c, source, DiskIo.Unset, DiskDevice.Disk).Add("node-name", storage);
        if (format == "raw")
        {
            c.Add("-blockdev", node.Add("read-only", true));
            return storage;
        }

        c.Add("-blockdev", node.Add("auto-read-only", true).Add("discard", "unmap"));
        var layer = new JsonObject().Add("node-name", $"libvirt-{index}-format").Add("read-only", true).Add("driver", format).Add(
            "file", storage);
        c.Add("-blockdev", below is null ? layer.Add("backing", JsonValue.Null) : layer.Add("backing", below));
        return $"libvirt-{index}-format";
    }

    private static JsonObject Storage(CommandContext c, DiskSource? source, DiskIo io, DiskDevice device)
    {
        if (source is NetworkDiskSource network)
        {
            return Network(network);
        }

        string driver = source is BlockDiskSource block ? device == DiskDevice.Cdrom && c.Host.IsCdrom(block.Dev ?? "") ? "host_cdrom"
            : "host_device" : "file";
        return new JsonObject().Add("driver", driver).Add("filename", PathOf(source) ?? "")
            .Opt("aio", io switch { DiskIo.Native => "native", DiskIo.Threads => "threads", DiskIo.IoUring => "io_uring", _ => null });
    }

    private static JsonObject Network(NetworkDiskSource source)
    {
        if (source.Protocol != NetworkDiskProtocol.Nbd || source.Hosts.Count == 0)
        {
            throw Errors.ConfigUnsupported(
                ErrorDomain.Qemu, $"disks of network protocol '{source.Protocol.ToString().ToLowerInvariant()}' are not supported");
        }

        var host = source.Hosts[0];
        var server = host.Transport == DiskTransport.Unix
            ? new JsonObject().Add("type", "unix").Add("path", host.Socket ?? "")
            : new JsonObject().Add("type", "inet").Add("host", host.Name ?? "").Add("port", host.Port ?? "10809");
        return new JsonObject().Add("driver", "nbd").Add("server", server).Opt("export", source.Name).Opt(
            "reconnect-delay", (long?)source.ReconnectDelay);
    }

    private static void Discard(JsonObject node, Disk disk)
    {
        node.Opt("discard", disk.Driver?.Discard switch { DiskDiscard.Unmap => "unmap", DiskDiscard.Ignore => "ignore", _ => null });
        node.Opt("detect-zeroes", disk.Driver?.DetectZeroes switch {
            DiskDetectZeroes.Off => "off", DiskDetectZeroes.On => "on", DiskDetectZeroes.Unmap => "unmap", _ => null });
    }

    private static void Cache(JsonObject node, Disk disk)
    {
        if (disk.Driver?.Cache is { } cache and not DiskCache.Unset)
        {
            node.Add("cache", new JsonObject().Add("direct", cache is DiskCache.None or DiskCache.Directsync).Add(
                "no-flush", cache == DiskCache.Unsafe));
        }
    }

    private static JsonObject Device(CommandContext c, Disk disk, string? drive, long? boot)
    {
        var device = new JsonObject();
        string id = disk.Alias ?? "";
        string kind = disk.Device switch { DiskDevice.Cdrom => "cd", DiskDevice.Lun => "block", _ => "hd" };
        switch (disk.Target?.Bus)
        {
            case DiskBus.Virtio:
                device.Add("driver", CommandContext.Virtio(
                    "virtio-blk", disk.Model == DiskModel.VirtioTransitional, disk.Model == DiskModel.VirtioNonTransitional));
                CommandContext.Options(device, disk.Driver);
                device.Opt("iothread", disk.Driver?.Iothread is { } thread ? $"iothread{thread}" : null)
                    .Opt("ioeventfd", CommandContext.Bool(disk.Driver?.Ioeventfd ?? OnOff.Unset)).Opt(
                        "event_idx", CommandContext.Bool(disk.Driver?.EventIdx ?? OnOff.Unset))
                    .Opt("num-queues", (long?)disk.Driver?.Queues).Opt("queue-size", (long?)disk.Driver?.QueueSize);
                c.Place(device, disk);
                break;
            case DiskBus.Ide or DiskBus.Sata when disk.Address is DriveAddress a:
                string controller = c.Devices.Controllers.Find(
                    o => o.Type == (disk.Target.Bus == DiskBus.Ide ? ControllerType.Ide : ControllerType.Sata)
                    && o.Index == (int)a.Controller)?.Alias ?? "ide";
                device.Add("driver", disk.Device == DiskDevice.Cdrom ? "ide-cd" : "ide-hd");
                if (disk.Target.Bus == DiskBus.Ide)
                {
                    device.Add("bus", $"{controller}.{a.Bus}").Add("unit", (long)a.Unit);
                }
                else
                {
                    device.Add("bus", $"{controller}.{a.Unit}");
                }

                break;
            case DiskBus.Scsi when disk.Address is DriveAddress s:
                string? model = c.Devices.Controllers.Find(o => o.Type == ControllerType.Scsi && o.Index == (int)s.Controller)?.Model;
                device.Add("driver", "scsi-" + kind).Add("bus", $"scsi{s.Controller}.0");
                if (model == "lsilogic")
                {
                    device.Add("scsi-id", (long)s.Unit);
                }
                else
                {
                    device.Add("channel", (long)s.Bus).Add("scsi-id", (long)s.Target).Add("lun", (long)s.Unit);
                }

                if (disk.Device != DiskDevice.Lun)
                {
                    device.Add("device_id", disk.Serial ?? "drive-" + id);
                }

                break;
            case DiskBus.Usb:
                device.Add("driver", "usb-storage");
                c.Place(device, disk);
                break;
            case DiskBus.Fdc when disk.Address is DriveAddress f:
                device.Add("driver", "floppy").Add("unit", (long)f.Unit);
                break;
            default:
                throw Errors.ConfigUnsupported(
                    ErrorDomain.Qemu,
                    $"unsupported disk bus '{disk.Target?.Bus.ToString().ToLowerInvariant()}' for device '{disk.Target?.Dev}'");
        }

        if (disk.Shareable && !disk.ReadOnly)
        {
            device.Add("share-rw", true);
        }

        device.Opt("drive", drive).Add("id", id).Opt("bootindex", disk.Target?.Bus == DiskBus.Fdc ? null : boot);
        device.Opt("logical_block_size", (long?)disk.Blockio?.LogicalBlockSize).Opt(
            "physical_block_size", (long?)disk.Blockio?.PhysicalBlockSize);
        device.Opt("wwn", disk.Wwn is { } wwn ? Convert.ToInt64(wwn, 16) : null).Opt("rotation_rate", (long?)disk.Target?.RotationRate);
        device.Opt("vendor", disk.Vendor).Opt("product", disk.Product);
        if (disk.Target?.Bus == DiskBus.Usb)
        {
            device.Add("removable", disk.Target.Removable == OnOff.On);
        }

        if (disk.Driver?.Cache is { } cache and not DiskCache.Unset && disk.Target?.Bus != DiskBus.Fdc && disk.Device != DiskDevice.Lun)
        {
            device.Add("write-cache", cache is DiskCache.None or DiskCache.Writeback or DiskCache.Unsafe ? "on" : "off");
        }

        device.Opt("serial", disk.Serial);
        device.Opt("werror", Policy(disk.Driver?.ErrorPolicy)).Opt("rerror", Policy(disk.Driver?.ReadErrorPolicy ?? DiskErrorPolicy.Unset)
            ?? (disk.Driver?.ErrorPolicy is DiskErrorPolicy.Stop or DiskErrorPolicy.Report or DiskErrorPolicy.Ignore
                ? Policy(disk.Driver.ErrorPolicy)
                : null));
        return device;
    }

    private static string? Policy(DiskErrorPolicy? policy) => policy switch
    {
        DiskErrorPolicy.Stop => "stop",
        DiskErrorPolicy.Report => "report",
        DiskErrorPolicy.Ignore => "ignore",
        DiskErrorPolicy.Enospace => "enospc",
        _ => null,
    };
}
