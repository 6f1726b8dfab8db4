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
        return Read(DocumentReader.Root(xml, ErrorDomain.Network, dropped));
    }

    /// <summary>The same, of an element within another document.</summary>
    /// <exception cref="VirException">The document is not acceptable.</exception>
    public static NetworkDef Read(XmlElement root)
    {
        NetworkExtensions.Register();
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
        VirException? renamed = (at.Element, at.Attribute) switch
        {
            ("network", "ipv6") => NetworkErrors.Ipv6SettingInvalid(value, name),
            ("bridge", "delay") => NetworkErrors.DelayInvalid(name),
            ("bridge", "macTableManager") => NetworkErrors.MacTableInvalid(value, name),
            ("mtu", "size") => NetworkErrors.MtuInvalid(value, name),
            ("port", "start" or "end") => ForwardErrors.NatPortInvalid(at.Attribute, name),
            _ => null,
        };
        return renamed?.At(at);
    }

    /// <summary>Fills in what was left out, brings addresses into their canonical form, and checks the rest.</summary>
    public static void PostParse(NetworkDef network, XmlElement root = default)
    {
        var faults = new DocumentFaults(root, ErrorDomain.Network);
        string name = network.Name is { Length: > 0 } given ? given : throw faults.NoName();
        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw faults.Of(ErrorDomain.Xml).NameWithSlash("name");
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
            string path = $"ip[{i + 1}]";
            if (network.Ips[i].IsAuto)
            {
                CheckAuto(network.Ips[i], faults, name, path);
                continue;
            }

            CheckIp(network.Ips[i], faults, name, path);
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

    /// <summary>What errors call a mode.</summary>
    public static string ModeText(NetworkForwardMode mode) => mode.ToXml() ?? "none";

    private static string CheckMac(string mac, DocumentFaults faults, string name)
    {
        if (!MacAddress.TryParse(mac, out MacAddress address))
        {
            throw faults.BridgeMacInvalid("mac/@address", mac, name);
        }

        return address.IsMulticast
            ? throw faults.BridgeMacMulticast("mac/@address", mac, name)
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
            throw faults.PortGroupNameMissing(path);
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
            throw faults.Of(ErrorDomain.None).VlanTagMissing(path);
        }

        for (int i = 0; i < vlan.Tags.Count; i++)
        {
            if (vlan.Tags[i].Id > 4095)
            {
                throw faults.At($"{path}/tag[{i + 1}]/@id", DocumentErrors.VlanTagTooLarge(faults.Domain, vlan.Tags[i].Id));
            }
        }

        bool native = vlan.Tags.Exists(tag => tag.NativeMode != VlanNativeMode.None);
        if (vlan.Trunk == YesNo.No && (vlan.Tags.Count > 1 || native))
        {
            throw faults.TrunkNeeded(path + "/@trunk");
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
            throw faults.ClassIdUnsupported(path
                + "/@classID");
        }

        if (bandwidth.Inbound is { Floor: not null } && !floorAllowed)
        {
            throw faults.FloorUnsupported(path
                + "/inbound/@floor");
        }

        if (bandwidth.Inbound is { Average: null, Floor: null })
        {
            throw faults.At(path + "/inbound", DocumentErrors.RateIncomplete());
        }

        if (bandwidth.Outbound is { Average: null })
        {
            throw faults.At(path + "/outbound", DocumentErrors.RateIncomplete());
        }

        if (bandwidth.Outbound is { Floor: not null })
        {
            throw faults.At(path + "/outbound/@floor", DocumentErrors.FloorUnsupported(faults.Domain));
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
            throw faults.FunctionDeviceMissing("forward/pf", name);
        }

        if (forward.Device is not null && (forward.Addresses.Count > 0 || forward.PhysicalFunction is not null))
        {
            throw faults.DeviceBesideAddress("forward/@dev", name);
        }

        if (forward.Interfaces.Count > 0 && forward.Addresses.Count > 0)
        {
            throw faults.KindsExclusive("forward", name);
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
                throw faults.InterfaceDeviceMissing(path, name);
            }

            if (i == 0 && forward.Device is { } first && first != one.Device)
            {
                throw faults.DeviceDiffers("forward/@dev", first, one.Device, name);
            }

            if (forward.Interfaces.FindIndex(other => other.Device == one.Device) < i)
            {
                throw faults.InterfaceTwice(path, one.Device, name);
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
                throw faults.AddressTypeMissing(path, name);
            }

            if (one.Type != "pci")
            {
                throw faults.AddressTypeUnknown(path + "/@type", one.Type, name);
            }

            if (forward.Addresses.FindIndex(other => other == one) < i)
            {
                string address = string.Create(
                    CultureInfo.InvariantCulture, $"{one.Domain:x4}:{one.Bus:x2}:{one.Slot:x2}.{one.Function:x}");
                throw faults.PciDeviceTwice(path, address, name);
            }
        }
    }

    private static void CheckNat(NetworkNat nat, NetworkForward forward, DocumentFaults faults, string name)
    {
        if (forward.Mode != NetworkForwardMode.Nat)
        {
            throw faults.NatOfOtherMode("forward/nat", name);
        }

        if (nat.Address is { } address)
        {
            if (address.Start is null)
            {
                throw faults.NatStartMissing("forward/nat/address", name);
            }

            if (address.End is null)
            {
                throw faults.NatEndMissing("forward/nat/address", name);
            }

            address.Start = NetAddress.Parse(address.Start) is { } start && NetAddress.IsV4(start)
                ? start.ToString()
                : throw faults.NatStartInvalid("forward/nat/address/@start", address.Start, name);
            address.End = NetAddress.Parse(address.End) is { } end && NetAddress.IsV4(end)
                ? end.ToString()
                : throw faults.NatEndInvalid("forward/nat/address/@end", address.End, name);
        }

        if (nat.Port is { } port)
        {
            if (port.Start is null or > 65535)
            {
                throw faults.At("forward/nat/port", ForwardErrors.NatPortInvalid("start", name));
            }

            if (port.End is null or > 65535 || port.End < port.Start)
            {
                throw faults.At("forward/nat/port", ForwardErrors.NatPortInvalid("end", name));
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
            throw faults.NoAddress("forward", text, name);
        }

        if (mode is NetworkForwardMode.Nat or NetworkForwardMode.Route && forward!.Interfaces.Count > 1)
        {
            throw faults.InterfacesUnsupported("forward", name);
        }

        if (mode == NetworkForwardMode.Open && forward!.Device is not null)
        {
            throw faults.DeviceNotAllowed("forward/@dev", name, text);
        }

        if (mode is NetworkForwardMode.Private or NetworkForwardMode.Vepa or NetworkForwardMode.Passthrough or NetworkForwardMode.Hostdev)
        {
            if (bridge?.Name is not null)
            {
                throw faults.BridgeNameNotAllowed("bridge", text, name);
            }

            if (bridge?.Zone is not null)
            {
                throw faults.BridgeZoneNotAllowed("bridge", text, name);
            }

            if (bridge is { MacTableManager: not MacTableManager.Default })
            {
                throw faults.MacTableNotAllowed("bridge", text, name);
            }
        }

        if (!OwnsBridge(mode))
        {
            if (bridge is { Delay: > 0 } or { Stp: not OnOff.Unset } or { Zone: not null })
            {
                throw faults.BridgeOptionsNotAllowed("bridge", text, name);
            }

            if (mode == NetworkForwardMode.Bridge && bridge?.Name is not null && forward!.Device is not null)
            {
                throw faults.BridgeAndDevice("bridge", text, name);
            }

            if (network.Mtu is not null)
            {
                throw faults.MtuNotAllowed("mtu", text, name);
            }

            return;
        }

        network.Bridge ??= new NetworkBridge();
        network.Bridge.Stp = network.Bridge.Stp == OnOff.Unset ? OnOff.On : network.Bridge.Stp;
        network.Bridge.Delay ??= 0;
    }
}
