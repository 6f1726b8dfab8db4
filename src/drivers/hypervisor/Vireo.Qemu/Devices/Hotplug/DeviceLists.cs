using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <summary>Adds, finds and removes one device of any kind in a domain's document.</summary>
internal static class DeviceLists
{
    /// <summary>Adds a device at the end of its kind.</summary>
    public static void Add(DomainDef def, Device device)
    {
        var d = def.Devices;
        switch (device)
        {
            case Disk disk: d.Disks.Add(disk); break;
            case NetworkInterface net: d.Interfaces.Add(net); break;
            case Controller controller: d.Controllers.Add(controller); break;
            case Serial serial: d.Serials.Add(serial); break;
            case Documents.Parallel parallel: d.Parallels.Add(parallel); break;
            case Channel channel: d.Channels.Add(channel); break;
            case ConsoleDevice console: d.Consoles.Add(console); break;
            case RedirDevice redirection: d.RedirDevices.Add(redirection); break;
            case Rng rng: d.Rngs.Add(rng); break;
            case InputDevice input: d.Inputs.Add(input); break;
            case Hub hub: d.Hubs.Add(hub); break;
            default: throw new InvalidOperationException(device.GetType().Name);
        }
    }

    /// <summary>Removes the device that is equal to <paramref name="device"/> by reference.</summary>
    public static bool Remove(DomainDef def, Device device) => RemoveWhere(def, d => ReferenceEquals(d, device));

    /// <summary>Removes the device that has an alias.</summary>
    public static bool Remove(DomainDef def, string alias) => RemoveWhere(def, d => d.Alias == alias);

    /// <summary>The devices of the kinds that can be attached and detached.</summary>
    public static IEnumerable<Device> All(DomainDef def)
    {
        var d = def.Devices;
        return d.Disks.Cast<Device>().Concat(d.Interfaces).Concat(d.Controllers).Concat(d.Serials).Concat(d.Parallels).Concat(d.Channels)
            .Concat(d.Consoles).Concat(d.RedirDevices).Concat(d.Rngs).Concat(d.Inputs);
    }

    private static bool RemoveWhere(DomainDef def, Predicate<Device> which)
    {
        var d = def.Devices;
        return d.Disks.RemoveAll(x => which(x)) + d.Interfaces.RemoveAll(x => which(x)) + d.Controllers.RemoveAll(x => which(x))
            + d.Serials.RemoveAll(x => which(x)) + d.Parallels.RemoveAll(x => which(x)) + d.Channels.RemoveAll(x => which(x))
            + d.Consoles.RemoveAll(x => which(x)) + d.RedirDevices.RemoveAll(x => which(x)) + d.Rngs.RemoveAll(x => which(x))
            + d.Inputs.RemoveAll(x => which(x)) > 0;
    }
}
