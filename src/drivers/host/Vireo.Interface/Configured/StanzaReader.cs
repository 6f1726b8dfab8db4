using System.Globalization;
using System.Net;
using System.Numerics;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Interfaces;

/// <summary>
/// Describes a configured interface: the opposite of <see cref="StanzaWriter"/>, and what an administrator wrote as well.
/// </summary>
internal static class StanzaReader
{
    /// <summary>The document of an interface; null when it is not configured.</summary>
    public static InterfaceDef? Read(Configuration configuration, string name)
    {
        List<Stanza> stanzas = configuration.Of(name);
        if (stanzas.Count == 0)
        {
            return null;
        }

        string? Option(string option) => stanzas.Select(s => s[option]).FirstOrDefault(static v => v is not null);
        var def = new InterfaceDef
        {
            Type = InterfaceType.Ethernet, Name = name,
            StartMode = configuration.Auto.Contains(name) ? InterfaceStartMode.OnBoot
                : configuration.Hotplug.Contains(name) ? InterfaceStartMode.Hotplug : InterfaceStartMode.None,
            Mtu = uint.TryParse(Option("mtu"), CultureInfo.InvariantCulture, out uint mtu) ? mtu : null,
        };
        List<InterfaceDef> parts = [.. stanzas.SelectMany(Configuration.PartsOf).Distinct()
            .Select(static p => new InterfaceDef { Type = InterfaceType.Ethernet, Name = p })];
        if (Option("bridge-ports") is not null)
        {
            def.Type = InterfaceType.Bridge;
            def.Bridge = new InterfaceBridge
            {
                Stp = Option("bridge-stp") switch { "on" or "yes" => OnOff.On, "off" or "no" => OnOff.Off, _ => OnOff.Unset },
                Delay = Option("bridge-fd"), Interfaces = parts,
            };
        }
        else if (Option("bond-slaves") is not null || Option("bond-mode") is not null)
        {
            def.Type = InterfaceType.Bond;
            def.Bond = BondOf(Option, parts);
        }
        else if (name.LastIndexOf('.') is > 0 and var at)
        {
            def.Type = InterfaceType.Vlan;
            def.Vlan = new InterfaceVlan { Device = name[..at], Tag = name[(at + 1)..] };
        }
        else
        {
            def.Mac = Option("hwaddress")?.Split(' ')[^1];
        }

        AddProtocol(def, "ipv4", stanzas.FindAll(static s => s.Family == "inet"));
        AddProtocol(def, "ipv6", stanzas.FindAll(static s => s.Family == "inet6"));
        return def;
    }

    private static InterfaceBond BondOf(Func<string, string?> option, List<InterfaceDef> parts)
    {
        int? Number(string name) => int.TryParse(option(name), CultureInfo.InvariantCulture, out int value) ? value : null;
        var bond = new InterfaceBond { Interfaces = parts };
        if (InterfaceBondModeXml.TryParse(option("bond-mode"), out InterfaceBondMode mode))
        {
            bond.Mode = mode;
        }

        if (Number("bond-miimon") is > 0 and var frequency)
        {
            bond.Miimon = new InterfaceMiimon
            {
                Frequency = frequency, DownDelay = Number("bond-downdelay"), UpDelay = Number("bond-updelay"),
                Carrier = Number("bond-use-carrier") switch
                {
                    0 => InterfaceMiiCarrier.Ioctl, null => InterfaceMiiCarrier.Unset, _ => InterfaceMiiCarrier.Netif,
                },
            };
        }
        else if (Number("bond-arp-interval") is > 0 and var interval)
        {
            bond.Arpmon = new InterfaceArpmon { Interval = interval, Target = option("bond-arp-ip-target") ?? "" };
            if (InterfaceArpValidateXml.TryParse(option("bond-arp-validate"), out InterfaceArpValidate validate))
            {
                bond.Arpmon.Validate = validate;
            }
        }

        return bond;
    }

    private static void AddProtocol(InterfaceDef def, string family, List<Stanza> stanzas)
    {
        stanzas.RemoveAll(static s => s.Method is "manual" or "loopback" or "");
        if (stanzas.Count == 0)
        {
            return;
        }

        var protocol = new InterfaceProtocol { Family = family };
        foreach (Stanza stanza in stanzas)
        {
            protocol.Autoconf |= stanza.Method == "auto" || stanza["autoconf"] == "1";
            protocol.Gateway ??= stanza["gateway"];
            if (stanza.Method == "dhcp" || (stanza.Method == "auto" && stanza["dhcp"] == "1"))
            {
                protocol.Dhcp = new InterfaceDhcp();
            }

            if (stanza.Method == "static" && stanza["address"] is { } address)
            {
                string[] parts = address.Split('/', 2);
                int? prefix = PrefixOf(parts.Length > 1 ? parts[1] : stanza["netmask"]);
                protocol.Ips.Add(new InterfaceIp { Address = parts[0], Prefix = prefix });
            }
        }

        def.Protocols.Add(protocol);
    }

    private static int? PrefixOf(string? mask)
    {
        if (int.TryParse(mask, CultureInfo.InvariantCulture, out int bits))
        {
            return bits;
        }

        return IPAddress.TryParse(mask, out IPAddress? address)
            ? address.GetAddressBytes().Sum(static b => BitOperations.PopCount(b)) : null;
    }
}
