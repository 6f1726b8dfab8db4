using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>
/// What all devices of a guest have in common: boot order, alias, option ROM, ACPI index and address. These are written after the device's own members.
/// </summary>
[XmlRecord]
[XmlTrailing]
public abstract partial record Device
{
    /// <summary>Position in the boot order.</summary>
    [XmlPath("boot")]
    public DeviceBoot? Boot { get; set; }

    /// <summary>Name of the device in the hypervisor; only names that begin with <c>ua-</c> are kept when the guest is off.</summary>
    [XmlPath("alias", ElementCodec = typeof(AliasCodec))]
    public string? Alias { get; set; }

    /// <summary>First port of a USB companion controller.</summary>
    [XmlPath("master/@startport")]
    public int? MasterStartPort { get; set; }

    /// <summary>Option ROM.</summary>
    [XmlPath("rom", DropEmpty = true)]
    public DeviceRom? Rom { get; set; }

    /// <summary>ACPI index, from which the guest's system makes stable names.</summary>
    [XmlPath("acpi/@index", Omit = 0u)]
    public uint? AcpiIndex { get; set; }

    /// <summary>Where the device is attached.</summary>
    [XmlPath("address")]
    public DeviceAddress? Address { get; set; }
}

/// <summary>Position in the boot order.</summary>
[XmlRecord]
public sealed partial record DeviceBoot
{
    /// <summary>Position, from 1.</summary>
    [XmlPath("@order", Required = true, NonZero = true)]
    public uint? Order { get; set; }

    /// <summary>Boot entry of an s390 guest.</summary>
    [XmlPath("@loadparm")]
    public string? LoadParm { get; set; }
}

/// <summary>Option ROM.</summary>
[XmlRecord]
public sealed partial record DeviceRom
{
    /// <summary>There is one.</summary>
    [XmlPath("@enabled")]
    public YesNo Enabled { get; set; }

    /// <summary>The guest sees it.</summary>
    [XmlPath("@bar")]
    public OnOff Bar { get; set; }

    /// <summary>File with its content.</summary>
    [XmlPath("@file")]
    public string? File { get; set; }
}

/// <summary>An alias; a name that the hypervisor driver gave is not kept when the guest is off.</summary>
internal static class AliasCodec
{
    /// <summary>What users' own names begin with.</summary>
    public const string UserPrefix = "ua-";

    /// <summary>Reads the name.</summary>
    public static string? Parse(XmlElement element)
    {
        XmlValue name = element.Attribute("name");
        return name.Exists ? name.ToString() : null;
    }

    /// <summary>Writes it.</summary>
    public static void Write(XmlOutput output, string name, string? value)
    {
        if (value is null || ((output.Flags & FormatFlags.Inactive) != 0 && !value.StartsWith(UserPrefix, StringComparison.Ordinal)))
        {
            return;
        }

        output.Open(name);
        output.Attribute("name", value);
        output.Close(name);
    }
}
