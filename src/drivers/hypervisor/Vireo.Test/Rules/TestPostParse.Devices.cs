using System.Globalization;
using System.Security.Cryptography;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Defaults of devices.</summary>
internal static partial class TestPostParse
{
    // Disks on one IDE controller, on one of its buses, and on a SATA or SCSI controller.
    private const int IdeDisksPerController = 4;
    private const int IdeDisksPerBus = 2;
    private const int FloppiesPerController = 2;
    private const int SataDisksPerController = 6;
    private const int ScsiDisksPerController = 7;

    /// <summary>Completes one disk.</summary>
    internal static void Complete(Disk disk)
    {
        if (disk.Device == DiskDevice.Unset)
        {
            disk.Device = DiskDevice.Disk;
        }

        if (disk.Type == DiskType.Unset)
        {
            disk.Type = DiskType.File;
        }

        if (disk.Target?.Dev is not { Length: > 0 } target)
        {
            throw Errors.Report(ErrorDomain.Domain, ErrorCode.NoTarget, disk.Source is FileDiskSource { File: { } file } ? file : null);
        }

        if (disk.Target.Bus == DiskBus.Unset)
        {
            disk.Target.Bus = disk.Device == DiskDevice.Floppy ? DiskBus.Fdc
                : target.StartsWith("hd", StringComparison.Ordinal) ? DiskBus.Ide
                : target.StartsWith("sd", StringComparison.Ordinal) ? DiskBus.Scsi
                : target.StartsWith("vd", StringComparison.Ordinal) ? DiskBus.Virtio
                : target.StartsWith("xvd", StringComparison.Ordinal) ? DiskBus.Xen
                : target.StartsWith("ubd", StringComparison.Ordinal) ? DiskBus.Uml
                : target.StartsWith("fd", StringComparison.Ordinal) ? DiskBus.Fdc
                : DiskBus.Ide;
        }

        if (disk.Target.Bus == DiskBus.Fdc != (disk.Device == DiskDevice.Floppy))
        {
            throw Errors.Internal(ErrorDomain.Domain, $"Invalid bus type '{disk.Target.Bus.ToXml()}' for {(disk.Device == DiskDevice.Floppy ? "floppy " : "")}disk");
        }

        if (disk.Device == DiskDevice.Lun && disk.Target.Bus == DiskBus.Usb)
        {
            throw Errors.ConfigUnsupported(ErrorDomain.Domain, $"disk device='lun' is not supported for {disk.Target.Bus.ToXml()} bus");
        }

        disk.ReadOnly |= disk.Device == DiskDevice.Cdrom;
        int index = DiskIndex(target);
        if (disk.Address is null && index >= 0)
        {
            disk.Address = disk.Target.Bus switch
            {
                DiskBus.Ide => Drive(index / IdeDisksPerController, index % IdeDisksPerController / IdeDisksPerBus, index % IdeDisksPerBus),
                DiskBus.Fdc => Drive(index / FloppiesPerController, 0, index % FloppiesPerController),
                DiskBus.Sata => Drive(index / SataDisksPerController, 0, index % SataDisksPerController),
                DiskBus.Scsi => Drive(index / ScsiDisksPerController, 0, index % ScsiDisksPerController),
                _ => null,
            };
        }
    }

    private static DriveAddress Drive(int controller, int bus, int unit) =>
        new() { Controller = (uint)controller, Bus = (uint)bus, Unit = (uint)unit };

    /// <summary>Number of a disk name: "hda" 0, "sdb" 1, "vdaa" 26; -1 when it is not such a name.</summary>
    internal static int DiskIndex(string target)
    {
        foreach (string prefix in (ReadOnlySpan<string>)["xvd", "ubd", "hd", "sd", "vd", "fd"])
        {
            if (!target.StartsWith(prefix, StringComparison.Ordinal) || target.Length == prefix.Length)
            {
                continue;
            }

            int n = 0;
            foreach (char c in target.AsSpan(prefix.Length))
            {
                if (char.IsAsciiDigit(c) && n > 0)
                {
                    break;
                }

                if (c is < 'a' or > 'z')
                {
                    return -1;
                }

                n = (n * 26) + c - 'a' + 1;
            }

            return n - 1;
        }

        return -1;
    }

