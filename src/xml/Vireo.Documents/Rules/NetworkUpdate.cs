using System.Net;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Changes one part of a network's definition, as the update call asks for. Whether the network runs and who uses it, its driver
/// knows.</summary>
public static class NetworkUpdate
{
    private static readonly string[] s_sections =
    [
        "none", "bridge", "domain", "ip", "ip-dhcp-host", "ip-dhcp-range", "forward", "forward interface", "forward pf", "portgroup",
            "dns-host", "dns-txt", "dns-srv",
    ];

    /// <summary>Applies one change to a definition, in place.</summary>
    /// <param name="network">The definition.</param>
    /// <param name="command">What to do.</param>
    /// <param name="section">With which part.</param>
    /// <param name="parentIndex">Which <c>ip</c> element, from 0, for parts of DHCP; below 0: the one that has a DHCP server.</param>
    /// <param name="xml">The part's element.</param>
    /// <exception cref="VirException">The change is not possible; the definition is as it was.</exception>
    public static void Apply(NetworkDef network, NetworkUpdateCommand command, NetworkUpdateSection section, int parentIndex, string xml)
    {
        XmlElement element = DocumentReader.Root(xml, ErrorDomain.Network, null);
        var change = new Change(network, command, parentIndex, element, new DocumentFaults(element, ErrorDomain.Network));
        switch (section)
        {
            case NetworkUpdateSection.IpDhcpHost:
                DhcpHost(change);
                break;
            case NetworkUpdateSection.IpDhcpRange:
                DhcpRange(change);
                break;
            case NetworkUpdateSection.ForwardInterface:
                ForwardInterface(change);
                break;
            case NetworkUpdateSection.Portgroup:
                PortGroup(change);
                break;
            case NetworkUpdateSection.DnsHost:
                DnsHost(change);
                break;
            case NetworkUpdateSection.DnsTxt:
                DnsTxt(change);
                break;
            case NetworkUpdateSection.DnsSrv:
                DnsSrv(change);
                break;
            default:
                throw (int)section > 0 && (int)section < s_sections.Length
                    ? NetworkUpdateErrors.SectionFixed(s_sections[(int)section], network.Name)
                    : NetworkUpdateErrors.SectionUnknown();
        }
    }

    private static void DhcpHost(Change change)
    {
        change.Expect("host");
        (NetworkIp ip, IPAddress address) = change.Ip();
        var host = new DhcpHost(change.Element);
        NetworkRules.CheckDhcpHost(host, NetAddress.IsV6(address), change.Faults, change.Name, "", partialOkay: change.IsDelete);
        List<DhcpHost> hosts = ip.Dhcp?.Hosts ?? [];
        string text = $"\"<host mac='{host.Mac ?? "(null)"}' name='{host.Name ?? "(null)"}' ip='{host.Ip ?? "(null)"}'/>\"";
        if (change.Command == NetworkUpdateCommand.Modify)
        {
            int at = hosts.FindIndex(h =>
                SameMac(h, host) || (host.Name is not null && h.Name == host.Name) || (host.Ip is not null && h.Ip == host.Ip));
            if (at < 0)
            {
                throw NetworkUpdateErrors.HostAbsent(host.Mac, host.Name, host.Ip, change.Name);
            }

            hosts[at] = host;
        }
        else if (change.IsAdd)
        {
            change.OneDhcpPerFamily(ip, address);
            if (hosts.Exists(h => SameMac(h, host) || (host.Name is not null && h.Name == host.Name)
                || (host.Ip is not null && h.Ip == host.Ip)))
            {
                throw NetworkUpdateErrors.HostPresent(change.Name, text);
            }

            change.Add((ip.Dhcp ??= new NetworkDhcp()).Hosts, host);
        }
        else
        {
            int at = hosts.FindIndex(h =>
                (host.Mac is null || SameMac(h, host)) && (host.Name is null || h.Name == host.Name)
                && (host.Ip is null || h.Ip == host.Ip));
            if (at < 0)
            {
                throw NetworkUpdateErrors.HostUnmatched(change.Name);
            }

            hosts.RemoveAt(at);
        }
    }

    private static bool SameMac(DhcpHost a, DhcpHost b) =>
        a.Mac is not null && b.Mac is not null && MacAddress.TryParse(a.Mac, out MacAddress x)
            && MacAddress.TryParse(b.Mac, out MacAddress y) && x == y;

