using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <summary>Finds the device of a domain that a single device's document means: a disk by its target, an interface by its MAC and place,
/// others by what the document says of them.</summary>
internal static class DeviceMatch
{
    /// <summary>The device that is meant.</summary>
    /// <exception cref="VirException">No device matches, or several do.</exception>
    public static Device Find(DomainDef def, Device wanted, bool live) => wanted switch
    {
        Disk disk => def.Devices.Disks.Find(d => d.Target?.Dev == disk.Target?.Dev)
            ?? throw (live ? HotplugErrors.LiveDiskMissing(disk.Target?.Dev) : HotplugErrors.TargetDeviceMissing(disk.Target?.Dev)),
        NetworkInterface net => FindInterface(def, net, live),
        ConsoleDevice { TargetType: ConsoleTargetType.Serial or ConsoleTargetType.Unset } when !live =>
            throw HotplugErrors.SerialConsoleNotDetachable(),
        RedirDevice redirected => FindCharacter(def, redirected)
            ?? throw (live ? HotplugErrors.LiveRedirectionMissing() : HotplugErrors.RedirectionMissing()),
        CharDevice character => FindCharacter(def, character)
            ?? throw (live ? HotplugErrors.CharDeviceMissing(NameOf(character))
                : HotplugErrors.KeptCharDeviceMissing()),
        Rng rng => FindLike(def.Devices.Rngs.FindAll(r => r.Model == rng.Model && SameBackend(r.Backend, rng.Backend)), wanted)
            ?? throw (live ? HotplugErrors.RngModelMissing(BackendOf(rng)) : HotplugErrors.RngMissing()),
        InputDevice input => FindLike(def.Devices.Inputs.FindAll(i => i.Type == input.Type && i.Bus == input.Bus), wanted)
            ?? throw HotplugErrors.InputMissing(),
        Filesystem filesystem => def.Devices.Filesystems.Find(f => f.Target?.Dir == filesystem.Target?.Dir)
            ?? throw (live ? HotplugErrors.LiveFilesystemMissing() : HotplugErrors.FilesystemMissing()),
        Sound when live => throw HotplugErrors.DetachUnsupported("live", "sound"),
        Sound sound => FindLike(def.Devices.Sounds.FindAll(s => s.Model == sound.Model), wanted)
            ?? throw HotplugErrors.DeviceMissing(),
        Watchdog watchdog => FindWatchdog(def, watchdog, live),
        SharedMemory memory => def.Devices.SharedMemories.Find(m => m.Name == memory.Name)
            ?? throw (live ? HotplugErrors.LiveSharedMemoryMissing(
                (memory.Model == SharedMemoryModel.Unset ? SharedMemoryModel.Ivshmem : memory.Model).ToXml())
                : HotplugErrors.SharedMemoryMissing()),
        Hostdev host => def.Devices.Hostdevs.Find(h => h.Source == host.Source)
            ?? throw (live && host.Source is UsbHostdevSource { VendorId: { } vendor, ProductId: { } product }
                ? HotplugErrors.HostUsbMissing($"0x{vendor:x4}", $"0x{product:x4}") : HotplugErrors.DeviceMissing()),
        MemoryDevice memory => FindLike(def.Devices.Memories, wanted)
            ?? throw (live ? HotplugErrors.LiveMemoryMissing(memory.Model.ToXml()) : HotplugErrors.MemoryMissing()),
        Vsock => def.Devices.Vsock ?? throw (live ? HotplugErrors.VsockMissing() : HotplugErrors.KeptVsockMissing()),
        Controller controller => def.Devices.Controllers.Find(c => c.Type == controller.Type && c.Index == controller.Index)
            ?? throw (live ? HotplugErrors.ControllerMissing(controller.Type.ToXml(), controller.Index)
                : HotplugErrors.DeviceMissing()),
        _ => throw HotplugErrors.DeviceMissing(),
    };

    /// <summary>Gives a port without a number the one that it would have if it came to the guest: libvirt looks for that.</summary>
    public static void Number(DomainDef present, Device wanted, bool both)
    {
        if (both && wanted is Channel { Type: CharType.Unix, Sources.Count: 0 })
        {
            // libvirt has chosen the socket's path by now, and does not find it in a definition.
            throw HotplugErrors.KeptCharDeviceMissing();
        }

        if (wanted is Serial { Target.Port: null or < 0 } or Serial { Target: null })
        {
            var target = ((Serial)wanted).Target ??= new SerialTarget();
            target.Port = present.Devices.Serials.Select(static s => s.Target?.Port ?? -1).DefaultIfEmpty(-1).Max() + 1;
        }
        else if (wanted is Documents.Parallel { TargetPort: null or < 0 } parallel)
        {
            parallel.TargetPort = present.Devices.Parallels.Select(static p => p.TargetPort ?? -1).DefaultIfEmpty(-1).Max() + 1;
        }
    }

    /// <summary>The device of a definition that a changed one replaces: its alias may change with it.</summary>
    public static Device FindKept(DomainDef def, Device wanted)
    {
        var nameless = (Device)wanted.DeepCopy();
        nameless.Alias = null;
        return Find(def, nameless, live: false);
    }

    /// <summary>Libvirt's element name of a character device.</summary>
    public static string NameOf(CharDevice device) => device switch
    {
        Serial => "serial",
        Documents.Parallel => "parallel",
        Channel => "channel",
        RedirDevice => "redirdev",
        _ => "console",
    };


