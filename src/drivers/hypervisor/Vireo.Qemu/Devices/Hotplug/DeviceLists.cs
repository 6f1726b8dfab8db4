using Vireo.Documents;
using Vireo.Xml;

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
            case Controller controller: Insert(d.Controllers, controller); break;
            case Serial serial: d.Serials.Add(serial); break;
            case Documents.Parallel parallel: d.Parallels.Add(parallel); break;
            case Channel channel: d.Channels.Add(channel); break;
            case ConsoleDevice console: d.Consoles.Add(console); break;
            case RedirDevice redirection: d.RedirDevices.Add(redirection); break;
            case Rng rng: d.Rngs.Add(rng); break;
            case InputDevice input: d.Inputs.Add(input); break;
            case Hub hub: d.Hubs.Add(hub); break;
            case Filesystem filesystem: d.Filesystems.Add(filesystem); break;
            case Sound sound: d.Sounds.Add(sound); break;
            case Hostdev host: d.Hostdevs.Add(host); break;
            case SharedMemory memory: d.SharedMemories.Add(memory); break;
            case Watchdog watchdog: d.Watchdogs.Add(watchdog); break;
            case MemoryDevice memory: d.Memories.Add(memory); break;
            case Smartcard card: d.Smartcards.Add(card); break;
            case Video video: d.Videos.Add(video); break;
            case Vsock socket: d.Vsock = socket; break;
            case Nvram nvram: d.Nvram = nvram; break;
            default: throw new InvalidOperationException(device.GetType().Name);
        }
    }

    /// <summary>Whether a device of this kind can be added to a definition, or could if the definition stayed valid with it.</summary>
    public static bool Takes(Device device) => device is Disk or NetworkInterface or Controller or CharDevice or Rng or InputDevice or Hub
        or Filesystem or Sound or Hostdev or SharedMemory or Watchdog or MemoryDevice or Smartcard or Video or Vsock or Nvram;

    /// <summary>Removes the device that is equal to <paramref name="device"/> by reference.</summary>
    public static bool Remove(DomainDef def, Device device) => RemoveWhere(def, d => ReferenceEquals(d, device));

    /// <summary>Removes the device that has an alias.</summary>
    public static bool Remove(DomainDef def, string alias) => RemoveWhere(def, d => d.Alias == alias);

    /// <summary>The devices of the kinds that can be attached and detached.</summary>
    public static IEnumerable<Device> All(DomainDef def)
    {
        var d = def.Devices;
        return d.Disks.Cast<Device>().Concat(d.Interfaces).Concat(d.Controllers).Concat(d.Serials).Concat(d.Parallels).Concat(d.Channels)
            .Concat(d.Consoles).Concat(d.RedirDevices).Concat(d.Rngs).Concat(d.Inputs).Concat(d.Filesystems).Concat(d.Sounds)
            .Concat(d.Hostdevs).Concat(d.SharedMemories).Concat(d.Watchdogs).Concat(d.Memories).Concat(d.Vsock is { } v ? [v] : []);
    }

    // Controllers of one kind stand together, by their numbers.
    private static void Insert(List<Controller> controllers, Controller added)
    {
        int at = controllers.FindLastIndex(c => c.Type == added.Type && (added.Index is null || c.Index <= added.Index));
        controllers.Insert(at < 0 ? controllers.Count : at + 1, added);
    }

    private static bool RemoveWhere(DomainDef def, Predicate<Device> which)
    {
        var d = def.Devices;
        var (port, console) = (d.Serials.FirstOrDefault(), d.Consoles.FirstOrDefault());
        bool socket = d.Vsock is { } vsock && which(vsock);
        d.Vsock = socket ? null : d.Vsock;
        bool removed = d.Disks.RemoveAll(which) + d.Interfaces.RemoveAll(which) + d.Controllers.RemoveAll(which)
            + d.Serials.RemoveAll(which) + d.Parallels.RemoveAll(which) + d.Channels.RemoveAll(which) + d.Consoles.RemoveAll(which)
            + d.RedirDevices.RemoveAll(which) + d.Rngs.RemoveAll(which) + d.Inputs.RemoveAll(which) + d.Filesystems.RemoveAll(which)
            + d.Sounds.RemoveAll(which) + d.Hostdevs.RemoveAll(which) + d.SharedMemories.RemoveAll(which) + d.Watchdogs.RemoveAll(which)
            + d.Memories.RemoveAll(which) > 0 || socket;
        if (port is not null && console?.TargetType == ConsoleTargetType.Serial && !d.Serials.Contains(port))
        {
            // The first console is the first serial port by another name.
            d.Consoles.Remove(console);
        }

        return removed;
    }
}
