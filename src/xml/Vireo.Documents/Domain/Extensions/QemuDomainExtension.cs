using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What a guest asks of QEMU behind libvirt's back. Since 0.8.3.</summary>
[XmlRecord]
public sealed partial record QemuDomainExtension : XmlExtension
{
    /// <summary>The namespace.</summary>
    public const string NamespaceUri = "http://libvirt.org/schemas/domain/qemu/1.0";

    /// <inheritdoc/>
    public override string Prefix => "qemu";

    /// <inheritdoc/>
    public override string Uri => NamespaceUri;

    /// <summary>Arguments and environment.</summary>
    [XmlPath("qemu:commandline", DropEmpty = true)]
    public QemuCommandLine? Commandline { get; set; }

    /// <summary>Capabilities switched by hand. Since 5.5.0.</summary>
    [XmlPath("qemu:capabilities", DropEmpty = true)]
    public QemuCapabilityOverride? Capabilities { get; set; }

    /// <summary>Properties of devices. Since 8.2.0.</summary>
    [XmlPath("qemu:override/qemu:device")]
    public List<QemuDeviceOverride> DeviceOverrides { get; set; } = [];

    /// <summary>What deprecated commands do.</summary>
    [XmlPath("qemu:deprecation/@behavior")]
    public string? DeprecationBehavior { get; set; }
}

/// <summary>Arguments and environment of QEMU.</summary>
[XmlRecord]
public sealed partial record QemuCommandLine
{
    /// <summary>Arguments.</summary>
    [XmlPath(
        "qemu:arg/@value", Missing = "No qemu command-line argument specified", MissingCode = ErrorCode.InternalError,
        MissingDomain = ErrorDomain.Qemu)]
    public List<string> Arguments { get; set; } = [];

    /// <summary>Environment.</summary>
    [XmlPath("qemu:env")]
    public List<QemuEnvironment> Environment { get; set; } = [];
}

/// <summary>A variable of QEMU's environment.</summary>
[XmlRecord]
public sealed partial record QemuEnvironment
{
    /// <summary>Name.</summary>
    [XmlPath(
        "@name", Missing = "No qemu environment name specified", MissingCode = ErrorCode.InternalError, MissingDomain = ErrorDomain.Qemu)]
    public required string? Name { get; set; }

    /// <summary>Value.</summary>
    [XmlPath("@value")]
    public string? Value { get; set; }
}

/// <summary>Capabilities switched by hand.</summary>
[XmlRecord]
public sealed partial record QemuCapabilityOverride
{
    /// <summary>Switched on.</summary>
    [XmlPath(
        "qemu:add/@capability", Missing = "missing capability name", MissingCode = ErrorCode.InternalError,
        MissingDomain = ErrorDomain.Qemu)]
    public List<string> Add { get; set; } = [];

    /// <summary>Switched off.</summary>
    [XmlPath(
        "qemu:del/@capability", Missing = "missing capability name", MissingCode = ErrorCode.InternalError,
        MissingDomain = ErrorDomain.Qemu)]
    public List<string> Delete { get; set; } = [];
}

/// <summary>Properties of one device.</summary>
[XmlRecord]
public sealed partial record QemuDeviceOverride
{
    /// <summary>Alias of the device.</summary>
    [XmlPath("@alias", Missing = "missing 'alias' attribute for qemu:device", MissingDomain = ErrorDomain.Qemu)]
    public required string? Alias { get; set; }

    /// <summary>Properties.</summary>
    [XmlPath("qemu:frontend/qemu:property")]
    public List<QemuProperty> Properties { get; set; } = [];
}

/// <summary>A property of a device.</summary>
[XmlRecord]
public sealed partial record QemuProperty
{
    /// <summary>Name.</summary>
    [XmlPath("@name", Missing = "missing 'name' attribute for qemu:property", MissingDomain = ErrorDomain.Qemu)]
    public required string? Name { get; set; }

    /// <summary>Type.</summary>
    [XmlPath("@type", Required = true)]
    public required QemuPropertyType Type { get; set; }

    /// <summary>Value.</summary>
    [XmlPath("@value")]
    public string? Value { get; set; }
}

/// <summary>Type of a property.</summary>
[XmlEnum]
public enum QemuPropertyType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>string</c>.</summary>
    String,

    /// <summary><c>signed</c>.</summary>
    Signed,

    /// <summary><c>unsigned</c>.</summary>
    Unsigned,

    /// <summary><c>bool</c>.</summary>
    Bool,

    /// <summary><c>remove</c>.</summary>
    Remove,
}
