using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>How an interface works.</summary>
[XmlRecord]
public sealed partial record InterfaceDriver : VirtioOptions
{
    /// <summary>Back end; when not given, <c>vhost</c> where the host has it, otherwise <c>qemu</c>.</summary>
    [XmlPath("@name")]
    public InterfaceDriverName Name { get; set; }

    /// <summary>Kernel module of a host device.</summary>
    [XmlPath("@model")]
    public string? Model { get; set; }

    /// <summary>Sending.</summary>
    [XmlPath("@txmode")]
    public TxMode TxMode { get; set; }

    /// <summary>Requests are handled apart from the CPU's thread. Since 0.9.3.</summary>
    [XmlPath("@ioeventfd")]
    public OnOff Ioeventfd { get; set; }

    /// <summary>Fewer interrupts. Since 0.9.5.</summary>
    [XmlPath("@event_idx")]
    public OnOff EventIdx { get; set; }

    /// <summary>Number of queues. Since 1.0.6.</summary>
    [XmlPath("@queues", Lenient = true)]
    public uint? Queues { get; set; }

    /// <summary>Length of receive queues. Since 2.3.0.</summary>
    [XmlPath("@rx_queue_size")]
    public uint? RxQueueSize { get; set; }

    /// <summary>Length of send queues. Since 3.7.0.</summary>
    [XmlPath("@tx_queue_size")]
    public uint? TxQueueSize { get; set; }

    /// <summary>Receive-side scaling. Since 8.3.0.</summary>
    [XmlPath("@rss")]
    public OnOff Rss { get; set; }

    /// <summary>Hashes reach the guest. Since 8.3.0.</summary>
    [XmlPath("@rss_hash_report")]
    public OnOff RssHashReport { get; set; }

    /// <summary>Offloads of the host; those that QEMU can when not given. Since 1.2.9.</summary>
    [XmlPath("host", DropEmpty = true)]
    public InterfaceOffloads? Host { get; set; }

    /// <summary>Offloads of the guest; those that QEMU can when not given. Since 1.2.9.</summary>
    [XmlPath("guest", DropEmpty = true)]
    public InterfaceOffloads? Guest { get; set; }
}

/// <summary>Back end of an interface.</summary>
[XmlEnum]
public enum InterfaceDriverName : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>qemu</c>.</summary>
    Qemu,

    /// <summary><c>vhost</c>.</summary>
    Vhost,

    /// <summary><c>kvm</c>.</summary>
    Kvm,

    /// <summary><c>vfio</c>.</summary>
    Vfio,

    /// <summary><c>xen</c>.</summary>
    Xen,
}

/// <summary>Sending of an interface.</summary>
[XmlEnum]
public enum TxMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>iothread</c>.</summary>
    Iothread,

    /// <summary><c>timer</c>.</summary>
    Timer,
}

/// <summary>Offloads.</summary>
[XmlRecord]
public sealed partial record InterfaceOffloads
{
    /// <summary>Checksums.</summary>
    [XmlPath("@csum")]
    public OnOff Checksum { get; set; }

    /// <summary>Generic segmentation.</summary>
    [XmlPath("@gso")]
    public OnOff Gso { get; set; }

    /// <summary>TCP segmentation, IPv4.</summary>
    [XmlPath("@tso4")]
    public OnOff Tso4 { get; set; }

    /// <summary>TCP segmentation, IPv6.</summary>
    [XmlPath("@tso6")]
    public OnOff Tso6 { get; set; }

    /// <summary>Congestion notification.</summary>
    [XmlPath("@ecn")]
    public OnOff Ecn { get; set; }

    /// <summary>UDP fragmentation.</summary>
    [XmlPath("@ufo")]
    public OnOff Ufo { get; set; }

    /// <summary>Merged receive buffers; on when not given.</summary>
    [XmlPath("@mrg_rxbuf")]
    public OnOff MergeReceiveBuffers { get; set; }
}

/// <summary>What connects an interface.</summary>
[XmlRecord]
public sealed partial record InterfaceBackend
{
    /// <summary>Kind. Since 9.0.0.</summary>
    [XmlPath("@type")]
    public InterfaceBackendType Type { get; set; }

    /// <summary>TAP device; <c>/dev/net/tun</c> when not given. Since 1.2.9.</summary>
    [XmlPath("@tap")]
    public string? Tap { get; set; }

    /// <summary>vhost device; <c>/dev/vhost-net</c> when not given. Since 1.2.9.</summary>
    [XmlPath("@vhost")]
    public string? Vhost { get; set; }

    /// <summary>Log of passt. Since 9.0.0.</summary>
    [XmlPath("@logFile")]
    public string? LogFile { get; set; }

    /// <summary>Name that passt gives the guest.</summary>
    [XmlPath("@hostname")]
    public string? HostName { get; set; }

    /// <summary>Full name that passt gives the guest.</summary>
    [XmlPath("@fqdn")]
    public string? Fqdn { get; set; }
}

/// <summary>Kind of connection of an interface.</summary>
[XmlEnum]
public enum InterfaceBackendType : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>passt</c>.</summary>
    Passt,
}

/// <summary>Use of a network filter.</summary>
[XmlRecord]
public sealed partial record FilterReference
{
    /// <summary>Its name.</summary>
    [XmlPath("@filter")]
    public string? Filter { get; set; }

    /// <summary>Variables.</summary>
    [XmlPath("parameter")]
    public List<FilterParameter> Parameters { get; set; } = [];
}

/// <summary>A variable of a network filter.</summary>
[XmlRecord]
public sealed partial record FilterParameter
{
    /// <summary>Name.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Value.</summary>
    [XmlPath("@value")]
    public string? Value { get; set; }
}
