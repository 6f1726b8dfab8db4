using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Disks;

/// <summary>The plan of a disk: its images as block nodes, and the device in front of them.</summary>
internal static class DiskPlan
{
    /// <summary>Adds all disks of a domain.</summary>
    public static void Add(PlanContext c)
    {
        foreach (var disk in c.Devices.Disks)
        {
            c.Add(Of(c, disk));
        }
    }

    /// <summary>The place of each floppy drive in the boot order is a property of their controller.</summary>
    public static void AddFloppyController(PlanContext c)
    {
        var drives = c.Devices.Disks.FindAll(d => d.Target?.Bus == DiskBus.Fdc);
        if (drives.Count == 0 || !c.Traits.IsX86)
        {
            return;
        }

        bool builtIn = !c.Traits.HasPcieRoot;
        var controller = new JsonObject().Add("driver", "isa-fdc");
        foreach (var drive in drives)
        {
            string name = (drive.Address as DriveAddress)?.Unit == 1 ? "bootindexB" : "bootindexA";
            long? boot = c.BootIndex(BootDevice.Fd, drive.Boot);
            controller.Opt(name, boot);
            if (builtIn && boot is { } place)
            {
                c.Add("-global", $"isa-fdc.{name}={PlanContext.Text(place)}");
            }
        }

        if (!builtIn)
        {
            c.Device(controller);
        }
    }

    /// <summary>The plan of one disk.</summary>
    public static DevicePlan Of(PlanContext c, Disk disk)
    {
        var plan = new DevicePlan();
        DiskChecks.Check(disk);
        var kind = disk.Device switch { DiskDevice.Cdrom => BootDevice.Cdrom, DiskDevice.Floppy => BootDevice.Fd, _ => BootDevice.Hd };
        long? boot = disk.Target?.Bus == DiskBus.Fdc ? null : c.BootIndex(kind, disk.Boot);
        if (disk.Target?.Bus == DiskBus.Sd)
        {
            string file = ArgumentPrinter.Escape(DiskImage.PathOf(disk.Source) ?? "");
            return plan.Argument("-drive", $"file={file},format={disk.Driver?.Type ?? "raw"},if=sd,index=0");
        }

        string? drive = BlockNodes.Add(c, plan, disk);
        return plan.Device(Front(c, disk, drive, boot));
    }

    private static JsonObject Front(PlanContext c, Disk disk, string? drive, long? boot)
    {
        var device = Driver(c, disk);
        if (disk.Shareable && !disk.ReadOnly)
        {
            device.Add("share-rw", true);
        }

        device.Opt("drive", drive).Add("id", disk.Alias ?? "").Opt("bootindex", boot);
        device.Opt("logical_block_size", (long?)disk.Blockio?.LogicalBlockSize)
            .Opt("physical_block_size", (long?)disk.Blockio?.PhysicalBlockSize)
            .Opt("discard_granularity", (long?)disk.Blockio?.DiscardGranularity);
        if (disk.Geometry is { } geometry)
        {
            device.Opt("cyls", (long?)geometry.Cyls).Opt("heads", (long?)geometry.Heads).Opt("secs", (long?)geometry.Secs);
            device.Opt("bios-chs-trans", geometry.Trans != DiskTranslation.Unset ? geometry.Trans.ToXml() : null);
        }

        device.Opt("wwn", disk.Wwn is { } wwn ? Convert.ToInt64(wwn, 16) : null).Opt("rotation_rate", (long?)disk.Target?.RotationRate);
        device.Opt("vendor", disk.Vendor).Opt(disk.Target?.Bus == DiskBus.Sata ? "model" : "product", disk.Product);
        if (disk.Target?.Bus == DiskBus.Usb)
        {
            device.Add("removable", disk.Target.Removable == OnOff.On);
        }

        if (disk.Driver?.Cache is { } cache and not DiskCache.Unset && disk.Target?.Bus != DiskBus.Fdc && disk.Device != DiskDevice.Lun)
        {
            device.Add("write-cache", cache is DiskCache.None or DiskCache.Writeback or DiskCache.Unsafe ? "on" : "off");
        }

        device.Opt("serial", disk.Serial).Opt("dpofua", PlanContext.Bool(disk.Target?.Dpofua));
        return device.Opt("werror", Policy(disk.Driver?.ErrorPolicy)).Opt("rerror", ReadPolicy(disk.Driver));
    }

