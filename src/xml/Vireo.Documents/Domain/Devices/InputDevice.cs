using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A mouse, keyboard or tablet.</summary>
[XmlRecord]
public sealed partial record InputDevice : Device
{
    /// <summary>Kind.</summary>
    [XmlPath("@type", BadValue = "unknown input device type '{0}'", Missing = "missing input device type",
        MissingCode = ErrorCode.InternalError)]
    public InputType Type { get; set; }

    /// <summary>Bus; when not given, <c>virtio</c> for passthrough, <c>ps2</c> for mice and keyboards on x86, <c>xen</c> for those of other
    /// guests of Xen, otherwise <c>usb</c>.</summary>
    [XmlPath("@bus", BadValue = "unknown input bus type '{0}'")]
    public InputBus Bus { get; set; }

    /// <summary>Model. Since 5.2.0.</summary>
    [XmlPath("@model")]
    public InputModel Model { get; set; }

    /// <summary>How it works.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public InputDriver? Driver { get; set; }

    /// <summary>Device of the host. Since 1.3.0.</summary>
    [XmlPath("source", DropEmpty = true)]
    public InputSource? Source { get; set; }
}

/// <summary>Kind of an input device.</summary>
[XmlEnum]
public enum InputType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>mouse</c>.</summary>
    Mouse,

    /// <summary><c>tablet</c>.</summary>
    Tablet,

    /// <summary><c>keyboard</c>.</summary>
    Keyboard,

    /// <summary><c>passthrough</c>.</summary>
    Passthrough,

    /// <summary><c>evdev</c>.</summary>
    Evdev,
}

/// <summary>Bus of an input device.</summary>
[XmlEnum]
public enum InputBus : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>ps2</c>.</summary>
    Ps2,

    /// <summary><c>usb</c>.</summary>
    Usb,

    /// <summary><c>xen</c>.</summary>
    Xen,

    /// <summary><c>parallels</c>.</summary>
    Parallels,

    /// <summary><c>virtio</c>.</summary>
    Virtio,

    /// <summary><c>none</c>.</summary>
    None,
}

/// <summary>Model of an input device.</summary>
[XmlEnum]
public enum InputModel : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>virtio</c>.</summary>
    Virtio,

    /// <summary><c>virtio-transitional</c>.</summary>
    [XmlName("virtio-transitional")]
    VirtioTransitional,

    /// <summary><c>virtio-non-transitional</c>.</summary>
    [XmlName("virtio-non-transitional")]
    VirtioNonTransitional,
}

/// <summary>How an input device works.</summary>
[XmlRecord]
public sealed partial record InputDriver : VirtioOptions
{
}

/// <summary>Device of the host.</summary>
[XmlRecord]
public sealed partial record InputSource
{
    /// <summary>Path, for passthrough.</summary>
    [XmlPath("@evdev")]
    public string? EventDevice { get; set; }

    /// <summary>Path, for evdev. Since 7.4.0.</summary>
    [XmlPath("@dev")]
    public string? Dev { get; set; }

    /// <summary>What is grabbed. Since 7.4.0.</summary>
    [XmlPath("@grab")]
    public InputGrab Grab { get; set; }

    /// <summary>Key that releases it. Since 7.6.0.</summary>
    [XmlPath("@grabToggle")]
    public InputGrabToggle GrabToggle { get; set; }

    /// <summary>Keys repeat. Since 7.4.0.</summary>
    [XmlPath("@repeat")]
    public OnOff Repeat { get; set; }
}

/// <summary>What is grabbed.</summary>
[XmlEnum]
public enum InputGrab : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>all</c>.</summary>
    All,
}

/// <summary>Key that releases an input device.</summary>
[XmlEnum]
public enum InputGrabToggle : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>ctrl-ctrl</c>.</summary>
    [XmlName("ctrl-ctrl")]
    CtrlCtrl,

    /// <summary><c>alt-alt</c>.</summary>
    [XmlName("alt-alt")]
    AltAlt,

    /// <summary><c>shift-shift</c>.</summary>
    [XmlName("shift-shift")]
    ShiftShift,

    /// <summary><c>meta-meta</c>.</summary>
    [XmlName("meta-meta")]
    MetaMeta,

    /// <summary><c>scrolllock</c>.</summary>
    Scrolllock,

    /// <summary><c>ctrl-scrolllock</c>.</summary>
    [XmlName("ctrl-scrolllock")]
    CtrlScrolllock,
}
