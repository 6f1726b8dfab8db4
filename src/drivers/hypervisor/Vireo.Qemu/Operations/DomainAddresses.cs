using System.Net.Sockets;
using System.Net;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu;

/// <content>Addresses of guests: from the agent, from the host's neighbour table.</content>
public partial class QemuConnection
{
    private const string NeighbourTable = "/proc/net/arp";

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<IReadOnlyList<DomainInterface>> DomainInterfaceAddressesAsync(
        DomainRef domain, DomainInterfaceAddressesSource source, uint flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.FindActive(domain);
        switch (source)
        {
            case DomainInterfaceAddressesSource.Lease:
                // Leases are the network driver's; where there is none, no interface has one.
                return [];
            case DomainInterfaceAddressesSource.Arp:
                return Neighbours(found.View.Current, File.Exists(NeighbourTable)
                    ? await File.ReadAllLinesAsync(NeighbourTable, cancellationToken).ConfigureAwait(false)
                    : []);
            case DomainInterfaceAddressesSource.Agent:
                return AgentAddresses(await AskAgentAsync(domain, "guest-network-get-interfaces", null, false, cancellationToken)
                    .ConfigureAwait(false));
            default:
                throw DomainErrors.AddressSourceUnknown(ErrorDomain.Qemu, (int)source);
        }
    }

    /// <summary>What the kernel's neighbour table knows of the guest's interfaces, by their MAC addresses.</summary>
    internal static IReadOnlyList<DomainInterface> Neighbours(DomainDef live, IEnumerable<string> table)
    {
        const int Address = 0, Hardware = 3;
        var rows = table.Skip(1).Select(static l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(static f => f.Length > Hardware).ToList();
        var list = new List<DomainInterface>();
        foreach (var net in live.Devices.Interfaces)
        {
            string mac = net.Mac?.Address?.ToString() ?? "";
            if (net.Type is not (NetworkInterfaceType.Bridge or NetworkInterfaceType.Network or NetworkInterfaceType.Ethernet)
                || net.Target?.Dev is not { } dev)
            {
                continue;
            }

            foreach (string[] row in rows.Where(r => string.Equals(r[Hardware], mac, StringComparison.OrdinalIgnoreCase)))
            {
                list.Add(new DomainInterface(dev, mac, [new DomainIpAddress(IpAddrType.Ipv4, row[Address], 0)]));
            }
        }

        return list;
    }

    /// <summary>The agent's answer in the API's form; an alias (<c>eth0:1</c>) is shown with the interface that it belongs to.</summary>
    internal static IReadOnlyList<DomainInterface> AgentAddresses(Monitor.JsonValue reply)
    {
        var order = new List<string>();
        var found = new Dictionary<string, (string? Mac, List<DomainIpAddress> Addresses)>(StringComparer.Ordinal);
        foreach (var i in reply.Items)
        {
            string name = (i.GetString("name") ?? throw MonitorErrors.AgentInterfaceWithoutName())
                .Split(':')[0];
            if (!found.TryGetValue(name, out var entry))
            {
                order.Add(name);
                found[name] = entry = (i.GetString("hardware-address"), []);
            }

            foreach (var a in i.GetItems("ip-addresses"))
            {
                if (IPAddress.TryParse(a.GetString("ip-address"), out var ip))
                {
                    var type = ip.AddressFamily == AddressFamily.InterNetworkV6 ? IpAddrType.Ipv6 : IpAddrType.Ipv4;
                    entry.Addresses.Add(new DomainIpAddress(type, a.GetString("ip-address") ?? "", (uint)(a.GetULong("prefix") ?? 0)));
                }
            }
        }

        return order.ConvertAll(n => new DomainInterface(n, found[n].Mac, found[n].Addresses));
    }
}
