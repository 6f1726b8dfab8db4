namespace Vireo.Documents;

/// <content>The DNS server.</content>
public static partial class NetworkRules
{
    private const int MaxServiceLength = 15;

    private static readonly System.Buffers.SearchValues<char> s_serviceCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+/");

    private static void CheckDns(NetworkDns dns, DocumentFaults faults, string name)
    {
        for (int i = 0; i < dns.Forwarders.Count; i++)
        {
            DnsForwarder forwarder = dns.Forwarders[i];
            string path = $"dns/forwarder[{i + 1}]";
            if (forwarder.Address is { } address)
            {
                forwarder.Address = NetAddress.Parse(address)?.ToString()
                    ?? throw faults.Xml(path + "/@addr", $"Invalid forwarder IP address '{address}' in network '{name}'");
            }

            if (forwarder.Address is null && forwarder.Domain is null)
            {
                throw faults.Xml(path, "Invalid forwarder element, must contain at least one of addr or domain");
            }
        }

        for (int i = 0; i < dns.Hosts.Count; i++)
        {
            CheckDnsHost(dns.Hosts[i], faults, name, $"dns/host[{i + 1}]", partialOkay: false);
        }

        for (int i = 0; i < dns.Services.Count; i++)
        {
            CheckDnsSrv(dns.Services[i], faults, name, $"dns/srv[{i + 1}]", partialOkay: false);
        }

        for (int i = 0; i < dns.Texts.Count; i++)
        {
            CheckDnsText(dns.Texts[i], faults, name, $"dns/txt[{i + 1}]", partialOkay: false);
        }

        bool anything = dns.Forwarders.Count > 0 || dns.Hosts.Count > 0 || dns.Services.Count > 0 || dns.Texts.Count > 0
            || dns.ForwardPlainNames != Xml.YesNo.Unset;
        if (dns.Enable == Xml.YesNo.No && anything)
        {
            throw faults.Xml("dns", $"Extra data in disabled network '{name}'");
        }
    }

    internal static void CheckDnsHost(DnsHost host, DocumentFaults faults, string name, string path, bool partialOkay)
    {
        if (host.Ip is { } ip)
        {
            host.Ip = NetAddress.Parse(ip)?.ToString()
                ?? throw faults.Error(ErrorCode.XmlDetail, path + "/@ip", $"Invalid IP address in network '{name}' DNS HOST record");
        }

        host.Hostnames.RemoveAll(string.IsNullOrEmpty);
        if (host.Hostnames.Count == 0 && !partialOkay)
        {
            throw faults.Error(ErrorCode.XmlDetail, path, $"Missing hostname in network '{name}' DNS HOST record");
        }

        if (host.Ip is null && !partialOkay)
        {
            throw faults.Error(ErrorCode.XmlDetail, path, $"Missing IP address in network '{name}' DNS HOST record");
        }

        if (host.Hostnames.Count == 0 && host.Ip is null)
        {
            throw faults.Error(ErrorCode.XmlDetail, path, $"Missing ip and hostname in network '{name}' DNS HOST record");
        }
    }

    internal static void CheckDnsText(DnsTxt text, DocumentFaults faults, string name, string path, bool partialOkay)
    {
        if (text.Name is null)
        {
            throw faults.Error(ErrorCode.XmlDetail, path, $"missing required name attribute in DNS TXT record of network {name}");
        }

        if (text.Name.Contains(' ', StringComparison.Ordinal))
        {
            throw faults.Error(ErrorCode.XmlDetail, path
                + "/@name", $"prohibited character in DNS TXT record name '{text.Name}' of network {name}");
        }

        if (text.Value is null && !partialOkay)
        {
            throw faults.Error(ErrorCode.XmlDetail, path,
                $"missing required value attribute in DNS TXT record named '{text.Name}' of network {name}");
        }
    }

    internal static void CheckDnsSrv(DnsSrv srv, DocumentFaults faults, string name, string path, bool partialOkay)
    {
        if (srv.Service is null && !partialOkay)
        {
            throw faults.Error(ErrorCode.XmlDetail, path, $"missing required service attribute in DNS SRV record of network '{name}'");
        }

        if (srv.Service is { } service)
        {
            if (service.Length > MaxServiceLength)
            {
                throw faults.Error(ErrorCode.XmlDetail, path
                    + "/@service", $"service attribute '{service}' in network '{name}' is too long, limit is {MaxServiceLength} bytes");
            }

            if (service.AsSpan().ContainsAnyExcept(s_serviceCharacters))
            {
                throw faults.Error(ErrorCode.XmlDetail, path
                    + "/@service", $"invalid character in service attribute '{service}' in DNS SRV record of network '{name}'");
            }
        }

        if (srv.Protocol is null && !partialOkay)
        {
            throw faults.Error(ErrorCode.XmlDetail, path,
                $"missing required protocol attribute in DNS SRV record '{srv.Service}' of network '{name}'");
        }

        if (srv.Protocol is { } protocol && protocol.AsSpan().ContainsAnyExcept(s_serviceCharacters))
        {
            throw faults.Error(ErrorCode.XmlDetail, path
                + "/@protocol", $"invalid character in protocol attribute '{protocol}' in DNS SRV record of network '{name}'");
        }

        if (srv.Port is { } port)
        {
            NeedsTarget("port", "DNS SRV port");
            InRange(port, "port", "invalid DNS SRV port", 1);
        }

        if (srv.Priority is { } priority)
        {
            NeedsTarget("priority", "DNS SRV priority");
            InRange(priority, "priority", "Invalid DNS SRV priority", 0);
        }

        if (srv.Weight is { } weight)
        {
            NeedsTarget("weight", "DNS SRV weight");
            InRange(weight, "weight", "invalid DNS SRV weight", 0);
        }

        void NeedsTarget(string attribute, string what)
        {
            if (srv.Target is null && !partialOkay)
            {
                throw faults.Error(ErrorCode.XmlDetail, $"{path}/@{attribute}",
                    $"{what} attribute not permitted without target for service '{srv.Service}' in network '{name}'");
            }
        }

        void InRange(uint value, string attribute, string what, uint least)
        {
            if (value < least || value > 65535)
            {
                throw faults.Error(ErrorCode.XmlDetail, $"{path}/@{attribute}",
                    $"{what} attribute for service '{srv.Service}' in network '{name}'");
            }
        }
    }
}