    private static void CompleteDisks(DomainDef def)
    {
        // libvirt orders disks by bus and name while it reads them, when a bus that nobody named is not known yet.
        foreach (var disk in def.Devices.Disks)
        {
            if (disk.Target?.Dev is not { Length: > 0 })
            {
                Complete(disk);
            }
        }

        if (def.Devices.Disks.Count > 1)
        {
            var sorted = new List<Disk>(def.Devices.Disks.Count);
            foreach (var disk in def.Devices.Disks)
            {
                InsertSorted(sorted, disk);
            }

            def.Devices.Disks.Clear();
            def.Devices.Disks.AddRange(sorted);
        }

        foreach (var disk in def.Devices.Disks)
        {
            Complete(disk);
        }
    }

    /// <summary>Puts a disk behind the last one of its bus with a lower name, or at the end when its bus is new.</summary>
    internal static void InsertSorted(List<Disk> disks, Disk disk)
    {
        int place = -1;
        for (int i = disks.Count - 1; i >= 0; i--)
        {
            if (disks[i].Target!.Bus != disk.Target!.Bus)
            {
                continue;
            }

            if (DiskIndex(disks[i].Target!.Dev!) <= DiskIndex(disk.Target.Dev!))
            {
                disks.Insert(i + 1, disk);
                return;
            }

            place = i;
        }

        disks.Insert(place < 0 ? disks.Count : place, disk);
    }

    private static void CompleteInterfaces(DomainDef def)
    {
        foreach (var nic in def.Devices.Interfaces)
        {
            Complete(def, nic);
        }
    }

    /// <summary>Completes one interface; its name on the host is the first free testnetN.</summary>
    internal static void Complete(DomainDef def, NetworkInterface nic)
    {
        CompleteMac(nic);
        if (nic.Target?.Dev is { Length: > 0 })
        {
            return;
        }

        nic.Target ??= new InterfaceTarget();
        for (int i = 0; nic.Target.Dev is null; i++)
        {
            string name = "testnet" + i.ToString(CultureInfo.InvariantCulture);
            if (!def.Devices.Interfaces.Exists(other => other != nic && other.Target?.Dev == name))
            {
                nic.Target.Dev = name;
            }
        }
    }

    /// <summary>Gives an interface without an address one of libvirt's own range.</summary>
    internal static void CompleteMac(NetworkInterface nic)
    {
        nic.Mac ??= new InterfaceMac();
        nic.Mac.Address ??= new MacAddress(0x525400000000UL | (uint)RandomNumberGenerator.GetInt32(1 << 24));
    }

    private static void CompleteConsoles(DomainDef def)
    {
        for (int i = 0; i < def.Devices.Serials.Count; i++)
        {
            var serial = def.Devices.Serials[i];
            serial.Target ??= new SerialTarget();
            serial.Target.Port ??= i;
        }

        for (int i = 0; i < def.Devices.Parallels.Count; i++)
        {
            def.Devices.Parallels[i].TargetPort ??= i;
        }

        bool pc = def.Os.Type?.Type == "hvm";
        for (int i = 0; i < def.Devices.Consoles.Count; i++)
        {
            var console = def.Devices.Consoles[i];
            if (console.TargetType == ConsoleTargetType.Unset && pc)
            {
                console.TargetType = ConsoleTargetType.Serial;
            }

            console.TargetPort ??= i;
        }

        // On a PC the first console is the first serial port, whichever of the two was given.
        if (!pc)
        {
            return;
        }

        if (def.Devices.Consoles.Count == 0 && def.Devices.Serials.Count > 0)
        {
            def.Devices.Consoles.Add(new ConsoleDevice
            {
                Type = def.Devices.Serials[0].Type,
                Sources = [.. def.Devices.Serials[0].Sources.ConvertAll(static s => (CharSource)s.DeepCopy())],
                TargetType = ConsoleTargetType.Serial,
                TargetPort = 0,
            });
        }
        else if (def.Devices.Serials.Count == 0 && def.Devices.Consoles is [{ TargetType: ConsoleTargetType.Serial } first, ..])
        {
            def.Devices.Serials.Add(new Serial
            {
                Type = first.Type,
                Sources = [.. first.Sources.ConvertAll(static s => (CharSource)s.DeepCopy())],
                Target = new SerialTarget { Port = 0 },
            });
        }
    }

