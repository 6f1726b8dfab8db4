using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Networks;

/// <summary>
/// Where the kind of a network lets its users in, and what its port groups and the network itself add to what they ask for.
/// </summary>
internal static class PortPlugs
{
    /// <summary>A port with all that it gets.</summary>
    public static NetworkPortDef Connect(NetworkView view, NetworkPortDef asked)
    {
        NetworkDef network = view.Definition;
        NetworkPortGroup? group = asked.Group is { } name
            ? network.PortGroups.Find(g => g.Name == name) ?? throw NetworkFaults.NoPortGroup(network.Name ?? "", name)
            : network.PortGroups.Find(static g => g.Default == YesNo.Yes);
        VirtualPort? port = Merged([asked.VirtualPort, network.VirtualPort, group?.VirtualPort]);
        NetworkPortPlug plug = PlugOf(view);
        NetworkVlan? vlan = asked.Vlan ?? group?.Vlan ?? network.Vlan;
        if (plug is NetworkPortPlugDirect && vlan is not null)
        {
            throw NetworkFaults.VlanOfPort(network.Name ?? "");
        }

        return asked with
        {
            Bandwidth = asked.Bandwidth ?? group?.Bandwidth, Vlan = vlan, VirtualPort = port, Plug = plug,
            Port = asked.Port ?? network.Port,
            TrustGuestRxFilters = First(
                asked.TrustGuestRxFilters, group?.TrustGuestRxFilters ?? YesNo.Unset, network.TrustGuestRxFilters),
        };
    }

    private static YesNo First(params ReadOnlySpan<YesNo> values)
    {
        foreach (YesNo value in values)
        {
            if (value != YesNo.Unset)
            {
                return value;
            }
        }

        return YesNo.Unset;
    }

    // The interface's own word counts before the network's, and the network's before its group's; only one kind of switch is meant.
    private static VirtualPort? Merged(ReadOnlySpan<VirtualPort?> ports)
    {
        VirtualPort? result = null;
        foreach (VirtualPort? port in ports)
        {
            if (port is null)
            {
                continue;
            }

            if (result is { Type: not VirtualPortType.None } && port.Type != VirtualPortType.None && port.Type != result.Type)
            {
                throw NetworkFaults.SwitchesDiffer(result.Type.ToXml() ?? "", port.Type.ToXml() ?? "");
            }

            VirtualPortParameters before = result?.Parameters ?? new VirtualPortParameters(), more = port.Parameters ?? before;
            result = new VirtualPort
            {
                Type = result is { Type: not VirtualPortType.None } ? result.Type : port.Type,
                Parameters = before with
                {
                    ManagerId = before.ManagerId ?? more.ManagerId, TypeId = before.TypeId ?? more.TypeId,
                    TypeIdVersion = before.TypeIdVersion ?? more.TypeIdVersion, InstanceId = before.InstanceId ?? more.InstanceId,
                    InterfaceId = before.InterfaceId ?? more.InterfaceId, ProfileId = before.ProfileId ?? more.ProfileId,
                },
            };
        }

        return result switch
        {
            null or { Type: VirtualPortType.None } => null,
            { Type: VirtualPortType.OpenVSwitch, Parameters: { InterfaceId: null } parameters } => result with
            {
                Parameters = parameters with { InterfaceId = Uuid.Random(), InstanceId = null },
            },
            { Type: VirtualPortType.OpenVSwitch or VirtualPortType.MidoNet, Parameters: { } parameters } => result with
            {
                Parameters = parameters with { InstanceId = null },
            },
            { Type: VirtualPortType.Qbg, Parameters: { } parameters } => result with
            {
                Parameters = parameters with { InterfaceId = null },
            },
            _ => result,
        };
    }

    private static NetworkPortPlug PlugOf(NetworkView view)
    {
        NetworkDef network = view.Definition;
        if (NetworkDefinitions.OwnsBridge(network))
        {
            return new NetworkPortPlugNetwork
            {
                Bridge = network.Bridge?.Name, MacTableManager = network.Bridge?.MacTableManager ?? MacTableManager.Default,
            };
        }

        NetworkForward forward = network.Forward!;
        if (forward.Mode == NetworkForwardMode.Bridge && network.Bridge?.Name is { } bridge)
        {
            return new NetworkPortPlugBridge { Bridge = bridge, MacTableManager = network.Bridge.MacTableManager };
        }

        if (forward.Mode == NetworkForwardMode.Hostdev)
        {
            throw NetworkFaults.NotBuilt("a device of the host as port");
        }

        NetworkPortDirectMode mode = forward.Mode switch
        {
            NetworkForwardMode.Bridge => NetworkPortDirectMode.Bridge,
            NetworkForwardMode.Private => NetworkPortDirectMode.Private,
            NetworkForwardMode.Passthrough => NetworkPortDirectMode.Passthrough,
            _ => NetworkPortDirectMode.Vepa,
        };
        return new NetworkPortPlugDirect { Device = Device(view, forward, mode), Mode = mode };
    }

    // The device with the fewest users; one that is passed through has one alone.
    private static string Device(NetworkView view, NetworkForward forward, NetworkPortDirectMode mode)
    {
        List<string> devices = [.. forward.Interfaces.Select(static i => i.Device).OfType<string>()];
        if (devices.Count == 0 && forward.Device is { } only)
        {
            devices.Add(only);
        }

        var users = view.Ports.Values.Select(static p => p.Plug).OfType<NetworkPortPlugDirect>().ToLookup(static p => p.Device);
        string? free = devices.OrderBy(d => users[d].Count())
            .FirstOrDefault(d => mode != NetworkPortDirectMode.Passthrough || !users[d].Any());
        return free ?? throw NetworkFaults.NoFreeDevice(view.Definition.Name ?? "");
    }
}
