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
        ConsoleDevice { TargetType: ConsoleTargetType.Serial } when !live =>
            throw HotplugErrors.SerialConsoleNotDetachable(),
        CharDevice character => FindCharacter(def, character)
            ?? throw (live ? HotplugErrors.CharDeviceMissing(NameOf(character))
                : HotplugErrors.KeptCharDeviceMissing()),
        Rng rng => FindLike(def.Devices.Rngs.FindAll(r => r.Model == rng.Model && SameBackend(r.Backend, rng.Backend)), wanted)
            ?? throw (live ? HotplugErrors.RngModelMissing(rng.Model.ToXml()) : HotplugErrors.RngMissing()),
        InputDevice input => FindLike(def.Devices.Inputs.FindAll(i => i.Type == input.Type && i.Bus == input.Bus), wanted)
            ?? throw HotplugErrors.InputMissing(),
        Filesystem filesystem => def.Devices.Filesystems.Find(f => f.Target?.Dir == filesystem.Target?.Dir)
            ?? throw HotplugErrors.FilesystemMissing(),
        Sound sound => FindLike(def.Devices.Sounds.FindAll(s => s.Model == sound.Model), wanted)
            ?? throw HotplugErrors.DeviceMissing(),
        Watchdog => FindLike(def.Devices.Watchdogs, wanted) ?? throw HotplugErrors.WatchdogMissing(),
        SharedMemory memory => def.Devices.SharedMemories.Find(m => m.Name == memory.Name)
            ?? throw HotplugErrors.SharedMemoryMissing(memory.Model.ToXml()),
        Hostdev host => def.Devices.Hostdevs.Find(h => h.Source == host.Source) ?? throw HotplugErrors.DeviceMissing(),
        MemoryDevice => FindLike(def.Devices.Memories, wanted) ?? throw HotplugErrors.MemoryMissing(),
        Vsock => def.Devices.Vsock ?? throw HotplugErrors.VsockMissing(),
        Controller controller => def.Devices.Controllers.Find(c => c.Type == controller.Type && c.Index == controller.Index)
            ?? throw (live ? HotplugErrors.ControllerMissing(controller.Type.ToXml(), controller.Index)
                : HotplugErrors.DeviceMissing()),
        _ => throw HotplugErrors.DeviceMissing(),
    };

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
            _ when live || net.Alias is not null => throw HotplugErrors.InterfaceAmbiguous(mac, net.Alias ?? None),
            _ => throw (net.Mac?.Address is null ? HotplugErrors.DevicesAmbiguous() : HotplugErrors.MacAmbiguous(mac)),
        };
    }

    /// <summary>The character device that is the same as a new one: the same port, channel or name, and the same end on the host.</summary>
    public static CharDevice? FindSame(DomainDef def, CharDevice wanted) => DeviceLists.All(def).OfType<CharDevice>().FirstOrDefault(
        d => d.GetType() == wanted.GetType() && d.Type == wanted.Type && (wanted, d) switch
        {
            (Serial { Target.Port: >= 0 and var port } a, Serial b) => port == b.Target?.Port && a.Target?.Type == b.Target?.Type,
            (Documents.Parallel { TargetPort: { } port }, Documents.Parallel b) => port == b.TargetPort,
            (Channel { Target.Type: ChannelTargetType.Virtio } a, Channel { Target.Type: ChannelTargetType.Virtio } b) =>
                a.Target.Name == b.Target.Name,
            (ConsoleDevice { TargetPort: { } port } a, ConsoleDevice b) => port == b.TargetPort && a.TargetType == b.TargetType,
            _ => false,
        } && (SameSources(wanted.Sources, d.Sources) || (wanted.Sources.Count == 0 && wanted.Type is CharType.Unix or CharType.Pty)));

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
