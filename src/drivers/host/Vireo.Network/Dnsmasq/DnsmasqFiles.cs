using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Networks;

/// <summary>
/// The files that dnsmasq reads for a network, as libvirt writes them (corpus networkxml2conf). They are functions of the document, and
/// write nothing.
/// </summary>
/// <param name="Network">The network as it runs.</param>
/// <param name="Folder">Where the files are: <c>/var/lib/libvirt/dnsmasq</c>.</param>
/// <param name="PidFile">Where dnsmasq writes its number; null to leave it out.</param>
internal sealed record DnsmasqFiles(NetworkDef Network, string Folder, string? PidFile)
{
    private string Name => Network.Name ?? "";

    private bool Dns => Network.Dns?.Enable != YesNo.No;

    /// <summary>Whether the network has anything for dnsmasq to do: addresses, with names or leases to give.</summary>
    public bool IsNeeded => Network.Ips.Count > 0
        && (Dns || Network.Ips.Any(static i => i.Dhcp is not null || i.TftpRoot is not null || IsV6(i)));

    /// <summary>The name of the configuration.</summary>
    public string ConfigurationPath => Path.Combine(Folder, Name + ".conf");

    /// <summary>The name of the file with hosts that get fixed addresses.</summary>
    public string HostsPath => Path.Combine(Folder, Name + ".hostsfile");

    /// <summary>The name of the file with names of hosts.</summary>
    public string NamesPath => Path.Combine(Folder, Name + ".addnhosts");

