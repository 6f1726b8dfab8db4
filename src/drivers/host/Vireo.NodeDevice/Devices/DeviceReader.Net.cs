using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Posix;

namespace Vireo.Drivers.NodeDevices;

/// <summary>Network cards.</summary>
internal sealed partial class DeviceReader
{
    private const string Links = "/sys/class/net/", Infiniband = "/sys/class/infiniband";

    private (NodeDeviceCapability Capability, string Name)? Net(KernelDevice device)
    {
        if (device["INTERFACE"] is not { } link)
        {
            return null;
        }

        var net = new NetCapability
        {
            Interface = link, Address = device.Attribute("address"), Link = LinkOf(link), Features = HostLink.FeaturesOf(link),
            NetworkType = device.Kind == "wlan" ? "80211" : "80203",
        };

        // A card of InfiniBand shows itself by sharing its memory with a device of that class.
        if (tree.Text($"{Links}{link}/device/resource") is { } resource
            && tree.Entries(Infiniband).Any(name => tree.Text($"{Infiniband}/{name}/device/resource") == resource))
        {
            int before = net.Features.IndexOf("txudptnl");
            net.Features.Insert(before < 0 ? net.Features.Count : before, "rdma");
        }

        return (net, NameOf(device.Subsystem, device.Name, net.Address));
    }

    private InterfaceLink LinkOf(string name) =>
        LinkStates.Of(tree.Text($"{Links}{name}/operstate"), tree.Text($"{Links}{name}/speed"));
}
