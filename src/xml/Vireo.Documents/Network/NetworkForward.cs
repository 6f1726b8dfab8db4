using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>How traffic leaves a network.</summary>
[XmlRecord]
public sealed partial record NetworkForward
{
    /// <summary>The host's interface through which traffic leaves; the first of <see cref="Interfaces"/> when not given.</summary>
    [XmlPath("@dev")]
    public string? Device { get; set; }

    /// <summary>The way; <c>nat</c> when not given.</summary>
    [XmlPath("@mode", BadValue = "unknown forwarding type '{0}'", SkipEmpty = true)]
    public NetworkForwardMode Mode { get; set; }

    /// <summary>Mode <c>hostdev</c>: whether libvirt detaches devices from the host's drivers and reattaches them.</summary>
    [XmlPath("@managed", Lenient = true)]
    public YesNo Managed { get; set; }

    /// <summary>Mode <c>hostdev</c>: how devices are given to guests.</summary>
    [XmlPath("driver")]
    public NetworkForwardDriver? Driver { get; set; }

    /// <summary>The SR-IOV card whose virtual functions are given to guests.</summary>
    [XmlPath("pf")]
    public NetworkForwardPf? PhysicalFunction { get; set; }

    /// <summary>Mode <c>nat</c>: how addresses are translated. Since 1.0.3.</summary>
    [XmlPath("nat", DropEmpty = true)]
    public NetworkNat? Nat { get; set; }

    /// <summary>The host's interfaces that guests' interfaces are spread over; the one through which traffic leaves when not
    /// given.</summary>
    [XmlPath("interface")]
    public List<NetworkForwardInterface> Interfaces { get; set; } = [];

    /// <summary>Mode <c>hostdev</c>: the devices given to guests.</summary>
    [XmlPath("address")]
    public List<NetworkForwardAddress> Addresses { get; set; } = [];
}

/// <summary>The ways out of a network.</summary>
[XmlEnum]
public enum NetworkForwardMode
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>None: the network is isolated.</summary>
    None,

    /// <summary>By translation of addresses.</summary>
    Nat,

    /// <summary>By routing.</summary>
    Route,

    /// <summary>By routing, without any rule of libvirt's in the firewall. Since 2.2.0.</summary>
    Open,

    /// <summary>Through a bridge that exists on the host.</summary>
    Bridge,

    /// <summary>Directly, over a private macvtap.</summary>
    Private,

    /// <summary>Directly, over a macvtap with a VEPA switch.</summary>
    Vepa,

    /// <summary>Directly, one interface of the host a guest.</summary>
    Passthrough,

    /// <summary>A device of the host a guest.</summary>
    Hostdev,
}

/// <summary>How a network's devices are given to guests.</summary>
[XmlRecord]
public sealed partial record NetworkForwardDriver
{
    /// <summary>The back end; when not given, <c>vfio</c> where the host has it.</summary>
    [XmlPath("@name")]
    public NetworkForwardDriverName Name { get; set; }

    /// <summary>A variant driver of the host's kernel to bind the devices to. Since 10.0.0.</summary>
    [XmlPath("@model")]
    public string? Model { get; set; }
}

/// <summary>The back ends that give host devices to guests.</summary>
[XmlEnum]
public enum NetworkForwardDriverName
{
    /// <summary>The host's choice.</summary>
    Default,

    /// <summary>The kernel's KVM assignment, no longer supported.</summary>
    Kvm,

    /// <summary>VFIO.</summary>
    Vfio,
}

/// <summary>An SR-IOV card.</summary>
[XmlRecord]
public sealed partial record NetworkForwardPf
{
    /// <summary>Its network interface on the host.</summary>
    [XmlPath("@dev")]
    public string? Device { get; set; }
}

/// <summary>An interface of the host that a network uses.</summary>
[XmlRecord]
public sealed partial record NetworkForwardInterface
{
    /// <summary>Its name.</summary>
    [XmlPath("@dev")]
    public string? Device { get; set; }

    /// <summary>How many guests use it now.</summary>
    [XmlPath("@connections", Omit = 0u, Unless = FormatFlags.Inactive)]
    public uint Connections { get; set; }
}

/// <summary>A host device that a network gives to guests.</summary>
[XmlRecord]
public sealed partial record NetworkForwardAddress
{
    /// <summary>The kind of address; only <c>pci</c>.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>PCI domain.</summary>
    [XmlPath("@domain", Hex = 4)]
    public uint Domain { get; set; }

    /// <summary>Bus.</summary>
    [XmlPath("@bus", Hex = 2)]
    public uint Bus { get; set; }

    /// <summary>Slot.</summary>
    [XmlPath("@slot", Hex = 2)]
    public uint Slot { get; set; }

    /// <summary>Function.</summary>
    [XmlPath("@function", Hex = 1)]
    public uint Function { get; set; }

    /// <summary>How many guests use it now.</summary>
    [XmlPath("@connections", Omit = 0u, Unless = FormatFlags.Inactive)]
    public uint Connections { get; set; }
}

/// <summary>How addresses are translated.</summary>
[XmlRecord]
public sealed partial record NetworkNat
{
    /// <summary>Whether IPv6 is translated too. Since 6.5.0.</summary>
    [XmlPath("@ipv6", Omit = YesNo.No)]
    public YesNo IPv6 { get; set; }

    /// <summary>The addresses that guests appear under.</summary>
    [XmlPath("address")]
    public NetworkNatAddress? Address { get; set; }

    /// <summary>The ports that guests appear under.</summary>
    [XmlPath("port")]
    public NetworkNatPort? Port { get; set; }
}

/// <summary>A range of IPv4 addresses.</summary>
[XmlRecord]
public sealed partial record NetworkNatAddress
{
    /// <summary>The first.</summary>
    [XmlPath("@start")]
    public string? Start { get; set; }

    /// <summary>The last.</summary>
    [XmlPath("@end")]
    public string? End { get; set; }
}

/// <summary>A range of ports.</summary>
[XmlRecord]
public sealed partial record NetworkNatPort
{
    /// <summary>The first.</summary>
    [XmlPath("@start")]
    public uint? Start { get; set; }

    /// <summary>The last.</summary>
    [XmlPath("@end")]
    public uint? End { get; set; }
}
