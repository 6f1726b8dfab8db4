using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>Places on buses other than PCI: drives by their target's name, virtio-serial and USB ports in order of appearance.</summary>
public static class BusAddresses
{
    /// <summary>Gives channels their ports.</summary>
    public static void Assign(DomainDef def) => AssignVirtioSerial(def);

    /// <summary>Gives memory modules their slots.</summary>
    public static void AssignSlots(DomainDef def)
    {
        var taken = def.Devices.Memories.Select(m => (m.Address as DimmAddress)?.Slot).Where(s => s is not null).ToHashSet();
        foreach (var module in def.Devices.Memories)
        {
            if (module is { Model: MemoryModel.Dimm or MemoryModel.Nvdimm, Address: null })
            {
                uint slot = 0;
                while (!taken.Add(slot))
                {
                    slot++;
                }

                module.Address = new DimmAddress { Slot = slot };
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
        var waiting = new List<CharDevice>();
        foreach (var channel in def.Devices.Channels)
        {
            Sort(channel, channel.Target?.Type == ChannelTargetType.Virtio);
        }

        foreach (var console in def.Devices.Consoles)
        {
            // A console gets a port only from its user.
            if (console is { TargetType: ConsoleTargetType.Virtio, Address: VirtioSerialAddress a })
            {
                taken.Add((a.Controller, a.Port));
            }
        }

        void Sort(CharDevice device, bool virtio)
        {
            if (!virtio)
            {
                return;
            }

            if (device.Address is VirtioSerialAddress { Port: > 0 } a)
            {
                taken.Add((a.Controller, a.Port));
            }
            else
            {
                waiting.Add(device);
            }
        }

        foreach (var device in waiting)
        {
            uint controller = device.Address is VirtioSerialAddress given ? given.Controller : 0;

            // Port 0 of the first controller is for a console only; guests would not find a channel there.
            uint port = 1;
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
}
