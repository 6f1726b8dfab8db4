using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>How a guest starts.</summary>
[XmlRecord]
public sealed partial record DomainOs
{
    /// <summary>Firmware to choose. Since 5.2.0.</summary>
    [XmlPath("@firmware", BadValue = "unknown firmware value {0}", BadValueCode = ErrorCode.XmlError, SkipEmpty = true)]
    public OsFirmware Firmware { get; set; }

    /// <summary>Kind and machine; when not given, <c>xen</c> with a boot loader.</summary>
    [XmlPath("type")]
    public OsType? Type { get; set; }

    /// <summary>Program of a container.</summary>
    [XmlPath("init")]
    public string? Init { get; set; }

    /// <summary>Its arguments.</summary>
    [XmlPath("initarg")]
    public List<string> InitArguments { get; set; } = [];

    /// <summary>Its environment.</summary>
    [XmlPath("initenv")]
    public List<InitEnvironment> InitEnvironments { get; set; } = [];

    /// <summary>Its directory.</summary>
    [XmlPath("initdir")]
    public string? InitDirectory { get; set; }

    /// <summary>Its user.</summary>
    [XmlPath("inituser")]
    public string? InitUser { get; set; }

    /// <summary>Its group.</summary>
    [XmlPath("initgroup")]
    public string? InitGroup { get; set; }

    /// <summary>What the firmware must or must not have. Since 7.2.0.</summary>
    [XmlPath("firmware/feature")]
    public List<FirmwareFeature> FirmwareFeatures { get; set; } = [];

    /// <summary>Firmware.</summary>
    [XmlPath("loader", DropEmpty = true)]
    public OsLoader? Loader { get; set; }

    /// <summary>Its variables.</summary>
    [XmlPath("nvram", DropEmpty = true)]
    public OsNvram? Nvram { get; set; }

    /// <summary>Kernel to boot directly.</summary>
    [XmlPath("kernel")]
    public string? Kernel { get; set; }

    /// <summary>Its initial ramdisk.</summary>
    [XmlPath("initrd")]
    public string? Initrd { get; set; }

    /// <summary>Its command line.</summary>
    [XmlPath("cmdline")]
    public string? CommandLine { get; set; }

    /// <summary>Its root device.</summary>
    [XmlPath("root")]
    public string? Root { get; set; }

    /// <summary>Its device tree.</summary>
    [XmlPath("dtb")]
    public string? Dtb { get; set; }

    /// <summary>Shim that checks the kernel.</summary>
    [XmlPath("shim")]
    public string? Shim { get; set; }

    /// <summary>ACPI tables.</summary>
    [XmlPath("acpi/table")]
    public List<AcpiTable> AcpiTables { get; set; } = [];

    /// <summary>Boot order by kind; when not given, the hard disk, unless devices have an order.</summary>
    [XmlPath("boot/@dev", Required = true)]
    public List<BootDevice> Boot { get; set; } = [];

    /// <summary>Boot menu. Since 0.8.3.</summary>
    [XmlPath("bootmenu", DropEmpty = true)]
    public OsBootMenu? Bootmenu { get; set; }

    /// <summary>BIOS settings. Since 0.9.4.</summary>
    [XmlPath("bios", DropEmpty = true)]
    public OsBios? Bios { get; set; }

    /// <summary>Source of SMBIOS tables. Since 0.8.7.</summary>
    [XmlPath("smbios/@mode", BadValue = "unknown smbios mode '{0}'", SkipEmpty = true)]
    public SmbiosMode Smbios { get; set; }
}

/// <summary>Kind of firmware.</summary>
[XmlEnum]
public enum OsFirmware : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>bios</c>.</summary>
    Bios,

    /// <summary><c>efi</c>.</summary>
    Efi,
}

