using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Interfaces;

/// <summary>
/// Writes a document as paragraphs of ifupdown. Every value is a number, an address, a name or a word that has been read as one: ifupdown
/// hands values to a shell, so that nothing else may pass. What ifupdown cannot express is refused, not left out.
/// </summary>
internal sealed partial class StanzaWriter
{
    private const int MostTag = 4094;
    private readonly StringBuilder _text = new();
    private readonly InterfaceDef _def;
    private readonly Func<string, string?> _addressOf;

    private StanzaWriter(InterfaceDef def, Func<string, string?> addressOf)
    {
        _def = def;
        _addressOf = addressOf;
    }

    /// <summary>The paragraphs of an interface and its parts.</summary>
    /// <param name="def">The interface.</param>
    /// <param name="addressOf">Tells the hardware address that a link has; null without the link.</param>
    /// <exception cref="VirException">It cannot be expressed.</exception>
    public static string Write(InterfaceDef def, Func<string, string?> addressOf) => new StanzaWriter(def, addressOf).Write();

    /// <summary>Names of the ports of a bridge or the members of a bond.</summary>
    public static IEnumerable<string> PartsOf(InterfaceDef def) => Inside(def).Select(static i => i.Name ?? "");

    // An element of another kind of interface means nothing, here as in libvirt.
    private static List<InterfaceDef> Inside(InterfaceDef def) => def.Type switch
    {
        InterfaceType.Bridge => def.Bridge!.Interfaces,
        InterfaceType.Bond => def.Bond!.Interfaces,
        _ => [],
    };

    private string Write()
    {
        string name = Name(_def.Name);
        string[] parts = [.. PartsOf(_def).Select(Name)];
        if (parts.Contains(name) || parts.Distinct().Count() != parts.Length)
        {
            throw Refuse("a part that is there twice");
        }

        switch (_def.StartMode)
        {
            case InterfaceStartMode.OnBoot:
                Line($"auto {name}");
                break;
            case InterfaceStartMode.Hotplug:
                Line($"allow-hotplug {name}");
                break;
            default:
                break;
        }

        foreach (InterfaceDef part in Inside(_def))
        {
            CheckPart(part);
            Line($"iface {part.Name} inet manual");
        }

        // The link itself has a paragraph of its own, because not every method of addressing takes its options.
        Line($"iface {name} inet manual");
        Option("mtu", _def.Mtu);
        switch (_def.Type)
        {
            case InterfaceType.Bridge:
                WriteBridge(_def.Bridge!, parts);
                break;
            case InterfaceType.Bond:
                WriteBond(_def.Bond!, parts);
                break;
            case InterfaceType.Vlan:
                CheckVlan(_def.Vlan!, name);
                break;
            default:
                Option("hwaddress", _def.Mac is { } mac ? Checked(mac, MacForm(), "the MAC address") : null);
                break;
        }

        if (_def.Type != InterfaceType.Ethernet && _def.Mac is not null)
        {
            throw Refuse("a MAC address of anything but an Ethernet card");
        }

        foreach (IGrouping<string?, InterfaceProtocol> family in _def.Protocols.GroupBy(static p => p.Family))
        {
            WriteProtocol(family.Count() == 1 ? family.First() : throw Refuse("a protocol that is there twice"), name);
        }

        return _text.ToString();
    }

    private void WriteBridge(InterfaceBridge bridge, string[] ports)
    {
        Option("bridge-ports", ports.Length == 0 ? "none" : string.Join(' ', ports));
        Option("bridge-stp", bridge.Stp == OnOff.Unset ? null : bridge.Stp == OnOff.On ? "on" : "off");
        Option("bridge-fd", bridge.Delay is { } delay ? Checked(delay, DelayForm(), "the delay") : null);
    }

    private void WriteBond(InterfaceBond bond, string[] members)
    {
        Option("bond-slaves", members.Length == 0 ? "none" : string.Join(' ', members));
        Option("bond-mode", bond.Mode.ToXml());
        if (bond.Miimon is { } mii)
        {
            Option("bond-miimon", mii.Frequency);
            Option("bond-downdelay", mii.DownDelay);
            Option("bond-updelay", mii.UpDelay);
            Option("bond-use-carrier", mii.Carrier == InterfaceMiiCarrier.Unset ? null : mii.Carrier == InterfaceMiiCarrier.Netif ? 1 : 0);
        }

        if (bond.Arpmon is { } arp)
        {
            Option("bond-arp-interval", arp.Interval);
            Option("bond-arp-ip-target", string.Join(' ', arp.Target!.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                .Select(t => Address(t, AddressFamily.InterNetwork))));
            Option("bond-arp-validate", arp.Validate.ToXml());
        }
    }

