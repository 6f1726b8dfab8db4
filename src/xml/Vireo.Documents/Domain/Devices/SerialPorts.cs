using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A serial port.</summary>
[XmlRecord]
public sealed partial record Serial : CharDevice
{
    /// <summary>The guest's side; the next port when not given.</summary>
    [XmlPath("target", DropEmpty = true)]
    public SerialTarget? Target { get; set; }
}

/// <summary>The guest's side of a serial port.</summary>
[XmlRecord]
public sealed partial record SerialTarget
{
    /// <summary>Kind of port.</summary>
    [XmlPath("@type", BadValue = "unknown target type '{0}' specified for character device")]
    public SerialTargetType Type { get; set; }

    /// <summary>Number; the lowest above those before that is free when not given.</summary>
    [XmlPath("@port", Codec = typeof(CharPortNumber))]
    public int? Port { get; set; }

    /// <summary>Exact device.</summary>
    [XmlPath("model/@name", BadValue = "unknown target model '{0}' specified for character device", SkipEmpty = true)]
    public SerialModel Model { get; set; }
}

/// <summary>Kind of a serial port.</summary>
[XmlEnum]
public enum SerialTargetType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>isa-serial</c>.</summary>
    [XmlName("isa-serial")]
    IsaSerial,

    /// <summary><c>usb-serial</c>.</summary>
    [XmlName("usb-serial")]
    UsbSerial,

    /// <summary><c>pci-serial</c>.</summary>
    [XmlName("pci-serial")]
    PciSerial,

    /// <summary><c>spapr-vio-serial</c>.</summary>
    [XmlName("spapr-vio-serial")]
    SpaprVioSerial,

    /// <summary><c>system-serial</c>.</summary>
    [XmlName("system-serial")]
    SystemSerial,

    /// <summary><c>sclp-serial</c>.</summary>
    [XmlName("sclp-serial")]
    SclpSerial,

    /// <summary><c>isa-debug</c>.</summary>
    [XmlName("isa-debug")]
    IsaDebug,
}

/// <summary>Exact serial device.</summary>
[XmlEnum]
public enum SerialModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>isa-serial</c>.</summary>
    [XmlName("isa-serial")]
    IsaSerial,

    /// <summary><c>usb-serial</c>.</summary>
    [XmlName("usb-serial")]
    UsbSerial,

    /// <summary><c>pci-serial</c>.</summary>
    [XmlName("pci-serial")]
    PciSerial,

    /// <summary><c>spapr-vty</c>.</summary>
    [XmlName("spapr-vty")]
    SpaprVty,

    /// <summary><c>pl011</c>.</summary>
    Pl011,

    /// <summary><c>sclpconsole</c>.</summary>
    Sclpconsole,

    /// <summary><c>sclplmconsole</c>.</summary>
    Sclplmconsole,

    /// <summary><c>16550a</c>.</summary>
    [XmlName("16550a")]
    U16550A,

    /// <summary><c>isa-debugcon</c>.</summary>
    [XmlName("isa-debugcon")]
    IsaDebugcon,
}

/// <summary>A parallel port.</summary>
[XmlRecord]
public sealed partial record Parallel : CharDevice
{
    /// <summary>Number; one above the port before when not given.</summary>
    [XmlPath("target/@port", Codec = typeof(CharPortNumber))]
    public int? TargetPort { get; set; }
}

/// <summary>A console.</summary>
[XmlRecord]
public sealed partial record ConsoleDevice : CharDevice
{
    /// <summary>Kind of console; when not given, <c>serial</c> for the first of a full virtual machine.</summary>
    [XmlPath("target/@type", BadValue = "unknown target type '{0}' specified for character device")]
    public ConsoleTargetType TargetType { get; set; }

    /// <summary>Number; always the place in the list.</summary>
    [XmlPath("target/@port", Codec = typeof(CharPortNumber))]
    public int? TargetPort { get; set; }
}

/// <summary>Kind of a console.</summary>
[XmlEnum]
public enum ConsoleTargetType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>serial</c>.</summary>
    Serial,

    /// <summary><c>xen</c>.</summary>
    Xen,

    /// <summary><c>uml</c>.</summary>
    Uml,

    /// <summary><c>virtio</c>.</summary>
    Virtio,

    /// <summary><c>lxc</c>.</summary>
    Lxc,

    /// <summary><c>openvz</c>.</summary>
    Openvz,

    /// <summary><c>sclp</c>.</summary>
    Sclp,

    /// <summary><c>sclplm</c>.</summary>
    Sclplm,
}

/// <summary>A channel between guest and host.</summary>
[XmlRecord]
public sealed partial record Channel : CharDevice
{
    /// <summary>The guest's side.</summary>
    [XmlPath("target", DropEmpty = true)]
    public ChannelTarget? Target { get; set; }
}

/// <summary>The guest's side of a channel.</summary>
[XmlRecord]
public sealed partial record ChannelTarget
{
    /// <summary>Kind of channel.</summary>
    [XmlPath("@type", BadValue = "unknown target type '{0}' specified for character device",
        Missing = "unknown target type '(null)' specified for character device", MissingCode = ErrorCode.ConfigUnsupported)]
    public ChannelTargetType Type { get; set; }

    /// <summary>Address that the guest connects to.</summary>
    [XmlPath("@address")]
    public string? Address { get; set; }

    /// <summary>Port that the guest connects to.</summary>
    [XmlPath("@port")]
    public uint? Port { get; set; }

    /// <summary>Name of the port in the guest; when not given, <c>com.redhat.spice.0</c> for the agent of SPICE.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Whether the guest has opened it.</summary>
    [XmlPath("@state", Unless = FormatFlags.Inactive, Lenient = true)]
    public ChannelState State { get; set; }
}

/// <summary>Kind of a channel.</summary>
[XmlEnum]
public enum ChannelTargetType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>guestfwd</c>.</summary>
    Guestfwd,

    /// <summary><c>virtio</c>.</summary>
    Virtio,

    /// <summary><c>xen</c>.</summary>
    Xen,
}

/// <summary>Whether the guest has opened a channel.</summary>
[XmlEnum]
public enum ChannelState : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>connected</c>.</summary>
    Connected,

    /// <summary><c>disconnected</c>.</summary>
    Disconnected,
}

/// <summary>A redirected USB device.</summary>
[XmlRecord]
public sealed partial record RedirDevice : CharDevice
{
    /// <summary>Bus; <c>usb</c> when not given.</summary>
    [XmlPath("@bus", First = true, BadValue = "unknown redirdev bus '{0}'")]
    public RedirBus Bus { get; set; }

    /// <inheritdoc/>
    protected override bool HasTwoTags => true;
}

/// <summary>Bus of a redirected device.</summary>
[XmlEnum]
public enum RedirBus : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>usb</c>.</summary>
    Usb,
}
