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
        NetworkInterface net => FindInterface(def, net),
        CharDevice character => FindCharacter(def, character)
            ?? throw (live ? HotplugErrors.CharDeviceMissing(NameOf(character)) : HotplugErrors.DeviceMissing()),
        Rng rng => FindLike(def.Devices.Rngs, wanted)
            ?? throw (live ? HotplugErrors.RngModelMissing(rng.Model.ToXml()) : HotplugErrors.RngMissing()),
        InputDevice => FindLike(def.Devices.Inputs, wanted) ?? throw HotplugErrors.InputMissing(),
        Controller controller => def.Devices.Controllers.Find(c => c.Type == controller.Type && c.Index == controller.Index)
            ?? throw HotplugErrors.ControllerMissing(controller.Type.ToString().ToLowerInvariant(), controller.Index),
        _ => throw HotplugErrors.DeviceMissing(),
    };

    /// <summary>Libvirt's element name of a character device.</summary>
    public static string NameOf(CharDevice device) => device switch
    {
        Serial => "serial",
        Documents.Parallel => "parallel",
        Channel => "channel",
        RedirDevice => "redirdev",
        _ => "console",
    };

    private static NetworkInterface FindInterface(DomainDef def, NetworkInterface net)
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
            _ => throw HotplugErrors.InterfaceAmbiguous(mac, net.Alias ?? None),
        };
    }

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
                (Serial a, Serial b) => a.Target?.Port is null || a.Target.Port == b.Target?.Port,
                (ConsoleDevice a, ConsoleDevice b) => (a.TargetPort is null || a.TargetPort == b.TargetPort)
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

    private static T? FindLike<T>(List<T> devices, Device wanted)
        where T : Device
        => devices.Find(d => wanted.Alias is { } alias ? d.Alias == alias
            : wanted.Address is null || Equals(d.Address, wanted.Address));
}
