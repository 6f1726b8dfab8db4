using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Xml;

namespace Vireo.Drivers.Interfaces;

/// <summary>Describes a link as libvirt does. It reads the moment and keeps nothing.</summary>
internal sealed class LinkReader(KernelLinks links)
{
    private const string GuestPrefix = "vnet";

    // A bridge that is a port of its own port would be read for ever.
    private const int MostLevels = 8;

    /// <summary>
    /// Whether a link is the host's own to list: neither a port of a bridge, which its bridge shows, nor a tap, which is a guest's.
    /// </summary>
    public bool IsListed(string name) => links.Attribute(name, "brport/state") is null && links.Attribute(name, "tun_flags") is null;

    /// <summary>Whether packets pass.</summary>
    public bool IsActive(string name) => links.Attribute(name, "operstate") == "up";

    /// <summary>The hardware address, or an empty text.</summary>
    public string Address(string name) => links.Attribute(name, "address") ?? "";

    /// <summary>The document of a link.</summary>
    /// <exception cref="VirException">There is no such link, or the kernel tells of it what nobody understands.</exception>
    public InterfaceDef Read(string name) => Read(name, 0);

    private InterfaceDef Read(string name, int level)
    {
        if (!links.Exists(name) || level > MostLevels)
        {
            throw HostObjectErrors.InterfaceNameUnknown(name);
        }

        var def = new InterfaceDef { Type = KindOf(name), Name = name };
        if (links.Attribute(name, "mtu") is { } mtu)
        {
            def.Mtu = uint.TryParse(mtu, CultureInfo.InvariantCulture, out uint size) ? size : throw InterfaceFaults.Mtu(mtu);
        }

        if (def.Type != InterfaceType.Bridge)
        {
            def.Link = LinkStates.Of(links.Attribute(name, "operstate"), links.Attribute(name, "speed"));
        }

        switch (def.Type)
        {
            case InterfaceType.Vlan:
                def.Vlan = VlanOf(name);
                break;
            case InterfaceType.Bridge:
                def.Bridge = BridgeOf(name, level);
                break;
            case InterfaceType.Bond:
                def.Bond = BondOf(name, level);
                break;
            default:
                def.Mac = links.Attribute(name, "address");
                break;
        }

        return def;
    }

    private InterfaceType KindOf(string name) => links.Property(name, "DEVTYPE") switch
    {
        "vlan" => InterfaceType.Vlan,
        "bridge" => InterfaceType.Bridge,
        "bond" => InterfaceType.Bond,

        // Kernels before DEVTYPE are told by their names and attributes.
        _ => name.Contains('.', StringComparison.Ordinal) ? InterfaceType.Vlan
            : links.Attribute(name, "bonding/mode") is not null ? InterfaceType.Bond : InterfaceType.Ethernet,
    };

    private InterfaceVlan VlanOf(string name)
    {
        const string vid = "VID: ", device = "Device: ";
        string text = links.Vlan(name, out int errno) ?? throw Errors.FileNotOpened(ErrorDomain.None, errno, KernelLinks.VlanFile(name));
        string tag = After(text, vid, static c => char.IsAsciiDigit(c));
        if (tag.Length == 0)
        {
            throw InterfaceFaults.VlanNumber(name);
        }

        string below = After(text, device, static c => c != '\n');
        return below.Length == 0 ? throw InterfaceFaults.VlanBelow(name) : new InterfaceVlan { Tag = tag, Device = below };
    }

    private static string After(string text, string mark, Func<char, bool> belongs)
    {
        int at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? "" : new string([.. text.Skip(at + mark.Length).TakeWhile(belongs)]);
    }

    private InterfaceBridge BridgeOf(string name, int level)
    {
        var bridge = new InterfaceBridge
        {
            Delay = links.Attribute(name, "bridge/forward_delay") ?? throw InterfaceFaults.Missing("bridge/forward_delay", name),
            Stp = Number(name, "bridge/stp_state") switch
            {
                -1 => OnOff.Unset,
                0 => OnOff.Off,
                1 => OnOff.On,
                var other => throw InterfaceFaults.SpanningTree(other, name),
            },
        };
        foreach (string port in links.Ports(name, out int errno) ?? throw InterfaceFaults.Members(errno, name))
        {
            // A tap of a guest is no part of the host's configuration.
            if (!port.StartsWith(GuestPrefix, StringComparison.Ordinal) || !char.IsAsciiDigit(port.ElementAtOrDefault(GuestPrefix.Length)))
            {
                bridge.Interfaces.Add(Inner(port, level) ?? throw InterfaceFaults.Member(port, name));
            }
        }

        return bridge;
    }

    private InterfaceBond BondOf(string name, int level)
    {
        int down = Number(name, "bonding/downdelay"), up = Number(name, "bonding/updelay"), frequency = Number(name, "bonding/miimon");
        int interval = Number(name, "bonding/arp_interval");
        var bond = new InterfaceBond { Mode = InterfaceBondMode.Unset + 1 + Choice(name, "bonding/mode") };
        if (!Enum.IsDefined(bond.Mode))
        {
            bond.Mode = InterfaceBondMode.Unset;
        }

        int validate = Choice(name, "bonding/arp_validate"), carrier = Number(name, "bonding/use_carrier");
        string target = links.Attribute(name, "bonding/arp_ip_target") ?? throw InterfaceFaults.Missing("bonding/arp_ip_target", name);
        if (interval > 0)
        {
            bond.Arpmon = new InterfaceArpmon
            {
                Interval = interval, Target = target,
                Validate = validate is > 0 and <= 3 ? InterfaceArpValidate.None + validate : InterfaceArpValidate.Unset,
            };
        }
        else if (frequency > 0)
        {
            bond.Miimon = new InterfaceMiimon
            {
                Frequency = frequency, DownDelay = down, UpDelay = up,
                Carrier = carrier > 0 ? InterfaceMiiCarrier.Netif : InterfaceMiiCarrier.Ioctl,
            };
        }

        // libvirt looks for links that kernels since 3.13 do not make any more; the list is what both kinds have.
        string[] members = links.Attribute(name, "bonding/slaves")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        foreach (string member in members.Order(StringComparer.Ordinal))
        {
            bond.Interfaces.Add(Inner(member, level) ?? throw InterfaceFaults.Slave(member, name));
        }

        return bond;
    }

    // What an interface inside another one shows; null when there is nothing to be shown.
    private InterfaceDef? Inner(string name, int level)
    {
        try
        {
            InterfaceDef inner = Read(name, level + 1);
            inner.Mtu = null;
            return inner;
        }
        catch (VirException)
        {
            return null;
        }
    }

    private int Number(string name, string attribute)
    {
        string text = links.Attribute(name, attribute) ?? throw InterfaceFaults.Missing(attribute, name);
        return int.TryParse(text, CultureInfo.InvariantCulture, out int value)
            ? value : throw InterfaceFaults.NoNumber(attribute, text, name);
    }

    // The number behind the word: "active-backup 1".
    private int Choice(string name, string attribute)
    {
        string text = links.Attribute(name, attribute) ?? throw InterfaceFaults.Missing(attribute, name);
        int at = text.IndexOf(' ', StringComparison.Ordinal);
        if (at < 0)
        {
            throw InterfaceFaults.Format(attribute, name);
        }

        string number = text[(at + 1)..];
        return number.Length == 0 ? throw InterfaceFaults.NoValue(attribute, name)
            : int.TryParse(number, CultureInfo.InvariantCulture, out int value) ? value
            : throw InterfaceFaults.NoNumber(attribute, number, name);
    }
}