    private static JsonObject Driver(PlanContext c, Disk disk) => disk.Target?.Bus switch
    {
        DiskBus.Virtio => Virtio(c, disk),
        DiskBus.Ide or DiskBus.Sata when disk.Address is DriveAddress a => Ide(c, disk, a),
        DiskBus.Scsi when disk.Address is DriveAddress s => Scsi(c, disk, s),
        DiskBus.Usb => c.Address(new JsonObject().Add("driver", "usb-storage"), disk),
        DiskBus.Fdc when disk.Address is DriveAddress f => new JsonObject().Add("driver", "floppy").Add("unit", (long)f.Unit),
        _ => throw QemuErrors.DiskBusOfDevice(disk.Target?.Bus.ToXml()),
    };

    private static JsonObject Virtio(PlanContext c, Disk disk)
    {
        var device = new JsonObject().Add("driver", c.Virtio(
            "virtio-blk", disk, disk.Model == DiskModel.VirtioTransitional, disk.Model == DiskModel.VirtioNonTransitional));
        PlanContext.Options(device, disk.Driver);
        string? thread = disk.Driver?.Iothread is { } id ? string.Create(CultureInfo.InvariantCulture, $"iothread{id}") : null;
        device.Opt("iothread", thread).Opt("ioeventfd", PlanContext.Bool(disk.Driver?.Ioeventfd))
            .Opt("event_idx", PlanContext.Bool(disk.Driver?.EventIdx)).Opt("num-queues", (long?)disk.Driver?.Queues)
            .Opt("queue-size", (long?)disk.Driver?.QueueSize);
        return c.Address(device, disk);
    }

    private static JsonObject Ide(PlanContext c, Disk disk, DriveAddress a)
    {
        bool ide = disk.Target?.Bus == DiskBus.Ide;
        string controller = c.ControllerAlias(ide ? ControllerType.Ide : ControllerType.Sata, a.Controller) ?? "ide";
        var device = new JsonObject().Add("driver", disk.Device == DiskDevice.Cdrom ? "ide-cd" : "ide-hd");
        return ide ? device.Add("bus", $"{controller}.{a.Bus}").Add("unit", (long)a.Unit) : device.Add("bus", $"{controller}.{a.Unit}");
    }

    private static JsonObject Scsi(PlanContext c, Disk disk, DriveAddress a)
    {
        string kind = disk.Device switch { DiskDevice.Cdrom => "cd", DiskDevice.Lun => "block", _ => "hd" };
        string? model = c.Devices.Controllers.Find(o => o.Type == ControllerType.Scsi && o.Index == (int)a.Controller)?.Model;
        var device = new JsonObject().Add("driver", "scsi-" + kind)
            .Add("bus", (c.ControllerAlias(ControllerType.Scsi, a.Controller) ?? $"scsi{a.Controller}") + ".0");
        if (model == "lsilogic")
        {
            device.Add("scsi-id", (long)a.Unit);
        }
        else
        {
            device.Add("channel", (long)a.Bus).Add("scsi-id", (long)a.Target).Add("lun", (long)a.Unit);
        }

        return disk.Device == DiskDevice.Lun ? device : device.Add("device_id", disk.Serial ?? "drive-" + disk.Alias);
    }

    private static string? ReadPolicy(DiskDriver? driver) => Policy(driver?.ReadErrorPolicy)
        ?? (driver?.ErrorPolicy is DiskErrorPolicy.Stop or DiskErrorPolicy.Report or DiskErrorPolicy.Ignore ? Policy(driver.ErrorPolicy)
            : null);

    private static string? Policy(DiskErrorPolicy? policy) => policy switch
    {
        DiskErrorPolicy.Stop => "stop",
        DiskErrorPolicy.Report => "report",
        DiskErrorPolicy.Ignore => "ignore",
        DiskErrorPolicy.Enospace => "enospc",
        _ => null,
    };
}