    private static NetworkInterface FindInterface(DomainDef def, NetworkInterface net, bool live)
    {
        var found = def.Devices.Interfaces.FindAll(n => net.Mac?.Address is null || n.Mac?.Address == net.Mac.Address);
        if (net.Address is PciAddress { IsEmpty: false } place)
        {
            found = found.FindAll(n => n.Address is PciAddress p && p.Bus == place.Bus && p.Slot == place.Slot
                && p.Function == place.Function);
        }

        if (net.Alias is { } alias)
        {
            found = found.FindAll(n => n.Alias == alias);
        }

        const string None = "(<null>)";
        string at = net.Address is PciAddress { IsEmpty: false } p
            ? $"{p.Domain ?? 0:x4}:{p.Bus ?? 0:x2}:{p.Slot ?? 0:x2}.{p.Function ?? 0:x}" : None;
        string mac = net.Mac?.Address?.ToString() ?? None;
        return found.Count switch
        {
            1 => found[0],
            0 => throw HotplugErrors.InterfaceMissing(at, mac, net.Alias ?? None),
            _ when (live && net.Mac?.Address is not null) || net.Alias is not null =>
                throw HotplugErrors.InterfaceAmbiguous(mac, net.Alias ?? None),
            _ => throw (net.Mac?.Address is null ? HotplugErrors.DevicesAmbiguous() : HotplugErrors.MacAmbiguous(mac)),
        };
    }

    /// <summary>The character device that is the same as a new one: the same port, channel or name, and the same end on the host.</summary>
    public static CharDevice? FindSame(DomainDef def, CharDevice wanted, bool live) =>
        DeviceLists.All(def).OfType<CharDevice>().FirstOrDefault(
            d => d.GetType() == wanted.GetType() && d.Type == wanted.Type && (wanted, d) switch
        {
            (Serial { Target.Port: >= 0 and var port } a, Serial b) => port == b.Target?.Port
                && (a.Target.Type == SerialTargetType.Unset || a.Target.Type == b.Target?.Type),
            (Documents.Parallel { TargetPort: { } port }, Documents.Parallel b) => port == b.TargetPort,
            (Channel { Target.Type: ChannelTargetType.Virtio } a, Channel { Target.Type: ChannelTargetType.Virtio } b) =>
                a.Target.Name == b.Target.Name,
            (ConsoleDevice { TargetPort: { } port } a, ConsoleDevice b) => port == b.TargetPort && a.TargetType == b.TargetType,
            _ => false,
        } && (SameSources(wanted.Sources, d.Sources) || (wanted.Sources.Count == 0 && IsNamedLater(wanted.Type, live))));

    // A socket has a path of libvirt's own making, a terminal has one of QEMU's while the guest runs.
    private static bool IsNamedLater(CharType type, bool live) => type == CharType.Unix || (type == CharType.Pty && !live);

    private static CharDevice? FindCharacter(DomainDef def, CharDevice wanted)
    {
        bool Matches(CharDevice d)
        {
            if (wanted.Alias is { } alias)
            {
                return d.Alias == alias;
            }

            return d.GetType() == wanted.GetType() && (wanted, d) switch
            {
                (Channel a, Channel b) => a.Target?.Type == b.Target?.Type && (a.Target?.Name == b.Target?.Name)
                    && (a.Target?.Port is null || a.Target.Port == b.Target?.Port),
                (Serial { Target.Type: SerialTargetType.UsbSerial } a, Serial b) => a.Target.Type == b.Target?.Type,
                (Serial a, Serial b) => a.Target?.Port == b.Target?.Port,
                (Documents.Parallel a, Documents.Parallel b) => a.TargetPort == b.TargetPort,
                (ConsoleDevice a, ConsoleDevice b) => a.TargetPort == b.TargetPort
                    && (a.TargetType == default || a.TargetType == b.TargetType),
                _ => true,
            } && (wanted.Type == default || (wanted.Type == d.Type && SameSources(wanted.Sources, d.Sources)));
        }

        return DeviceLists.All(def).OfType<CharDevice>().FirstOrDefault(Matches);
    }

    // As libvirt compares them: where a stream goes is part of what the device is.
    private static bool SameSources(List<CharSource> wanted, List<CharSource> present)
    {
        static string Text(CharSource? source) => source switch
        {
            PtyCharSource pty => pty.Path ?? "",
            FileCharSource file => file.Path ?? "",
            UnixCharSource unix => unix.Path ?? "",
            TcpCharSource tcp => tcp.Host + ":" + tcp.Service,
            UdpCharSource udp => udp.Host + ":" + udp.Service,
            ChannelCharSource channel => channel.Channel ?? "",
            _ => "",
        };
        return Text(wanted.FirstOrDefault()) == Text(present.FirstOrDefault());
    }

    private static string BackendOf(Rng rng) => rng.Backend switch
    {
        EgdRngBackend => "egd",
        BuiltinRngBackend => "builtin",
        _ => "random",
    };

    // The watchdog that a chipset brings along is none of the document's.
    private static Watchdog FindWatchdog(DomainDef def, Watchdog wanted, bool live)
    {
        var present = def.Devices.Watchdogs.FindAll(w => w.Model == wanted.Model || w.Model != WatchdogModel.Itco);
        return present.Count == 0 ? throw (live ? HotplugErrors.LiveWatchdogMissing() : HotplugErrors.NoWatchdog())
            : FindLike(present.FindAll(w => w.Model == wanted.Model), wanted) ?? throw HotplugErrors.WatchdogMissing();
    }

    private static bool SameBackend(RngBackend? present, RngBackend? wanted) => (present, wanted) switch
    {
        (RandomRngBackend a, RandomRngBackend b) => (a.Device ?? "/dev/random") == (b.Device ?? "/dev/random"),
        _ => present?.GetType() == wanted?.GetType(),
    };

    private static T? FindLike<T>(List<T> devices, Device wanted)
        where T : Device
        => devices.Find(d => wanted.Alias is { } alias ? d.Alias == alias
            : wanted.Address is null || Equals(d.Address, wanted.Address));
}
