using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The bridge of a network.</summary>
[XmlRecord]
public sealed partial record NetworkBridge
{
    /// <summary>The interface's name on the host; chosen by libvirt when not given.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>The firewall daemon's zone that the bridge is put in; one of libvirt's own when not given. Since 5.1.0.</summary>
    [XmlPath("@zone")]
    public string? Zone { get; set; }

    /// <summary>Whether the bridge speaks the spanning tree protocol; on when not given.</summary>
    [XmlPath("@stp", Lenient = true)]
    public OnOff Stp { get; set; }

    /// <summary>Seconds before the bridge forwards; 0 when not given.</summary>
    [XmlPath("@delay", SkipEmpty = true)]
    public ulong? Delay { get; set; }

    /// <summary>Who fills in the bridge's table of MAC addresses; <c>kernel</c> when not given. Since 1.2.11.</summary>
    [XmlPath("@macTableManager", SkipEmpty = true)]
    public MacTableManager MacTableManager { get; set; }
}

/// <summary>Who fills in a bridge's table of MAC addresses.</summary>
[XmlEnum]
public enum MacTableManager
{
    /// <summary>The kernel, unsaid.</summary>
    Default,

    /// <summary>The kernel.</summary>
    Kernel,

    /// <summary>libvirt, which knows the guests' addresses.</summary>
    Libvirt,
}