    /// <summary>The hosts that get fixed addresses, a line each.</summary>
    public string Hosts()
    {
        var text = new StringBuilder();
        foreach (NetworkIp ip in Network.Ips)
        {
            foreach (DhcpHost host in ip.Dhcp?.Hosts ?? [])
            {
                text.Append(HostLine(host, IsV6(ip))).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The names of hosts, an address a line.</summary>
    public string Names()
    {
        var text = new StringBuilder();
        foreach (DnsHost host in Network.Dns?.Hosts ?? [])
        {
            text.Append(host.Ip).Append('\t');
            foreach (string name in host.Hostnames)
            {
                text.Append(name).Append('\t');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The configuration.</summary>
    public string Configuration()
    {
        var text = new StringBuilder();
        text.Append("##WARNING:  THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE\n")
            .Append("##OVERWRITTEN AND LOST.  Changes to this configuration should be made using:\n")
            .Append("##    virsh net-edit ").Append(Name).Append("\n## or other application using the libvirt API.\n##\n")
            .Append("## dnsmasq conf file created by libvirt\nstrict-order\n");
        bool noResolv = Names(text);
        if (PidFile is not null)
        {
            text.Append("pid-file=").Append(PidFile).Append('\n');
        }

        text.Append("except-interface=lo\nbind-dynamic\ninterface=").Append(Network.Bridge?.Name).Append('\n');
        if (Network.Forward is null)
        {
            // Guests of an isolated network get no way out, and their names are nobody else's business.
            text.Append("dhcp-option=3\n").Append(noResolv ? "" : "no-resolv\n").Append("ra-param=*,0,0\n");
        }

        Records(text);
        Addresses(text);
        foreach (NetworkDnsmasqOptions options in Network.Extensions.OfType<NetworkDnsmasqOptions>())
        {
            foreach (string option in options.Options)
            {
                text.Append(option).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Whether an address is of the sixth version.</summary>
    public static bool IsV6(NetworkIp ip) => ip.Family == "ipv6";

    // What is asked of other servers, and under which names. Whether servers of the host are left out already.
    private bool Names(StringBuilder text)
    {
        bool noResolv = false;
        NetworkDns? dns = Network.Dns;
        if (!Dns)
        {
            text.Append("port=0\n");
        }

        foreach (DnsForwarder forwarder in dns?.Forwarders ?? [])
        {
            text.Append("server=");
            if (forwarder.Domain is { } domain)
            {
                text.Append('/').Append(domain).Append('/');
            }

            noResolv |= forwarder.Domain is null;
            text.Append(forwarder.Address ?? "#").Append('\n');
        }

        text.Append(noResolv ? "no-resolv\n" : "");
        if (Network.Domain is { Name: { } own } named)
        {
            text.Append(named.LocalOnly == YesNo.Yes ? $"local=/{own}/\n" : "").Append("domain=").Append(own).Append("\nexpand-hosts\n");
        }

        foreach (NetworkIp ip in Network.Ips)
        {
            if (ip.LocalPtr == YesNo.Yes)
            {
                text.Append("local=/").Append(ReverseDomain(ip)).Append("/\n");
            }
        }

        text.Append(dns?.ForwardPlainNames == YesNo.No ? "domain-needed\nlocal=//\n" : "");
        return noResolv;
    }

    private void Records(StringBuilder text)
    {
        foreach (DnsTxt record in Network.Dns?.Texts ?? [])
        {
            text.Append("txt-record=").Append(record.Name).Append(record.Value is null ? "" : ",").Append(record.Value).Append('\n');
        }

        foreach (DnsSrv srv in Network.Dns?.Services ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"srv-host=_{srv.Service}._{srv.Protocol}");
            text.Append(srv.Domain is null ? "" : ".").Append(srv.Domain);
            if (srv.Target is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $",{srv.Target}");
                string[] figures = srv switch
                {
                    { Weight: > 0 } => [Figure(srv.Port, 1), Figure(srv.Priority, 0), Figure(srv.Weight, 0)],
                    { Priority: > 0 } => [Figure(srv.Port, 1), Figure(srv.Priority, 0)],
                    { Port: > 0 } => [Figure(srv.Port, 1)],
                    _ => [],
                };
                text.Append(string.Concat(figures.Select(static f => "," + f)));
            }

            text.Append('\n');
        }

        static string Figure(uint? value, uint otherwise) => (value ?? otherwise).ToString(CultureInfo.InvariantCulture);
    }

    private void Addresses(StringBuilder text)
    {
        // Of each family, one address serves leases: the first that says so.
        NetworkIp? v4 = Network.Ips.FirstOrDefault(static i => !IsV6(i) && i.Dhcp is { } d && (d.Ranges.Count > 0 || d.Hosts.Count > 0));
        NetworkIp? v6 = Network.Ips.FirstOrDefault(static i => IsV6(i) && i.Dhcp is { } d && (d.Ranges.Count > 0 || d.Hosts.Count > 0));
        UInt128 leases = 0;
        foreach (NetworkIp ip in Network.Ips.Where(i => i == v4 || i == v6 || i.TftpRoot is not null))
        {
            if (ip.TftpRoot is { } root)
            {
                text.Append("enable-tftp\ntftp-root=").Append(root).Append('\n');
            }

            if (ip != v4 && ip != v6)
            {
                continue;
            }

            foreach (DhcpRange range in ip.Dhcp!.Ranges)
            {
                string size = IsV6(ip)
                    ? PrefixOf(ip).ToString(CultureInfo.InvariantCulture) : NetAddress.Netmask(PrefixOf(ip)).ToString();
                text.Append(CultureInfo.InvariantCulture, $"dhcp-range={range.Start},{range.End},{size}{Lease(range.Lease)}\n");
                leases += NetAddress.Number(IPAddress.Parse(range.End!)) - NetAddress.Number(IPAddress.Parse(range.Start!)) + 1;
            }

            if (ip.Dhcp.Ranges.Count == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"dhcp-range={ip.Address},static{(IsV6(ip) ? "," + PrefixOf(ip) : "")}\n");
            }

            text.Append(IsV6(ip) ? "" : "dhcp-no-override\ndhcp-authoritative\n");
            if (ip.Dhcp.Bootp is { } boot)
            {
                text.Append("dhcp-boot=").Append(boot.File).Append(boot.Server is null ? "" : ",,").Append(boot.Server).Append('\n');
            }
        }

        if (leases > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"dhcp-lease-max={leases}\n");
        }

        text.Append(v4 is null && v6 is null ? "" : $"dhcp-hostsfile={HostsPath}\n");
        text.Append(Dns ? $"addn-hosts={NamesPath}\n" : "");
        text.Append(Network.Mtu is > 0 ? string.Create(CultureInfo.InvariantCulture, $"dhcp-option=option:mtu,{Network.Mtu}\n") : "");
        if (v6 is not null)
        {
            text.Append("enable-ra\n");
            return;
        }

        foreach (NetworkIp ip in Network.Ips.Where(IsV6))
        {
            text.Append("dhcp-range=").Append(ip.Address).Append(",ra-only\n");
        }
    }

    private static string HostLine(DhcpHost host, bool v6)
    {
        var parts = new List<string>();
        if (v6)
        {
            Add(host.Id is null ? null : "id:" + host.Id);
            Add(host.Name);
            Add(host.Ip is null ? null : $"[{host.Ip}]");
        }
        else
        {
            Add(host.Mac);
            Add(host.Id is null ? null : "id:" + host.Id);
            if (host.Mac is null && host.Id is null)
            {
                Add(host.Name);
                Add(host.Ip);
            }
            else
            {
                Add(host.Ip);
                Add(host.Name);
            }
        }

        return string.Join(',', parts) + Lease(host.Lease);

        void Add(string? part)
        {
            if (part is not null)
            {
                parts.Add(part);
            }
        }
    }

    private static string Lease(DhcpLease? lease) => lease switch
    {
        null => "",
        { Expiry: 0 } => ",infinite",
        _ => string.Create(CultureInfo.InvariantCulture, $",{lease.Expiry}{lease.Unit switch {
            DhcpLeaseUnit.Hours => "h", DhcpLeaseUnit.Seconds => "s", _ => "m" }}"),
    };

    /// <summary>How long the network part of an address is.</summary>
    public static int PrefixOf(NetworkIp ip) => NetAddress.EffectivePrefix(
        IPAddress.Parse(ip.Address!), ip.Netmask is null ? null : IPAddress.Parse(ip.Netmask), ip.Prefix ?? 0);

    // The domain of the names that addresses of the network have.
    private static string ReverseDomain(NetworkIp ip)
    {
        byte[] bytes = IPAddress.Parse(ip.Address!).GetAddressBytes();
        bool v6 = IsV6(ip);
        IEnumerable<string> labels = v6
            ? bytes.SelectMany(static b => new[] { b >> 4, b & 15 }).Select(static n => n.ToString("x", CultureInfo.InvariantCulture))
            : bytes.Select(static b => b.ToString(CultureInfo.InvariantCulture));
        return string.Join('.', labels.Take(PrefixOf(ip) / (v6 ? 4 : 8)).Reverse()) + (v6 ? ".ip6.arpa" : ".in-addr.arpa");
    }
}