    private static void DhcpRange(Change change)
    {
        change.Expect("range");
        (NetworkIp ip, IPAddress address) = change.Ip();
        var range = new DhcpRange(change.Element);
        NetworkRules.CheckRange(range, address, NetAddress.Parse(ip.Netmask), ip.Prefix ?? 0, change.Faults, change.Name, "");
        if (change.Command == NetworkUpdateCommand.Modify)
        {
            throw NetworkUpdateErrors.RangeFixed();
        }

        List<DhcpRange> ranges = ip.Dhcp?.Ranges ?? [];
        int at = ranges.FindIndex(r => r.Start == range.Start && r.End == range.End);
        if (change.IsAdd)
        {
            change.OneDhcpPerFamily(ip, address);
            if (at >= 0)
            {
                throw NetworkUpdateErrors.RangePresent(change.Name, range.Start, range.End);
            }

            change.Add((ip.Dhcp ??= new NetworkDhcp()).Ranges, range);
        }
        else
        {
            if (at < 0)
            {
                throw NetworkUpdateErrors.RangeUnmatched(change.Name);
            }

            ranges.RemoveAt(at);
        }
    }

    private static void ForwardInterface(Change change)
    {
        change.Expect("interface");
        var one = new NetworkForwardInterface(change.Element);
        if (one.Device is null)
        {
            throw change.Faults.InterfaceDeviceMissing("", change.Name);
        }

        if (change.Command == NetworkUpdateCommand.Modify)
        {
            throw NetworkUpdateErrors.InterfaceFixed();
        }

        List<NetworkForwardInterface> interfaces = change.Network.Forward?.Interfaces ?? [];
        int at = interfaces.FindIndex(i => i.Device == one.Device);
        if (change.IsAdd)
        {
            if (at >= 0)
            {
                throw NetworkUpdateErrors.InterfacePresent(change.Name, one.Device);
            }

            one.Connections = 0;
            change.Add((change.Network.Forward ??= new NetworkForward { Mode = NetworkForwardMode.None }).Interfaces, one);
        }
        else
        {
            if (at < 0)
            {
                throw NetworkUpdateErrors.InterfaceAbsent(change.Name, one.Device);
            }

            if (interfaces[at].Connections > 0)
            {
                throw NetworkUpdateErrors.InterfaceInUse(one.Device, change.Name, interfaces[at].Connections);
            }

            interfaces.RemoveAt(at);
        }

        change.Network.Forward!.Device = change.Network.Forward.Interfaces.Count > 0 ? change.Network.Forward.Interfaces[0].Device : null;
    }

    private static void PortGroup(Change change)
    {
        change.Expect("portgroup");
        var group = new NetworkPortGroup(change.Element);
        NetworkRules.CheckPortGroup(group, change.Faults, "");
        List<NetworkPortGroup> groups = change.Network.PortGroups;
        int at = groups.FindIndex(g => g.Name == group.Name);
        int other = groups.FindIndex(g => g.Default == YesNo.Yes);
        if (at < 0 && (change.Command == NetworkUpdateCommand.Modify || change.IsDelete))
        {
            throw NetworkUpdateErrors.PortGroupAbsent(change.Name, group.Name);
        }

        if (at >= 0 && change.IsAdd)
        {
            throw NetworkUpdateErrors.PortGroupPresent(change.Name, group.Name);
        }

        if (!change.IsDelete && group.Default == YesNo.Yes && other >= 0 && (change.IsAdd || other != at))
        {
            throw NetworkUpdateErrors.DefaultPortGroupPresent(change.Name);
        }

        if (change.Command == NetworkUpdateCommand.Modify)
        {
            groups[at] = group;
        }
        else if (change.IsAdd)
        {
            change.Add(groups, group);
        }
        else
        {
            groups.RemoveAt(at);
        }
    }

    private static void DnsHost(Change change)
    {
        change.Expect("host");
        var host = new DnsHost(change.Element);
        NetworkRules.CheckDnsHost(host, change.Faults, change.Name, "", partialOkay: change.IsDelete);
        List<DnsHost> hosts = change.Network.Dns?.Hosts ?? [];
        if (change.Command == NetworkUpdateCommand.Modify)
        {
            int same = hosts.FindIndex(h => h.Ip == host.Ip);
            if (same < 0)
            {
                throw NetworkUpdateErrors.DnsHostUnmatched(change.Name);
            }

            hosts[same] = host;
            return;
        }

        int found = hosts.Count(Matches);
        if (change.IsAdd)
        {
            if (found > 0)
            {
                throw NetworkUpdateErrors.DnsHostPresent(change.Name);
            }

            change.Add((change.Network.Dns ??= new NetworkDns()).Hosts, host);
            return;
        }

        switch (found)
        {
            case 0:
                throw NetworkUpdateErrors.DnsHostUnmatched(change.Name);
            case > 1:
                throw NetworkUpdateErrors.DnsHostsMatch(change.Name);
            default:
                hosts.RemoveAt(hosts.FindIndex(Matches));
                break;
        }

        // One name may stand for an IPv4 and an IPv6 address.
        bool Matches(DnsHost h) => (host.Ip is not null && h.Ip == host.Ip)
            || (SameFamily(h) && h.Hostnames.Exists(host.Hostnames.Contains));

        bool SameFamily(DnsHost h) =>
            host.Ip is null || NetAddress.IsV6(NetAddress.Parse(h.Ip)) == NetAddress.IsV6(NetAddress.Parse(host.Ip));
    }

