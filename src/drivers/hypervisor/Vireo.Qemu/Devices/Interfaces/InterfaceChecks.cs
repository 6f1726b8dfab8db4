using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Interfaces;

/// <summary>
/// Refuses an interface whose description asks for what its kind of connection does not give: it must not be given to the guest without it.
/// </summary>
internal static class InterfaceChecks
{
    /// <summary>Throws what is asked for first and cannot be had.</summary>
    public static void Check(NetworkInterface net)
    {
        HostSide side = HostSide.Of(net);
        string type = side.Type.ToXml() ?? "";
        bool ethernet = side.Type == NetworkInterfaceType.Ethernet;
        bool undecided = net is { Type: NetworkInterfaceType.Network, Actual: null };
        bool bridged = undecided || side.Type is NetworkInterfaceType.Bridge or NetworkInterfaceType.Network;
        Refuse(side.Vlan is not null && !bridged, UnbuiltErrors.InterfaceVlan);
        Refuse(
            side.Switch is { Type: not (VirtualPortType.OpenVSwitch or VirtualPortType.None) } || (side.Switch is not null && !bridged),
            UnbuiltErrors.InterfaceVirtualPort);
        Refuse(side.Isolated && (!bridged || side.IsSwitched), UnbuiltErrors.InterfaceIsolation);
        Refuse(side.Limits is not null && (!side.HasTap || side.IsSwitched), UnbuiltErrors.InterfaceBandwidth);
        Refuse(net.Script is not null && !ethernet, UnbuiltErrors.InterfaceScript);
        Refuse(net.DownScript is not null && !ethernet, UnbuiltErrors.InterfaceDownScript);
        bool follows = (net.Actual?.TrustGuestRxFilters ?? net.TrustGuestRxFilters) == YesNo.Yes;
        Refuse(follows && side.Type == NetworkInterfaceType.Direct, t => UnbuiltErrors.InterfaceSetting("trustGuestRxFilters", t));
        var own = net.Source as HostInterfaceSource;
        Refuse(own is { Ips.Count: > 0 } && !ethernet, UnbuiltErrors.InterfaceHostAddress);
        Refuse(own is { Routes.Count: > 0 } && !ethernet, UnbuiltErrors.InterfaceHostRoute);
        if (net.Target?.Dev is { } name)
        {
            LinkNames.Check(name);
        }

        void Refuse(bool asked, Func<string, VirException> fault)
        {
            if (asked)
            {
                throw fault(type);
            }
        }
    }
}
