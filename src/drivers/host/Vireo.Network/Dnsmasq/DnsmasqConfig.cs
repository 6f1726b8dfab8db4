using System.Globalization;
using System.Text;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Network;

/// <summary>
/// What dnsmasq serves on a network: its configuration, the hosts with fixed addresses, and the names it knows, byte for byte as libvirt
/// writes them. It is a function of the network's document and runs nothing.
/// </summary>
internal sealed class DnsmasqConfig
{
    private readonly NetworkDef _network;
    private readonly string _folder;
    private readonly string? _pidFile;
    private readonly StringBuilder _text = new();
    private readonly NetworkIp[] _four;
    private readonly NetworkIp[] _six;

    private DnsmasqConfig(NetworkDef network, string folder, string? pidFile)
    {
        _network = network;
        _folder = folder;
        _pidFile = pidFile;
        _four = [.. network.Ips.Where(static ip => !NetworkAddresses.IsV6(ip))];
        _six = [.. network.Ips.Where(NetworkAddresses.IsV6)];
    }

    private bool HasDns => _network.Dns?.Enable != YesNo.No;

    /// <summary>Whether a network needs a dnsmasq at all.</summary>
    public static bool IsNeeded(NetworkDef network) =>
        network.Ips.Count > 0 && (network.Dns?.Enable != YesNo.No || network.Ips.Exists(ServesDhcp));

    /// <summary>The configuration.</summary>
    /// <param name="network">The network.</param>
    /// <param name="folder">Where the files are: <c>/var/lib/libvirt/dnsmasq</c>.</param>
    /// <param name="pidFile">Where dnsmasq writes its number; null: nowhere.</param>
    /// <exception cref="VirException">The document asks for a reverse domain that does not exist.</exception>
    public static string Format(NetworkDef network, string folder, string? pidFile)
    {
        var config = new DnsmasqConfig(network, folder, pidFile);
        config.Header();
        config.Names();
        config.Interface();
        config.Records();
        config.Dhcp();
        config.Ending();
        return config._text.ToString();
    }

    /// <summary>The hosts with fixed addresses, one a line.</summary>
    public static string HostsFile(NetworkDef network)
    {
        var text = new StringBuilder();
        foreach (NetworkIp ip in network.Ips.OrderBy(NetworkAddresses.IsV6))
        {
            bool six = NetworkAddresses.IsV6(ip);
            foreach (DhcpHost host in ip.Dhcp?.Hosts ?? [])
            {
                string?[] parts = six
                    ? [host.Id is null ? null : "id:" + host.Id, host.Name, $"[{host.Ip}]"]
                    : host.Mac is null ? [host.Name, host.Ip] : [host.Mac, host.Ip, host.Name];
                text.Append(OneLine(string.Join(',', parts.Where(static part => part is not null)) + Lease(host.Lease))).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Addresses and their names, one address a line.</summary>
    public static string AddressesFile(NetworkDef network) => string.Concat((network.Dns?.Hosts ?? []).Select(static host =>
        OneLine(host.Ip + "\t" + string.Concat(host.Hostnames.Select(static name => name + "\t"))) + "\n"));

    private static bool ServesDhcp(NetworkIp ip) => ip.Dhcp is { } dhcp && (dhcp.Ranges.Count > 0 || dhcp.Hosts.Count > 0);

    private static string Lease(DhcpLease? lease) => lease switch
    {
        null => "",
        { Expiry: 0 } => ",infinite",
        _ => string.Create(CultureInfo.InvariantCulture, $",{lease.Expiry}{lease.Unit switch
        {
            DhcpLeaseUnit.Seconds => "s",
            DhcpLeaseUnit.Hours => "h",
            _ => "m",
        }}"),
    };

    // One value is one line at most, whatever is in it: a line break would be a setting of its own.
    private static string OneLine(string line) =>
        line.AsSpan().IndexOfAny('\n', '\r') < 0 ? line : throw HostNetworkErrors.LineBreak(line.Split('=')[0]);

    private void Line(string line) => _text.Append(OneLine(line)).Append('\n');

    private void Header()
    {
        Line("##WARNING:  THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE");
        Line("##OVERWRITTEN AND LOST.  Changes to this configuration should be made using:");
        Line("##    virsh net-edit " + _network.Name);
        Line("## or other application using the libvirt API.");
        Line("##");
        Line("## dnsmasq conf file created by libvirt");
        Line("strict-order");
    }

    private void Names()
    {
        if (!HasDns)
        {
            Line("port=0");
        }

        List<DnsForwarder> forwarders = _network.Dns?.Forwarders ?? [];
        foreach (DnsForwarder forwarder in forwarders)
        {
            string domain = forwarder.Domain is { } name ? $"/{name}/" : "";
            Line("server=" + domain + (forwarder.Address ?? "#"));
        }

        if (forwarders.Exists(static f => f.Domain is null))
        {
            Line("no-resolv");
        }

        if (_network.Domain?.Name is { } own)
        {
            if (_network.Domain.LocalOnly == YesNo.Yes)
            {
                Line($"local=/{own}/");
            }

            Line("domain=" + own);
            Line("expand-hosts");
        }

        foreach (NetworkIp ip in _network.Ips.Where(static ip => ip.LocalPtr == YesNo.Yes))
        {
            Line($"local=/{NetworkAddresses.ReverseDomain(ip)}/");
        }

        if (_network.Dns?.ForwardPlainNames == YesNo.No)
        {
            Line("domain-needed");
            Line("local=//");
        }
    }

    private void Interface()
    {
        if (_pidFile is not null)
        {
            Line("pid-file=" + _pidFile);
        }

        Line("except-interface=lo");
        Line("bind-dynamic");
        Line("interface=" + _network.Bridge?.Name);
        if (NetworkChecks.Mode(_network) == NetworkForwardMode.None)
        {
            // No default route, and nobody outside is asked for names.
            Line("dhcp-option=3");
            Line("no-resolv");
            Line("ra-param=*,0,0");
        }
    }

    private void Records()
    {
        foreach (DnsTxt record in _network.Dns?.Texts ?? [])
        {
            Line($"txt-record={record.Name},{record.Value}");
        }

        foreach (DnsSrv record in _network.Dns?.Services ?? [])
        {
            Line(Service(record));
        }
    }

    private static string Service(DnsSrv record)
    {
        var text = new StringBuilder($"srv-host=_{record.Service}._{record.Protocol}");
        if (record.Domain is not null)
        {
            text.Append('.').Append(record.Domain);
        }

        if (record.Target is null)
        {
            return text.ToString();
        }

        // Each figure stands behind those before it, which then have their defaults.
        text.Append(',').Append(record.Target);
        if (record.Port is not null || record.Priority is not null || record.Weight is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $",{record.Port ?? 1}");
        }

        if (record.Priority is not null || record.Weight is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $",{record.Priority ?? 0}");
        }

        if (record.Weight is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $",{record.Weight}");
        }

        return text.ToString();
    }

