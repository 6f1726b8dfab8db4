using System.Globalization;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Completes and checks a virtual network: identity, bridge and ways out. Addresses and DNS are in the partial files.</summary>
public static partial class NetworkRules
{
    /// <summary>Reads, completes and checks a document.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The document is not acceptable.</exception>
    public static NetworkDef Read(string xml, List<DroppedNode>? dropped = null)
    {
        NetworkExtensions.Register();
        XmlElement root = DocumentReader.Root(xml, ErrorDomain.Network, dropped);
        NetworkDef network;
        try
        {
            network = NetworkDef.Parse(root);
        }
        catch (VirException e) when (Renamed(e, root) is { } better)
        {
            throw better;
        }

        PostParse(network, root);
        return network;
    }

    // Some of libvirt's texts about a value that cannot be read name the network, which the generated reader knows nothing of.
    private static VirException? Renamed(VirException fault, XmlElement root)
    {
        if (fault.Location is not { } at)
        {
            return null;
        }

        XmlElement element = root.Child("name");
        string name = element.Exists ? element.Text.ToString() : "";
        string value = fault.Message.Split('\'') is [_, _, _, _, _, var quoted, ..] ? quoted : "";
        (ErrorCode code, string? detail) = (at.Element, at.Attribute) switch
        {
            ("network", "ipv6") => (ErrorCode.XmlError, $"Invalid ipv6 setting '{value}' in network '{name}'"),
            ("bridge", "delay") => (ErrorCode.XmlError, $"Invalid delay value in network '{name}'"),
            ("bridge", "macTableManager") => (ErrorCode.XmlError, $"Invalid macTableManager setting '{value}' in network '{name}'"),
            ("mtu", "size") => (ErrorCode.XmlError, $"Invalid mtu size '{value}' in network '{name}'"),
            ("port", "start" or "end") =>
                (ErrorCode.XmlDetail, $"Missing or invalid '{at.Attribute}' attribute in <port> in <nat> in <forward> in network {name}"),
            _ => (fault.Code, null),
        };
        return detail is null ? null : Errors.Document(ErrorDomain.Network, code, detail, at);
    }

    /// <summary>Fills in what was left out, brings addresses into their canonical form, and checks the rest.</summary>
    public static void PostParse(NetworkDef network, XmlElement root = default)
    {
        var faults = new DocumentFaults(root, ErrorDomain.Network);
        string name = network.Name is { Length: > 0 } given ? given : throw faults.NoName();
        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw faults.Of(ErrorDomain.Xml).Error(ErrorCode.XmlDetail, "name", "invalid char in name: /");
        }

        network.Uuid ??= Uuid.Random();
        network.Connections = 0;
        if (network.Mtu is 0)
        {
            network.Mtu = null;
        }

        if (network.MacAddress is { } mac)
        {
            network.MacAddress = CheckMac(mac, faults, name);
        }

        if (network.Domain is { Name: null, LocalOnly: YesNo.Unset, Register: YesNo.Unset })
        {
            network.Domain = null;
        }

        network.Bandwidth = network.Bandwidth is { IsEmpty: true } ? null : network.Bandwidth;
        CheckBandwidth(network.Bandwidth, faults, "bandwidth", floorAllowed: false);
        CheckVlan(network.Vlan, faults, "vlan");
        VirtualPortRules.Check(network.VirtualPort, faults, "virtualport", require: true);
        if (network.Dns is { } dns)
        {
            CheckDns(dns, faults, name);
        }

        CheckPortGroups(network, faults);
        for (int i = 0; i < network.Ips.Count; i++)
        {
            CheckIp(network.Ips[i], faults, name, $"ip[{i + 1}]");
        }

        for (int i = 0; i < network.Routes.Count; i++)
        {
            CheckRoute(network.Routes[i], network, faults, name, $"route[{i + 1}]");
        }

        if (network.Forward is { } forward)
        {
            CheckForward(forward, faults, name);
        }

