using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>Places on buses other than PCI: drives by their target's name, virtio-serial and USB ports in order of appearance.</summary>
public static class BusAddresses
{
    private const int NarrowScsiUnits = 7, UnitsPerSata = 6;

    /// <summary>Gives every device of these buses that has no place one.</summary>
    public static void Assign(DomainDef def)
    {
        AssignDrives(def);
        AssignVirtioSerial(def);
        AssignUsb(def);
    }

    /// <summary>Places disks; controllers that this needs may not exist yet.</summary>
    public static void AssignDrives(DomainDef def)
    {
        foreach (var disk in def.Devices.Disks)
        {
            if (disk.Address is null && disk.Target is { Dev: { } dev } target && IndexOf(dev) is { } index)
            {
                disk.Address = target.Bus switch
                {
                    DiskBus.Ide => new DriveAddress { Controller = index / 4, Bus = index % 4 / 2, Unit = index % 2 },
                    DiskBus.Sata => new DriveAddress { Controller = index / UnitsPerSata, Unit = index % UnitsPerSata },
                    DiskBus.Fdc => new DriveAddress { Controller = index / 2, Unit = index % 2 },
                    DiskBus.Scsi => new DriveAddress { Controller = index / NarrowScsiUnits, Unit = index % NarrowScsiUnits },
                    _ => null,
                };
            }
        }
    }

    /// <summary>The number in a target's name: <c>sda</c> is 0, <c>sdaa</c> is 26; null when there is none.</summary>
    public static uint? IndexOf(string dev)
    {
        int at = dev.StartsWith("xvd", StringComparison.Ordinal) || dev.StartsWith("ubd", StringComparison.Ordinal) ? 3 : 2;
        uint index = 0;
        int letters = 0;
        for (; at < dev.Length && dev[at] is >= 'a' and <= 'z'; at++)
        {
            index = checked(((letters > 0 ? index + 1 : 0) * 26) + (uint)(dev[at] - 'a'));
            if (++letters > 5)
            {
                return null;
            }
        }

        return letters > 0 ? index : null;
    }

    private static void AssignVirtioSerial(DomainDef def)
    {
        var taken = new HashSet<(uint, uint)>();
        var waiting = new List<(CharDevice Device, bool Console)>();
        foreach (var console in def.Devices.Consoles)
        {
            Sort(console, console.TargetType == ConsoleTargetType.Virtio, true);
        }

        foreach (var channel in def.Devices.Channels)
        {
            Sort(channel, channel.Target?.Type == ChannelTargetType.Virtio, false);
        }

        void Sort(CharDevice device, bool virtio, bool console)
        {
            if (!virtio)
            {
                return;
            }

            if (device.Address is VirtioSerialAddress { Port: > 0 } a)
            {
                taken.Add((a.Controller, a.Port));
            }
            else if (device.Address is VirtioSerialAddress zero && console)
            {
                taken.Add((zero.Controller, 0));
            }
            else
            {
                waiting.Add((device, console));
            }
        }

        foreach (var (device, console) in waiting)
        {
            uint controller = device.Address is VirtioSerialAddress given ? given.Controller : 0;

            // Port 0 of the first controller is for a console only; guests would not find a channel there.
            uint port = console ? 0u : 1u;
            while (!taken.Add((controller, port)))
            {
                if (++port > 30)
                {
                    port = 1;
                    controller++;
                }
            }

            device.Address = new VirtioSerialAddress { Controller = controller, Bus = 0, Port = port };
        }
    }

    private static void AssignUsb(DomainDef def)
    {
        var taken = new HashSet<(uint, string)>();
        var waiting = new List<Device>();
        void Sort(Device device, bool usb)
        {
            if (!usb)
            {
                return;
            }

            if (device.Address is UsbAddress { Port: { } port } a)
            {
                taken.Add((a.Bus, port));
            }
            else if (device.Address is null or UsbAddress)
            {
                waiting.Add(device);
            }
        }

        var devices = def.Devices;
        devices.Hubs.ForEach(h => Sort(h, true));
        devices.Serials.ForEach(s => Sort(s, s.Target?.Type == SerialTargetType.UsbSerial));
        devices.Disks.ForEach(d => Sort(d, d.Target?.Bus == DiskBus.Usb));
        devices.Inputs.ForEach(i => Sort(i, i.Bus == InputBus.Usb));
        devices.RedirDevices.ForEach(r => Sort(r, true));
        devices.Sounds.ForEach(s => Sort(s, s.Model == SoundModel.Usb));
        foreach (var device in waiting)
        {
            uint bus = device.Address is UsbAddress given ? given.Bus : 0;
            for (int port = 1; ; port++)
            {
                string text = port.ToString(CultureInfo.InvariantCulture);
                if (taken.Add((bus, text)))
                {
                    device.Address = new UsbAddress { Bus = bus, Port = text };
                    break;
                }
            }
        }
    }
}