    private void Dhcp()
    {
        foreach (NetworkIp ip in _four.Where(static ip => ip.TftpRoot is not null))
        {
            Line("enable-tftp");
            Line("tftp-root=" + ip.TftpRoot);
        }

        NetworkIp[] served = [.. _four.Concat(_six).Where(ServesDhcp)];
        foreach (NetworkIp ip in served)
        {
            Ranges(ip);
        }

        ulong leases = served.Aggregate(0UL, static (sum, ip) => sum + ip.Dhcp!.Ranges.Aggregate(
            0UL, static (all, range) => all + NetworkAddresses.Count(range)));
        if (leases > 0)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"dhcp-lease-max={leases}"));
        }

        if (served.Length > 0)
        {
            Line($"dhcp-hostsfile={_folder}/{_network.Name}.hostsfile");
        }
    }

    private void Ranges(NetworkIp ip)
    {
        bool six = NetworkAddresses.IsV6(ip);
        string prefix = NetworkAddresses.Prefix(ip).ToString(CultureInfo.InvariantCulture);
        foreach (DhcpRange range in ip.Dhcp!.Ranges)
        {
            Line($"dhcp-range={range.Start},{range.End},{(six ? prefix : NetworkAddresses.Netmask(ip))}{Lease(range.Lease)}");
        }

        if (ip.Dhcp.Ranges.Count == 0)
        {
            Line($"dhcp-range={ip.Address},static" + (six ? "," + prefix : ""));
        }

        if (six)
        {
            return;
        }

        Line("dhcp-no-override");
        Line("dhcp-authoritative");
        if (ip.Dhcp.Bootp is { File: { } file } bootp)
        {
            Line($"dhcp-boot={file}" + (bootp.Server is { } server ? ",," + server : ""));
        }
    }

    private void Ending()
    {
        if (HasDns)
        {
            Line($"addn-hosts={_folder}/{_network.Name}.addnhosts");
        }

        if (_network.Mtu is { } mtu)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"dhcp-option=option:mtu,{mtu}"));
        }

        if (_six.Any(ServesDhcp))
        {
            Line("enable-ra");
        }
        else
        {
            foreach (NetworkIp ip in _six)
            {
                Line($"dhcp-range={ip.Address},ra-only");
            }
        }

        foreach (string option in _network.Extensions.OfType<NetworkDnsmasqOptions>().SelectMany(static e => e.Options))
        {
            Line(option);
        }
    }
}
