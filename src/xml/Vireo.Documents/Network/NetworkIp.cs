using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>An address of the host in a network, and what is served on it.</summary>
[XmlRecord]
public sealed partial record NetworkIp
{
    /// <summary>Stands for an address that is found when it is needed.</summary>
    public const string Auto = "auto";

    /// <summary>The family, <c>ipv4</c> or <c>ipv6</c>; IPv4 when not given.</summary>
    [XmlPath("@family")]
    public string? Family { get; set; }

    /// <summary>The address; <c>auto</c>, which is Vireo's own, for one of a free subnet, which the network gets when it starts.</summary>
    [XmlPath("@address")]
    public string? Address { get; set; }

    /// <summary>Whether the network gets its address when it starts.</summary>
    public bool IsAuto => Address == Auto;

    /// <summary>The net mask.</summary>
    [XmlPath("@netmask")]
    public string? Netmask { get; set; }

    /// <summary>Length of the network's prefix, instead of the net mask. Since 0.8.7.</summary>
    [XmlPath("@prefix")]
    public uint? Prefix { get; set; }

    /// <summary>Whether reverse lookups are never asked of other servers. Since 3.0.0.</summary>
    [XmlPath("@localPtr")]
    public YesNo LocalPtr { get; set; }

    /// <summary>Folder that is served by TFTP.</summary>
    [XmlPath("tftp/@root")]
    public string? TftpRoot { get; set; }

    /// <summary>The DHCP server. Since 0.3.0.</summary>
    [XmlPath("dhcp", DropEmpty = true)]
    public NetworkDhcp? Dhcp { get; set; }
}

/// <summary>A DHCP server.</summary>
[XmlRecord]
public sealed partial record NetworkDhcp
{
    /// <summary>The ranges of addresses given out. Since 0.3.0.</summary>
    [XmlPath("range")]
    public List<DhcpRange> Ranges { get; set; } = [];

    /// <summary>Hosts with a fixed address. Since 0.4.5.</summary>
    [XmlPath("host")]
    public List<DhcpHost> Hosts { get; set; } = [];

    /// <summary>What hosts boot from. Since 0.7.1.</summary>
    [XmlPath("bootp")]
    public DhcpBootp? Bootp { get; set; }
}

/// <summary>A range of addresses that are given out.</summary>
[XmlRecord]
public sealed partial record DhcpRange
{
    /// <summary>The first.</summary>
    [XmlPath("@start")]
    public string? Start { get; set; }

    /// <summary>The last.</summary>
    [XmlPath("@end")]
    public string? End { get; set; }

    /// <summary>How long for. Since 6.3.0.</summary>
    [XmlPath("lease")]
    public DhcpLease? Lease { get; set; }
}

/// <summary>A host with a fixed address.</summary>
[XmlRecord]
public sealed partial record DhcpHost
{
    /// <summary>The host's MAC address.</summary>
    [XmlPath("@mac")]
    public string? Mac { get; set; }

    /// <summary>The host's DHCPv6 identifier.</summary>
    [XmlPath("@id")]
    public string? Id { get; set; }

    /// <summary>The host's name.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>The address.</summary>
    [XmlPath("@ip")]
    public string? Ip { get; set; }

    /// <summary>How long for. Since 6.3.0.</summary>
    [XmlPath("lease")]
    public DhcpLease? Lease { get; set; }
}

/// <summary>How long an address is given out for.</summary>
[XmlRecord]
public sealed partial record DhcpLease
{
    /// <summary>The time in <see cref="Unit"/>; 0: for ever.</summary>
    [XmlPath("@expiry")]
    public ulong Expiry { get; set; }

    /// <summary>The unit; minutes when not given.</summary>
    [XmlPath("@unit")]
    public DhcpLeaseUnit Unit { get; set; }
}

/// <summary>Units of a lease.</summary>
[XmlEnum]
public enum DhcpLeaseUnit
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,
}

/// <summary>What hosts boot from.</summary>
[XmlRecord]
public sealed partial record DhcpBootp
{
    /// <summary>The file.</summary>
    [XmlPath("@file")]
    public string? File { get; set; }

    /// <summary>The server; this one when not given. Since 0.7.3.</summary>
    [XmlPath("@server")]
    public string? Server { get; set; }
}

/// <summary>A route.</summary>
[XmlRecord]
public sealed partial record NetworkRoute
{
    /// <summary>The family, <c>ipv4</c> or <c>ipv6</c>.</summary>
    [XmlPath("@family")]
    public string? Family { get; set; }

    /// <summary>The network that it leads to.</summary>
    [XmlPath("@address")]
    public string? Address { get; set; }

    /// <summary>That network's mask.</summary>
    [XmlPath("@netmask")]
    public string? Netmask { get; set; }

    /// <summary>Length of that network's prefix.</summary>
    [XmlPath("@prefix")]
    public uint? Prefix { get; set; }

    /// <summary>The gateway.</summary>
    [XmlPath("@gateway")]
    public string? Gateway { get; set; }

    /// <summary>The metric, above 0.</summary>
    [XmlPath("@metric", NonZero = true)]
    public uint? Metric { get; set; }
}
