using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Interfaces;

/// <summary>Where an interface leads on the host: as its document says, or as its network gave it out.</summary>
/// <param name="Type">What it is connected to in truth.</param>
/// <param name="Link">The bridge, or the device of the host.</param>
/// <param name="Mode">How it uses a device.</param>
/// <param name="Switch">The port of a switch that knows of it.</param>
/// <param name="Vlan">Its VLANs.</param>
/// <param name="Limits">Its limits.</param>
/// <param name="Isolated">Whether it may not talk to other isolated ports of its bridge.</param>
/// <param name="IsTableManaged">Whether the bridge learns no addresses by itself.</param>
internal sealed record HostSide(
    NetworkInterfaceType Type, string? Link, DirectMode Mode, VirtualPort? Switch, NetworkVlan? Vlan, NetworkBandwidth? Limits,
    bool Isolated, bool IsTableManaged)
{
    /// <summary>Whether the emulator gets an open device for it.</summary>
    public bool HasTap => Type is NetworkInterfaceType.Bridge or NetworkInterfaceType.Network or NetworkInterfaceType.Ethernet
        or NetworkInterfaceType.Direct;

    /// <summary>Whether it is on a switch of Open vSwitch.</summary>
    public bool IsSwitched => Switch?.Type == VirtualPortType.OpenVSwitch;

    /// <summary>Which end of its link is limited.</summary>
    public TrafficEnd End => Type == NetworkInterfaceType.Direct ? TrafficEnd.AtGuest : TrafficEnd.OfGuest;

    /// <summary>The host's side of an interface.</summary>
    public static HostSide Of(NetworkInterface net)
    {
        if (net is { Type: NetworkInterfaceType.Network, Actual: { } actual })
        {
            return new HostSide(
                actual.Type, actual.Source?.Bridge ?? actual.Source?.Dev, actual.Source?.Mode ?? DirectMode.Unset, actual.Virtualport,
                actual.Vlan, actual.Bandwidth, actual.PortIsolated == YesNo.Yes,
                actual.Source?.MacTableManager == MacTableManager.Libvirt);
        }

        (string? link, DirectMode mode, MacTableManager table) = net.Source switch
        {
            BridgeInterfaceSource bridge => (bridge.Bridge, DirectMode.Unset, bridge.MacTableManager),
            NetworkInterfaceSource network => (network.Bridge, DirectMode.Unset, network.MacTableManager),
            DirectInterfaceSource direct => (direct.Dev, direct.Mode, MacTableManager.Default),
            _ => (null, DirectMode.Unset, MacTableManager.Default),
        };
        return new HostSide(
            net.Type, link, mode, net.Virtualport, net.Vlan, net.Bandwidth, net.PortIsolated == YesNo.Yes,
            table == MacTableManager.Libvirt);
    }
}