/// <summary>Kind of a boot device.</summary>
[XmlEnum]
public enum BootDevice : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>fd</c>.</summary>
    Fd,

    /// <summary><c>cdrom</c>.</summary>
    Cdrom,

    /// <summary><c>hd</c>.</summary>
    Hd,

    /// <summary><c>network</c>.</summary>
    Network,
}

/// <summary>Source of SMBIOS tables.</summary>
[XmlEnum]
public enum SmbiosMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>emulate</c>.</summary>
    Emulate,

    /// <summary><c>host</c>.</summary>
    Host,

    /// <summary><c>sysinfo</c>.</summary>
    Sysinfo,

    /// <summary><c>none</c>, which the rules take for what is not given.</summary>
    None,
}

/// <summary>Kind of guest and machine.</summary>
[XmlRecord]
public sealed partial record OsType
{
    /// <summary>Architecture; the host's when not given.</summary>
    [XmlPath("@arch", SkipEmpty = true)]
    public string? Arch { get; set; }

    /// <summary>Machine.</summary>
    [XmlPath("@machine")]
    public string? Machine { get; set; }

    /// <summary><c>hvm</c>, <c>exe</c>, <c>xen</c> …; when not given, <c>xen</c> with a boot loader.</summary>
    [XmlPath(".")]
    public string? Type { get; set; }
}

/// <summary>A variable of a container's first program.</summary>
[XmlRecord]
public sealed partial record InitEnvironment
{
    /// <summary>Name.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Value.</summary>
    [XmlPath(".")]
    public string? Value { get; set; }
}

/// <summary>What firmware must or must not have.</summary>
[XmlRecord]
public sealed partial record FirmwareFeature
{
    /// <summary>Must or must not.</summary>
    [XmlPath("@enabled", Required = true)]
    public required YesNo Enabled { get; set; }

    /// <summary>Feature.</summary>
    [XmlPath("@name", Required = true)]
    public required string? Name { get; set; }
}

/// <summary>Firmware.</summary>
[XmlRecord]
public sealed partial record OsLoader
{
    /// <summary>Mapped read-only. Since 1.2.8.</summary>
    [XmlPath("@readonly")]
    public YesNo ReadOnly { get; set; }

    /// <summary>Supports secure boot. Since 2.1.0.</summary>
    [XmlPath("@secure")]
    public YesNo Secure { get; set; }

    /// <summary>Kind. Since 1.2.8.</summary>
    [XmlPath("@type")]
    public LoaderType Type { get; set; }

    /// <summary>Keeps no variables. Since 8.6.0.</summary>
    [XmlPath("@stateless")]
    public YesNo Stateless { get; set; }

    /// <summary>Image format. Since 9.2.0.</summary>
    [XmlPath("@format")]
    public string? Format { get; set; }

    /// <summary>Path.</summary>
    [XmlPath(".")]
    public string? Path { get; set; }
}

/// <summary>Kind of firmware image.</summary>
[XmlEnum]
public enum LoaderType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>rom</c>.</summary>
    Rom,

    /// <summary><c>pflash</c>.</summary>
    Pflash,

    /// <summary><c>none</c>.</summary>
    None,
}

/// <summary>Variables of the firmware.</summary>
[XmlRecord]
public sealed partial record OsNvram
{
    /// <summary>Where they are copied from. Since 1.2.8.</summary>
    [XmlPath("@template")]
    public string? Template { get; set; }

    /// <summary>Format of that. Since 10.10.0.</summary>
    [XmlPath("@templateFormat")]
    public string? TemplateFormat { get; set; }

    /// <summary>Where they live. Since 8.5.0.</summary>
    [XmlPath("@type")]
    public DiskType Type { get; set; }

    /// <summary>Image format. Since 9.2.0.</summary>
    [XmlPath("@format")]
    public string? Format { get; set; }

    /// <summary>Path of a file.</summary>
    [XmlPath(".")]
    public string? Path { get; set; }

    /// <summary>The image.</summary>
    [XmlPath("source", By = nameof(Type))]
    public DiskSource? Source { get; set; }
}