    private void CheckVlan(InterfaceVlan vlan, string name)
    {
        if (!int.TryParse(vlan.Tag, NumberStyles.None, CultureInfo.InvariantCulture, out int tag) || tag is 0 or > MostTag)
        {
            throw Refuse($"the VLAN tag '{vlan.Tag}'");
        }

        if (name != string.Create(CultureInfo.InvariantCulture, $"{Name(vlan.Device)}.{tag}"))
        {
            throw Refuse($"a VLAN with another name than '{vlan.Device}.{tag}'");
        }
    }

    private void CheckPart(InterfaceDef part)
    {
        if (part.Type != InterfaceType.Ethernet)
        {
            throw Refuse($"'{part.Name}', which is no Ethernet card, as a part of it");
        }

        if (part.Protocols.Count > 0 || part.Mtu is not null
            || part.StartMode is not (InterfaceStartMode.Unspecified or InterfaceStartMode.None))
        {
            throw Refuse($"settings of '{part.Name}', which is a part of it");
        }

        // Ports are found by their names: one with another address is another card.
        if (part.Mac is { } mac && _addressOf(part.Name!) is { } present && !mac.Equals(present, StringComparison.OrdinalIgnoreCase))
        {
            throw Refuse($"another MAC address of '{part.Name}' than {present}");
        }
    }

    private void WriteProtocol(InterfaceProtocol protocol, string name)
    {
        bool six = protocol.Family == "ipv6";
        string family = six ? "inet6" : "inet";
        AddressFamily kind = six ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        if (protocol.Dhcp?.PeerDns == YesNo.No)
        {
            throw Refuse("DHCP without the server's DNS");
        }

        if (protocol.Gateway is not null && protocol.Ips.Count == 0)
        {
            throw Refuse("a route without an address");
        }

        if (protocol.Autoconf && !six)
        {
            throw Refuse("autoconf of IPv4");
        }

        if (protocol.Autoconf)
        {
            Line($"iface {name} inet6 auto");
            Option("dhcp", protocol.Dhcp is null ? null : 1);
        }
        else if (protocol.Dhcp is not null)
        {
            Line($"iface {name} {family} dhcp");
        }

        string? gateway = protocol.Gateway;
        foreach (InterfaceIp ip in protocol.Ips)
        {
            if (ip.Prefix is not { } prefix || prefix < 0 || prefix > (six ? 128 : 32))
            {
                throw Refuse("an address without a prefix that fits");
            }

            Line($"iface {name} {family} static");
            Option("address", string.Create(CultureInfo.InvariantCulture, $"{Address(ip.Address, kind)}/{prefix}"));
            Option("autoconf", protocol.Autoconf ? 1 : null);
            Option("gateway", gateway is null ? null : Address(gateway, kind));
            gateway = null;
        }
    }

    // In the form of the address itself, whatever the document's form was.
    private string Address(string? text, AddressFamily family) =>
        text is not null && !text.Contains('%', StringComparison.Ordinal) && IPAddress.TryParse(text, out IPAddress? address)
            && address.AddressFamily == family && (family == AddressFamily.InterNetworkV6 || text.Count(static c => c == '.') == 3)
            ? address.ToString()
            : throw Refuse($"the address '{text}'");

    private string Name(string? text) => Checked(text ?? "", NameForm(), "the name");

    private string Checked(string text, Regex form, string what) => form.IsMatch(text) ? text : throw Refuse($"{what} '{text}'");

    private void Line(string line) => _text.Append(line).Append('\n');

    private void Option(string name, object? value)
    {
        if (value is not null)
        {
            _text.Append(CultureInfo.InvariantCulture, $"    {name} {value}\n");
        }
    }

    private VirException Refuse(string what) => InterfaceFaults.NotExpressible(_def.Name ?? "", what);

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}\z")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"\A[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}\z")]
    private static partial Regex MacForm();

    [GeneratedRegex(@"\A[0-9]{1,5}(\.[0-9]{1,3})?\z")]
    private static partial Regex DelayForm();
}
