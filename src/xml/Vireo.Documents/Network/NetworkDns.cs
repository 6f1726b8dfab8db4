using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The DNS domain of a network's guests.</summary>
[XmlRecord]
public sealed partial record NetworkDnsDomain
{
    /// <summary>The domain.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Whether names in the domain are never asked of other servers; no when not given. Since 1.2.12.</summary>
    [XmlPath("@localOnly")]
    public YesNo LocalOnly { get; set; }

    /// <summary>Whether the domain is made known to the host's resolver. Since 10.1.0.</summary>
    [XmlPath("@register")]
    public YesNo Register { get; set; }
}

/// <summary>The DNS server of a network.</summary>
[XmlRecord]
public sealed partial record NetworkDns
{
    /// <summary>Whether there is one; yes when not given. Since 2.2.0.</summary>
    [XmlPath("@enable")]
    public YesNo Enable { get; set; }

    /// <summary>Whether names without a dot are asked of the host's servers. Since 1.1.2.</summary>
    [XmlPath("@forwardPlainNames")]
    public YesNo ForwardPlainNames { get; set; }

    /// <summary>Servers asked instead of the host's.</summary>
    [XmlPath("forwarder")]
    public List<DnsForwarder> Forwarders { get; set; } = [];

    /// <summary>TXT records. Since 0.9.3.</summary>
    [XmlPath("txt")]
    public List<DnsTxt> Texts { get; set; } = [];

    /// <summary>SRV records.</summary>
    [XmlPath("srv")]
    public List<DnsSrv> Services { get; set; } = [];

    /// <summary>Addresses and their names. Since 0.9.3.</summary>
    [XmlPath("host")]
    public List<DnsHost> Hosts { get; set; } = [];
}

/// <summary>A DNS server to ask.</summary>
[XmlRecord]
public sealed partial record DnsForwarder
{
    /// <summary>Only for names in this domain; for all when not given. Since 2.2.0.</summary>
    [XmlPath("@domain")]
    public string? Domain { get; set; }

    /// <summary>The server's address; the names are looked up here when not given. Since 1.1.3.</summary>
    [XmlPath("@addr")]
    public string? Address { get; set; }
}

/// <summary>A TXT record.</summary>
[XmlRecord]
public sealed partial record DnsTxt
{
    /// <summary>The name.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>The text.</summary>
    [XmlPath("@value")]
    public string? Value { get; set; }
}

/// <summary>An SRV record.</summary>
[XmlRecord]
public sealed partial record DnsSrv
{
    /// <summary>The service.</summary>
    [XmlPath("@service")]
    public string? Service { get; set; }

    /// <summary>The protocol, <c>tcp</c> or <c>udp</c>.</summary>
    [XmlPath("@protocol")]
    public string? Protocol { get; set; }

    /// <summary>The domain.</summary>
    [XmlPath("@domain")]
    public string? Domain { get; set; }

    /// <summary>The host that serves.</summary>
    [XmlPath("@target")]
    public string? Target { get; set; }

    /// <summary>The port.</summary>
    [XmlPath("@port", SkipEmpty = true)]
    public uint? Port { get; set; }

    /// <summary>The target's priority.</summary>
    [XmlPath("@priority", SkipEmpty = true)]
    public uint? Priority { get; set; }

    /// <summary>The target's weight among those of one priority.</summary>
    [XmlPath("@weight", SkipEmpty = true)]
    public uint? Weight { get; set; }
}

/// <summary>An address and its names.</summary>
[XmlRecord]
public sealed partial record DnsHost
{
    /// <summary>The address.</summary>
    [XmlPath("@ip")]
    public string? Ip { get; set; }

    /// <summary>The names.</summary>
    [XmlPath("hostname")]
    public List<string> Hostnames { get; set; } = [];
}