        CheckByMode(network, faults, name);
    }

    /// <summary>Whether libvirt itself makes the network's bridge.</summary>
    internal static bool OwnsBridge(NetworkForwardMode mode) =>
        mode is NetworkForwardMode.Unset or NetworkForwardMode.None or NetworkForwardMode.Nat or NetworkForwardMode.Route
            or NetworkForwardMode.Open;

    internal static string ModeText(NetworkForwardMode mode) => mode.ToXml() ?? "none";

    private static string CheckMac(string mac, DocumentFaults faults, string name)
    {
        if (!MacAddress.TryParse(mac, out MacAddress address))
        {
            throw faults.Xml("mac/@address", $"Invalid bridge mac address '{mac}' in network '{name}'");
        }

        return address.IsMulticast
            ? throw faults.Xml("mac/@address", $"Invalid multicast bridge mac address '{mac}' in network '{name}'")
            : address.ToString();
    }

    private static void CheckPortGroups(NetworkDef network, DocumentFaults faults)
    {
        for (int i = 0; i < network.PortGroups.Count; i++)
        {
            CheckPortGroup(network.PortGroups[i], faults, $"portgroup[{i + 1}]");
        }
    }

    internal static void CheckPortGroup(NetworkPortGroup group, DocumentFaults faults, string path)
    {
        if (group.Name is null)
        {
            throw faults.Xml(path, "Missing required name attribute in portgroup");
        }

        VirtualPortRules.Check(group.VirtualPort, faults, path + "/virtualport", require: false);
        CheckBandwidth(group.Bandwidth, faults, path + "/bandwidth", floorAllowed: true);
        CheckVlan(group.Vlan, faults, path + "/vlan");
    }

    private static void CheckVlan(NetworkVlan? vlan, DocumentFaults faults, string path)
    {
        if (vlan is null)
        {
            return;
        }

        if (vlan.Tags.Count == 0)
        {
            throw faults.Of(ErrorDomain.None).Xml(path, "missing tag id - each <vlan> must have at least one <tag id='n'/> subelement");
        }

        for (int i = 0; i < vlan.Tags.Count; i++)
        {
            if (vlan.Tags[i].Id > 4095)
            {
                throw faults.Xml($"{path}/tag[{i + 1}]/@id", $"vlan tag id {vlan.Tags[i].Id} too large (maximum 4095)");
            }
        }

        bool native = vlan.Tags.Exists(tag => tag.NativeMode != VlanNativeMode.None);
        if (vlan.Trunk == YesNo.No && (vlan.Tags.Count > 1 || native))
        {
            throw faults.Xml(path + "/@trunk", "invalid \"trunk='no'\" in <vlan> - trunk='yes' is required for more than one vlan tag");
        }

        if (vlan.Tags.Count > 1 || native)
        {
            vlan.Trunk = YesNo.Yes;
        }
        else if (vlan.Trunk == YesNo.No)
        {
            vlan.Trunk = YesNo.Unset;
        }
    }

    private static void CheckBandwidth(NetworkBandwidth? bandwidth, DocumentFaults faults, string path, bool floorAllowed)
    {
        if (bandwidth is null)
        {
            return;
        }

        if (bandwidth.ClassId is not null)
        {
            throw faults.Error(ErrorCode.XmlDetail, path
                + "/@classID", "classID attribute not supported on <bandwidth> in this usage context");
        }

        if (bandwidth.Inbound is { Floor: not null } && !floorAllowed)
        {
            throw faults.Error(ErrorCode.ConfigUnsupported, path
                + "/inbound/@floor", "floor attribute not supported in this usage context");
        }

        if (bandwidth.Inbound is { Average: null, Floor: null })
        {
            throw faults.Of(ErrorDomain.None).Error(
                ErrorCode.XmlDetail, path + "/inbound", "Missing mandatory average or floor attributes");
        }

        if (bandwidth.Outbound is { Average: null })
        {
            throw faults.Of(ErrorDomain.None).Error(
                ErrorCode.XmlDetail, path + "/outbound", "Missing mandatory average or floor attributes");
        }

        if (bandwidth.Outbound is { Floor: not null })
        {
            throw faults.Error(ErrorCode.ConfigUnsupported, path + "/outbound/@floor", "floor attribute is not supported for this config");
        }
    }

    private static void CheckForward(NetworkForward forward, DocumentFaults faults, string name)
    {
        forward.Mode = forward.Mode == NetworkForwardMode.Unset ? NetworkForwardMode.Nat : forward.Mode;
        if (forward.Nat is { } nat)
        {
            CheckNat(nat, forward, faults, name);
        }

        if (forward.PhysicalFunction is { Device: null })
        {
            throw faults.Xml("forward/pf", $"Missing required dev attribute in <pf> element of network '{name}'");
        }

        if (forward.Device is not null && (forward.Addresses.Count > 0 || forward.PhysicalFunction is not null))
        {
            throw faults.Xml("forward/@dev",
                $"the <forward> 'dev' attribute cannot be used when <address> or <pf> sub-elements are present in network {name}");
        }

        if (forward.Interfaces.Count > 0 && forward.Addresses.Count > 0)
        {
            throw faults.Xml("forward", $"<address>, <interface>, and <pf> elements in <forward> of network {name} are mutually exclusive");
        }

        Interfaces(forward, faults, name);
        Addresses(forward, faults, name);
        if (forward.PhysicalFunction is not null && forward.Mode != NetworkForwardMode.Hostdev && forward.Interfaces.Count == 0)
        {
            forward.Device = null;
        }
    }

    private static void Interfaces(NetworkForward forward, DocumentFaults faults, string name)
    {
        for (int i = 0; i < forward.Interfaces.Count; i++)
        {
            NetworkForwardInterface one = forward.Interfaces[i];
            string path = $"forward/interface[{i + 1}]";
            one.Connections = 0;
            if (one.Device is null)
            {
                throw faults.Xml(path, $"Missing required dev attribute in <forward> <interface> element of network {name}");
            }

            if (i == 0 && forward.Device is { } first && first != one.Device)
            {
                throw faults.Xml("forward/@dev",
                    $"<forward dev='{first}'> must match first <interface dev='{one.Device}'/> in network {name}");
            }

            if (forward.Interfaces.FindIndex(other => other.Device == one.Device) < i)
            {
                throw faults.Xml(path, $"interface '{one.Device}' can only be listed once in network {name}");
            }
        }

        if (forward.Interfaces.Count == 0 && forward.Device is { } only)
        {
            forward.Interfaces.Add(new NetworkForwardInterface { Device = only });
        }
        else if (forward.Interfaces.Count > 0)
        {
            forward.Device ??= forward.Interfaces[0].Device;
        }
    }

    private static void Addresses(NetworkForward forward, DocumentFaults faults, string name)
    {
        for (int i = 0; i < forward.Addresses.Count; i++)
        {
            NetworkForwardAddress one = forward.Addresses[i];
            string path = $"forward/address[{i + 1}]";
            one.Connections = 0;
            if (one.Type is null)
            {
                throw faults.Xml(path, $"missing address type in network {name}");
            }

            if (one.Type != "pci")
            {
                throw faults.Error(ErrorCode.ConfigUnsupported, path + "/@type", $"unknown address type '{one.Type}' in network {name}");
            }

            if (forward.Addresses.FindIndex(other => other == one) < i)
            {
                string address = string.Create(
                    CultureInfo.InvariantCulture, $"{one.Domain:x4}:{one.Bus:x2}:{one.Slot:x2}.{one.Function:x}");
                throw faults.Xml(path, $"PCI device '{address}' can only be listed once in network {name}");
            }
        }
    }

    private static void CheckNat(NetworkNat nat, NetworkForward forward, DocumentFaults faults, string name)
    {
        if (forward.Mode != NetworkForwardMode.Nat)
        {
            throw faults.Xml("forward/nat", $"The <nat> element can only be used when <forward> 'mode' is 'nat' in network {name}");
        }

        if (nat.Address is { } address)
        {
            if (address.Start is null)
            {
                throw faults.Xml("forward/nat/address",
                    $"missing 'start' attribute in <address> element in <nat> in <forward> in network {name}");
            }

            if (address.End is null)
            {
                throw faults.Xml("forward/nat/address",
                    $"missing 'end' attribute in <address> element in <nat> in <forward> in network {name}");
            }

            address.Start = NetAddress.Parse(address.Start) is { } start && NetAddress.IsV4(start)
                ? start.ToString()
                : throw faults.Xml("forward/nat/address/@start",
                    $"Bad ipv4 start address '{address.Start}' in <nat> in <forward> in network '{name}'");
            address.End = NetAddress.Parse(address.End) is { } end && NetAddress.IsV4(end)
                ? end.ToString()
                : throw faults.Xml("forward/nat/address/@end",
                    $"Bad ipv4 end address '{address.End}' in <nat> in <forward> in network '{name}'");
        }

        if (nat.Port is { } port)
        {
            if (port.Start is null or > 65535)
            {
                throw faults.Error(ErrorCode.XmlDetail, "forward/nat/port",
                    $"Missing or invalid 'start' attribute in <port> in <nat> in <forward> in network {name}");
            }

            if (port.End is null or > 65535 || port.End < port.Start)
            {
                throw faults.Error(ErrorCode.XmlDetail, "forward/nat/port",
                    $"Missing or invalid 'end' attribute in <port> in <nat> in <forward> in network {name}");
            }
        }
    }

    private static void CheckByMode(NetworkDef network, DocumentFaults faults, string name)
    {
        NetworkForwardMode mode = network.Forward?.Mode ?? NetworkForwardMode.Unset;
        NetworkForward? forward = network.Forward;
        NetworkBridge? bridge = network.Bridge;
        string text = ModeText(mode);
        if (mode is NetworkForwardMode.Nat or NetworkForwardMode.Route && network.Ips.Count == 0)
        {
            throw faults.Xml("forward", $"{text} forwarding requested, but no IP address provided for network '{name}'");
        }

        if (mode is NetworkForwardMode.Nat or NetworkForwardMode.Route && forward!.Interfaces.Count > 1)
        {
            throw faults.Xml("forward", $"multiple forwarding interfaces specified for network '{name}', only one is supported");
        }

        if (mode == NetworkForwardMode.Open && forward!.Device is not null)
        {
            throw faults.Xml("forward/@dev", $"forward dev not allowed for network '{name}' with forward mode='{text}'");
        }

        if (mode is NetworkForwardMode.Private or NetworkForwardMode.Vepa or NetworkForwardMode.Passthrough or NetworkForwardMode.Hostdev)
        {
            if (bridge?.Name is not null)
            {
                throw faults.Xml("bridge", $"bridge name not allowed in {text} mode (network '{name}')");
            }

            if (bridge?.Zone is not null)
            {
                throw faults.Xml("bridge", $"bridge zone not allowed in {text} mode (network '{name}')");
            }

            if (bridge is { MacTableManager: not MacTableManager.Default })
            {
                throw faults.Xml("bridge", $"bridge macTableManager setting not allowed in {text} mode (network '{name}')");
            }
        }

        if (!OwnsBridge(mode))
        {
            if (bridge is { Delay: > 0 } or { Stp: not OnOff.Unset } or { Zone: not null })
            {
                throw faults.Xml(
                    "bridge",
                    $"bridge delay/stp/zone options only allowed in open, route, nat, and isolated mode, not in {text} (network '{name}')");
            }

            if (mode == NetworkForwardMode.Bridge && bridge?.Name is not null && forward!.Device is not null)
            {
                throw faults.Xml(
                    "bridge",
                    $"A network with forward mode='{text}' can specify a bridge name or a forward dev, but not both (network '{name}')");
            }

            if (network.Mtu is not null)
            {
                throw faults.Xml("mtu", $"mtu size only allowed in open, route, nat, and isolated mode, not in {text} (network '{name}')");
            }

            return;
        }

        network.Bridge ??= new NetworkBridge();
        network.Bridge.Stp = network.Bridge.Stp == OnOff.Unset ? OnOff.On : network.Bridge.Stp;
        network.Bridge.Delay ??= 0;
    }
}