    private static void DnsTxt(Change change)
    {
        change.Expect("txt");
        var text = new DnsTxt(change.Element);
        NetworkRules.CheckDnsText(text, change.Faults, change.Name, "", partialOkay: !change.IsAdd);
        List<DnsTxt> texts = change.Network.Dns?.Texts ?? [];
        int at = texts.FindIndex(t => t.Name == text.Name);
        if (change.IsAdd)
        {
            if (at >= 0)
            {
                throw NetworkUpdateErrors.TextPresent(text.Name, change.Name);
            }

            change.Add((change.Network.Dns ??= new NetworkDns()).Texts, text);
            return;
        }

        if (at < 0)
        {
            throw NetworkUpdateErrors.TextUnmatched(change.Name);
        }

        if (change.IsDelete)
        {
            texts.RemoveAt(at);
            return;
        }

        texts[at] = text.Value is not null ? text : throw NetworkUpdateErrors.TextWithoutValue(change.Name);
    }

    private static void DnsSrv(Change change)
    {
        if (change.Command == NetworkUpdateCommand.Modify)
        {
            throw NetworkUpdateErrors.ServiceFixed();
        }

        change.Expect("srv");
        var srv = new DnsSrv(change.Element);
        NetworkRules.CheckDnsSrv(srv, change.Faults, change.Name, "", partialOkay: change.IsDelete);

        List<DnsSrv> services = change.Network.Dns?.Services ?? [];
        int found = services.Count(Matches);
        if (change.IsAdd)
        {
            if (found > 0)
            {
                throw NetworkUpdateErrors.ServicePresent(change.Name);
            }

            change.Add((change.Network.Dns ??= new NetworkDns()).Services, srv);
            return;
        }

        switch (found)
        {
            case 0:
                throw NetworkUpdateErrors.ServiceUnmatched(change.Name);
            case > 1:
                throw NetworkUpdateErrors.ServicesMatch(change.Name);
            default:
                services.RemoveAt(services.FindIndex(Matches));
                break;
        }

        bool Matches(DnsSrv s) =>
            (srv.Domain is null || s.Domain == srv.Domain) && (srv.Service is null || s.Service == srv.Service)
                && (srv.Protocol is null || s.Protocol == srv.Protocol)
            && (srv.Target is null || s.Target == srv.Target) && (srv.Port is null || s.Port == srv.Port)
                && (srv.Priority is null || s.Priority == srv.Priority)
            && (srv.Weight is null || s.Weight == srv.Weight);
    }

    /// <summary>One change that is asked for, with what every kind of change needs.</summary>
    private sealed record Change(NetworkDef Network, NetworkUpdateCommand Command, int ParentIndex, XmlElement Element,
        DocumentFaults Faults)
    {
        public string Name => Network.Name ?? "";

        public bool IsDelete => Command == NetworkUpdateCommand.Delete;

        public bool IsAdd => Command is NetworkUpdateCommand.AddFirst or NetworkUpdateCommand.AddLast;

        public void Expect(string element)
        {
            if (!Element.Name.SequenceEqual(element))
            {
                throw Faults.ElementUnexpected("", Element.Name, element, Name);
            }

            if (Command is not (NetworkUpdateCommand.Modify or NetworkUpdateCommand.Delete or NetworkUpdateCommand.AddLast
                or NetworkUpdateCommand.AddFirst))
            {
                throw NetworkUpdateErrors.CommandUnknown((int)Command);
            }
        }

        public void Add<T>(List<T> list, T item) => list.Insert(Command == NetworkUpdateCommand.AddFirst ? 0 : list.Count, item);

        public (NetworkIp Ip, IPAddress Address) Ip()
        {
            NetworkIp ip;
            if (ParentIndex >= 0)
            {
                ip = ParentIndex < Network.Ips.Count
                    ? Network.Ips[ParentIndex]
                    : throw NetworkUpdateErrors.AddressIndexUnknown(ParentIndex, Name);
            }
            else
            {
                ip = Network.Ips.Find(HasDhcp) ?? Network.Ips.Find(i => i.Family != "ipv6") ?? Network.Ips.FirstOrDefault()
                    ?? throw NetworkUpdateErrors.NoAddress(Name);
            }

            return (ip, NetAddress.Parse(ip.Address) ?? IPAddress.Any);
        }

        public void OneDhcpPerFamily(NetworkIp ip, IPAddress address)
        {
            if (HasDhcp(ip))
            {
                return;
            }

            if (Network.Ips.Exists(other => HasDhcp(other) && NetAddress.IsV6(NetAddress.Parse(other.Address)) == NetAddress.IsV6(address)))
            {
                throw NetworkUpdateErrors.SecondDhcp(NetAddress.IsV6(address) ? "IPv6" : "IPv4");
            }
        }

        private static bool HasDhcp(NetworkIp ip) => ip.Dhcp is { } dhcp && (dhcp.Ranges.Count > 0 || dhcp.Hosts.Count > 0);
    }
}