/// <summary>Boot menu.</summary>
[XmlRecord]
public sealed partial record OsBootMenu
{
    /// <summary>Shown.</summary>
    [XmlPath("@enable")]
    public YesNo Enable { get; set; }

    /// <summary>Milliseconds, at most 65535.</summary>
    [XmlPath("@timeout", Lenient = true)]
    public uint? Timeout { get; set; }
}

/// <summary>BIOS settings.</summary>
[XmlRecord]
public sealed partial record OsBios
{
    /// <summary>Messages go to the serial port.</summary>
    [XmlPath("@useserial")]
    public YesNo UseSerial { get; set; }

    /// <summary>Milliseconds until a retry; -1 is never.</summary>
    [XmlPath("@rebootTimeout")]
    public int? RebootTimeout { get; set; }
}

/// <summary>An ACPI table.</summary>
[XmlRecord]
public sealed partial record AcpiTable
{
    /// <summary>Kind.</summary>
    [XmlPath("@type", Required = true)]
    public required AcpiTableType Type { get; set; }

    /// <summary>File.</summary>
    [XmlPath(".")]
    public string? Path { get; set; }
}

/// <summary>Kind of ACPI table.</summary>
[XmlEnum]
public enum AcpiTableType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>raw</c>.</summary>
    Raw,

    /// <summary><c>rawset</c>.</summary>
    Rawset,

    /// <summary><c>slic</c>.</summary>
    Slic,

    /// <summary><c>msdm</c>.</summary>
    Msdm,
}

/// <summary>Tables of the firmware.</summary>
[XmlRecord]
public sealed partial record DomainSysinfo
{
    /// <summary>Kind.</summary>
    [XmlPath("@type", Required = true)]
    public SysinfoType Type { get; set; }

    /// <summary>BIOS.</summary>
    [XmlPath("bios/entry")]
    public List<SysinfoEntry> Bios { get; set; } = [];

    /// <summary>System.</summary>
    [XmlPath("system/entry")]
    public List<SysinfoEntry> System { get; set; } = [];

    /// <summary>Boards.</summary>
    [XmlPath("baseBoard")]
    public List<SysinfoBlock> BaseBoards { get; set; } = [];

    /// <summary>Chassis.</summary>
    [XmlPath("chassis/entry")]
    public List<SysinfoEntry> Chassis { get; set; } = [];

    /// <summary>Free strings.</summary>
    [XmlPath("oemStrings/entry")]
    public List<string> OemStrings { get; set; } = [];

    /// <summary>Firmware configuration.</summary>
    [XmlPath("entry")]
    public List<FirmwareConfigEntry> Entries { get; set; } = [];
}

/// <summary>Kind of firmware table.</summary>
[XmlEnum]
public enum SysinfoType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>smbios</c>.</summary>
    Smbios,

    /// <summary><c>fwcfg</c>.</summary>
    Fwcfg,
}

/// <summary>A group of entries.</summary>
[XmlRecord]
public sealed partial record SysinfoBlock
{
    /// <summary>Entries.</summary>
    [XmlPath("entry")]
    public List<SysinfoEntry> Entries { get; set; } = [];
}

/// <summary>An entry of a firmware table.</summary>
[XmlRecord]
public sealed partial record SysinfoEntry
{
    /// <summary>Name.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Value.</summary>
    [XmlPath(".")]
    public string? Value { get; set; }
}

/// <summary>An entry of QEMU's firmware configuration.</summary>
[XmlRecord]
public sealed partial record FirmwareConfigEntry
{
    /// <summary>Name.</summary>
    [XmlPath("@name", Missing = "Firmware entry is missing 'name' attribute")]
    public string? Name { get; set; }

    /// <summary>File with the value.</summary>
    [XmlPath("@file")]
    public string? File { get; set; }

    /// <summary>Value.</summary>
    [XmlPath(".")]
    public string? Value { get; set; }
}
