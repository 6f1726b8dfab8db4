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
                    ?? throw faults.ForwarderAddress(path + "/@addr", address, name);
            }

            if (forwarder.Address is null && forwarder.Domain is null)
            {
                throw faults.ForwarderEmpty(path);
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
            throw faults.DisabledWithData("dns", name);
        }
    }

    internal static void CheckDnsHost(DnsHost host, DocumentFaults faults, string name, string path, bool partialOkay)
    {
        if (host.Ip is { } ip)
        {
            host.Ip = NetAddress.Parse(ip)?.ToString()
                ?? throw faults.DnsHostAddressInvalid(path + "/@ip", name);
        }

        host.Hostnames.RemoveAll(string.IsNullOrEmpty);
        if (host.Hostnames.Count == 0 && !partialOkay)
        {
            throw faults.DnsHostNameMissing(path, name);
        }

        if (host.Ip is null && !partialOkay)
        {
            throw faults.DnsHostAddressMissing(path, name);
        }

        if (host.Hostnames.Count == 0 && host.Ip is null)
        {
            throw faults.DnsHostEmpty(path, name);
        }
    }

    internal static void CheckDnsText(DnsTxt text, DocumentFaults faults, string name, string path, bool partialOkay)
    {
        if (text.Name is null)
        {
            throw faults.TextNameMissing(path, name);
        }

        if (text.Name.Contains(' ', StringComparison.Ordinal))
        {
            throw faults.TextNameCharacters(path
                + "/@name", text.Name, name);
        }

        if (text.Value is null && !partialOkay)
        {
            throw faults.TextValueMissing(path, text.Name, name);
        }
    }

    internal static void CheckDnsSrv(DnsSrv srv, DocumentFaults faults, string name, string path, bool partialOkay)
    {
        if (srv.Service is null && !partialOkay)
        {
            throw faults.ServiceMissing(path, name);
        }

        if (srv.Service is { } service)
        {
            if (service.Length > MaxServiceLength)
            {
                throw faults.ServiceTooLong(path
                    + "/@service", service, name, MaxServiceLength);
            }

            if (service.AsSpan().ContainsAnyExcept(s_serviceCharacters))
            {
                throw faults.ServiceCharacters(path
                    + "/@service", service, name);
            }
        }

        if (srv.Protocol is null && !partialOkay)
        {
            throw faults.ProtocolMissing(path, srv.Service, name);
        }

        if (srv.Protocol is { } protocol && protocol.AsSpan().ContainsAnyExcept(s_serviceCharacters))
        {
            throw faults.ProtocolCharacters(path
                + "/@protocol", protocol, name);
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
                throw faults.AttributeWithoutTarget($"{path}/@{attribute}", what, srv.Service, name);
            }
        }

        void InRange(uint value, string attribute, string what, uint least)
        {
            if (value < least || value > 65535)
            {
                throw faults.AttributeInvalid($"{path}/@{attribute}", what, srv.Service, name);
            }
        }
    }
}
