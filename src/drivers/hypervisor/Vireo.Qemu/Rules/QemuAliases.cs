using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>Names of devices in a running guest, as its monitor and its events use them. A name that the user gave (<c>ua-</c>)
/// stays.</summary>
public static class QemuAliases
{
    /// <summary>Names every device of <paramref name="def"/> that has no name.</summary>
    public static void Assign(DomainDef def)
    {
        var d = def.Devices;
        foreach (var c in d.Controllers)
        {
            c.Alias ??= Name(def, c);
        }

        foreach (var disk in d.Disks)
        {
            disk.Alias ??= Name(def, disk);
        }

        Number(d.Filesystems, "fs");
        Number(d.Interfaces, "net");
        Number(d.Sounds, "sound");
        Number(d.Videos, "video");
        Number(d.Hostdevs, "hostdev");
        Number(d.RedirDevices, "redir");
        Number(d.Parallels, "parallel");
        Number(d.Serials, "serial");
        Number(d.Channels, "channel");
        Number(d.Consoles, "console");
        if (d.Consoles.Count > 0 && d.Serials.Count > 0 && d.Consoles[0].TargetType == ConsoleTargetType.Serial)
        {
            d.Consoles[0].Alias = d.Serials[0].Alias;
        }

        Number(d.Iommus, "iommu");
        Number(d.Cryptos, "crypto");
        int dimm = 0, nvdimm = 0;
        foreach (var module in d.Memories)
        {
            module.Alias ??= module.Model switch
            {
                MemoryModel.Dimm => $"dimm{dimm++}",
                MemoryModel.Nvdimm => $"nvdimm{nvdimm++}",
                _ => null,
            };
        }

        Number(d.Hubs, "hub");
        Number(d.SharedMemories, "shmem");
        Number(d.Smartcards, "smartcard");
        Number(d.Inputs, "input");
        Number(d.Rngs, "rng");
        Number(d.Tpms, "tpm");
        Number(d.Watchdogs, "watchdog");
        if (d.MemoryBalloon is { Model: not MemoryBalloonModel.None } balloon)
        {
            balloon.Alias ??= "balloon0";
        }

        if (d.Vsock is { } vsock)
        {
            vsock.Alias ??= "vsock0";
        }
    }

    /// <summary>Names a device that joins a running guest: by its place, or with a number that no device of its kind has.</summary>
    public static void AssignNew(DomainDef def, Device device)
    {
        var d = def.Devices;
        device.Alias ??= device switch
        {
            Controller controller => Name(def, controller),
            Disk disk => Name(def, disk),
            NetworkInterface => Next(d.Interfaces, "net"),
            RedirDevice => Next(d.RedirDevices, "redir"),
            Documents.Parallel => Next(d.Parallels, "parallel"),
            Serial => Next(d.Serials, "serial"),
            Channel => Next(d.Channels, "channel"),
            ConsoleDevice => Next(d.Consoles, "console", d.Consoles.Count),
            Rng => Next(d.Rngs, "rng"),
            InputDevice => Next(d.Inputs, "input"),
            SharedMemory => Next(d.SharedMemories, "shmem"),
            Watchdog => Next(d.Watchdogs, "watchdog"),
            _ => null,
        };
    }

    private static string Next<T>(List<T> devices, string prefix, int next = 0)
        where T : Device
    {
        foreach (var device in devices)
        {
            if (device.Alias is { } alias && alias.StartsWith(prefix, StringComparison.Ordinal)
                && int.TryParse(alias.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                next = Math.Max(next, number + 1);
            }
        }

        return prefix + next.ToString(CultureInfo.InvariantCulture);
    }

    private static void Number<T>(List<T> devices, string prefix)
        where T : Device
    {
        for (int i = 0; i < devices.Count; i++)
        {
            devices[i].Alias ??= prefix + i.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string Name(DomainDef def, Controller c)
    {
        int index = c.Index ?? 0;
        bool q35 = QemuPostParse.IsQ35(def);
        return c.Type switch
        {
            ControllerType.Pci => index == 0 && q35 ? "pcie.0" : $"pci.{index}",
            ControllerType.Ide when index == 0 && QemuPostParse.IsX86(def) => "ide",
            ControllerType.Sata when index == 0 && q35 => "ide",
            ControllerType.Usb when index == 0 => "usb",
            ControllerType.VirtioSerial => $"virtio-serial{index}",
            ControllerType.Usb => $"usb{index}",
            ControllerType.Ide => $"ide{index}",
            ControllerType.Sata => $"sata{index}",
            ControllerType.Scsi => $"scsi{index}",
            ControllerType.Fdc => $"fdc{index}",
            ControllerType.Ccid => $"ccid{index}",
            _ => $"controller{index}",
        };
    }

    private static string Name(DomainDef def, Disk disk)
    {
        uint index = BusAddresses.IndexOf(disk.Target?.Dev ?? "") ?? 0;
        if (disk.Address is DriveAddress a)
        {
            switch (disk.Target?.Bus)
            {
                case DiskBus.Ide:
                    return $"ide{a.Controller}-{a.Bus}-{a.Unit}";
                case DiskBus.Sata:
                    return $"sata{a.Controller}-{a.Bus}-{a.Unit}";
                case DiskBus.Fdc:
                    return $"fdc{a.Controller}-{a.Bus}-{a.Unit}";
                case DiskBus.Scsi:
                    string? model = def.Devices.Controllers.Find(c => c.Type == ControllerType.Scsi && c.Index == (int)a.Controller)?.Model;
                    return model == "lsilogic" ? $"scsi{a.Controller}-{a.Bus}-{a.Unit}" : $"scsi{a.Controller}-{a.Bus}-{a.Target}-{a.Unit}";
                default:
                    break;
            }
        }

        return disk.Target?.Bus switch
        {
            DiskBus.Virtio => $"virtio-disk{index}",
            DiskBus.Usb => $"usb-disk{index}",
            _ => $"disk{index}",
        };
    }
}