    private static void CompleteDisplays(DomainDef def)
    {
        foreach (var graphics in def.Devices.Graphics)
        {
            if (graphics is VncGraphics vnc)
            {
                if (vnc.Port is null or -1 or 0)
                {
                    vnc.Port = -1;
                    vnc.AutoPort = YesNo.Yes;
                }
                else if (vnc.AutoPort == YesNo.Unset)
                {
                    vnc.AutoPort = YesNo.No;
                }

                if (vnc.Listens.Count == 0)
                {
                    vnc.Listens.Add(new GraphicsListen { Type = GraphicsListenType.Address, Address = vnc.Listen });
                }
            }
            else if (graphics is SpiceGraphics { Listens.Count: 0 } spice)
            {
                spice.Listens.Add(new GraphicsListen { Type = GraphicsListenType.Address, Address = spice.Listen });
            }
        }

        // Something must show what the graphics display.
        if (def.Devices.Graphics.Count > 0 && def.Devices.Videos.Count == 0)
        {
            def.Devices.Videos.Add(new Video { Model = new VideoModel { Type = VideoType.Cirrus } });
        }

        for (int i = 0; i < def.Devices.Videos.Count; i++)
        {
            var model = def.Devices.Videos[i].Model ??= new VideoModel();
            if (model.Type is VideoType.Unset or VideoType.Default)
            {
                model.Type = VideoType.Cirrus;
            }

            if (model.Type is VideoType.Vga or VideoType.Cirrus or VideoType.Vmvga)
            {
                model.Vram ??= 16384;
            }

            model.Heads ??= model.Type == VideoType.None ? null : 1;
            if (i == 0 && !def.Devices.Videos.Exists(static v => v.Model?.Primary == YesNo.Yes))
            {
                model.Primary = YesNo.Yes;
            }
        }
    }

    private static void CompleteOthers(DomainDef def)
    {
        foreach (var watchdog in def.Devices.Watchdogs)
        {
            watchdog.Action = watchdog.Action == WatchdogAction.Unset ? WatchdogAction.Reset : watchdog.Action;
        }

        foreach (var hostdev in def.Devices.Hostdevs)
        {
            if (hostdev.Mode == HostdevMode.Subsystem && hostdev.Managed == YesNo.Unset)
            {
                hostdev.Managed = YesNo.No;
            }
        }
    }

    private static void AddControllers(DomainDef def)
    {
        foreach (var (bus, type) in (ReadOnlySpan<(DiskBus, ControllerType)>)
        [
            (DiskBus.Scsi, ControllerType.Scsi), (DiskBus.Fdc, ControllerType.Fdc), (DiskBus.Ide, ControllerType.Ide), (DiskBus.Sata, ControllerType.Sata),
        ])
        {
            int last = -1;
            foreach (var disk in def.Devices.Disks)
            {
                last = disk.Target!.Bus == bus && disk.Address is DriveAddress address ? Math.Max(last, (int)address.Controller) : last;
            }

            AddController(def, type, last);
        }

        if (def.Devices.Channels.Exists(static c => c.Target?.Type == ChannelTargetType.Virtio)
            || def.Devices.Consoles.Exists(static c => c.TargetType == ConsoleTargetType.Virtio))
        {
            AddController(def, ControllerType.VirtioSerial, 0);
        }

        if (def.Devices.Smartcards.Count > 0)
        {
            AddController(def, ControllerType.Ccid, 0);
        }
    }

    private static void AddController(DomainDef def, ControllerType type, int last)
    {
        var list = def.Devices.Controllers;
        for (int index = 0; index <= last; index++)
        {
            if (!list.Exists(c => c.Type == type && c.Index == index))
            {
                // Behind its kind, ordered by index.
                int place = list.FindIndex(c => c.Type == type && c.Index > index);
                place = place < 0 ? list.FindLastIndex(c => c.Type == type) + 1 : place;
                list.Insert(place == 0 && !list.Exists(c => c.Type == type) ? list.Count : place, new Controller { Type = type, Index = index });
            }
        }
    }

    private static void CheckDevices(DomainDef def)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var disk in def.Devices.Disks)
        {
            if (!targets.Add(disk.Target!.Dev!))
            {
                throw Errors.Xml(ErrorDomain.Domain, $"target '{disk.Target.Dev}' duplicated for disk sources '{SourceOf(def, disk, first: true)}' and '{SourceOf(def, disk, first: false)}'");
            }
        }
    }

    private static string SourceOf(DomainDef def, Disk disk, bool first)
    {
        var same = def.Devices.Disks.FindAll(d => d.Target!.Dev == disk.Target!.Dev);
        return PathOf(first ? same[0] : same[^1]);
    }

    /// <summary>A disk's image, as messages show it.</summary>
    internal static string PathOf(Disk disk) => disk.Source switch
    {
        FileDiskSource f => f.File,
        BlockDiskSource b => b.Dev,
        DirectoryDiskSource d => d.Dir,
        _ => null,
    } ?? "(null)";
}
