using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>Places on buses other than PCI: drives by their target's name, virtio-serial and USB ports in order of appearance.</summary>
public static class BusAddresses
{
    private const int MaxVirtioPorts = 31;

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

    // Ports by number, or the first free one. Where no controller has room, another is added.
    private static void AssignVirtioSerial(DomainDef def)
    {
        var ports = def.Devices.Controllers.Where(static c => c is { Type: ControllerType.VirtioSerial, Index: not null })
            .ToDictionary(static c => (uint)c.Index!.Value, static c => new bool[c.Ports ?? MaxVirtioPorts]);
        foreach (var entry in XmlRecordDevice.All(def.Devices))
        {
            if (entry.Record is Device { Address: VirtioSerialAddress { Port: var port } a } device
                && (port > 0 || device is not Channel))
            {
                Take(ports, a, ofConsole: device is ConsoleDevice);
            }
        }

        foreach (var channel in def.Devices.Channels)
        {
            // An address of another kind counts as none.
            if (channel.Target?.Type == ChannelTargetType.Virtio && channel.Address is not VirtioSerialAddress { Port: > 0 })
            {
                channel.Address = Next(def, ports, (channel.Address as VirtioSerialAddress)?.Controller);
            }
        }
    }

    private static void Take(Dictionary<uint, bool[]> ports, VirtioSerialAddress a, bool ofConsole)
    {
        if (!ports.TryGetValue(a.Controller, out bool[]? taken))
        {
            throw QemuErrors.VirtioSerialControllerMissing(a.Controller);
        }

        if (a.Port >= taken.Length)
        {
            throw QemuErrors.VirtioSerialPortMissing(a.Controller, a.Port);
        }

        if (taken[a.Port] && !ofConsole)
        {
            throw QemuErrors.VirtioSerialPortTaken(a.Port, a.Controller);
        }

        taken[a.Port] = true;
    }

    private static VirtioSerialAddress Next(DomainDef def, Dictionary<uint, bool[]> ports, uint? wanted)
    {
        foreach (uint index in ports.Keys.Order())
        {
            // Port 0 is for a console; guests would not find a channel there.
            int port = wanted is null || wanted == index ? Array.IndexOf(ports[index], false, Math.Min(1, ports[index].Length)) : -1;
            if (port > 0)
            {
                ports[index][port] = true;
                return new VirtioSerialAddress { Controller = index, Bus = 0, Port = (uint)port };
            }
        }

        uint added = ports.Count == 0 ? 0 : ports.Keys.Max() + 1;
        QemuPostParse.Insert(def, new Controller { Type = ControllerType.VirtioSerial, Index = (int)added });
        ports[added] = new bool[MaxVirtioPorts];
        ports[added][1] = true;
        return new VirtioSerialAddress { Controller = added, Bus = 0, Port = 1 };
    }
}
