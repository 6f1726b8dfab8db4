using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The kinds of storage pool that a host serves. Since 5.2.0.</summary>
[XmlRoot("storagepoolCapabilities", Domain = ErrorDomain.Storage)]
public sealed partial record StoragePoolCapabilitiesDef
{
    /// <summary>The kinds.</summary>
    [XmlPath("pool", Full = true)]
    public List<StoragePoolTypeCapabilities> Pools { get; set; } = [];
}

/// <summary>A kind of storage pool.</summary>
[XmlRecord]
public sealed partial record StoragePoolTypeCapabilities
{
    /// <summary>The kind.</summary>
    [XmlPath("@type")]
    public StoragePoolType Type { get; set; }

    /// <summary>Whether the host serves it.</summary>
    [XmlPath("@supported")]
    public YesNo Supported { get; set; }

    /// <summary>Formats of the pool's source.</summary>
    [XmlPath("poolOptions")]
    public StorageFormatOptions? PoolOptions { get; set; }

    /// <summary>Formats of volumes.</summary>
    [XmlPath("volOptions")]
    public StorageFormatOptions? VolumeOptions { get; set; }
}

/// <summary>Formats.</summary>
[XmlRecord]
public sealed partial record StorageFormatOptions
{
    /// <summary>The one that is taken when none is given.</summary>
    [XmlPath("defaultFormat/@type")]
    public string? DefaultFormat { get; set; }

    /// <summary>Those there are.</summary>
    [XmlPath("enum", Full = true)]
    public List<CapabilityEnum> Enums { get; set; } = [];
}

/// <summary>The values that something can have.</summary>
[XmlRecord]
public sealed partial record CapabilityEnum
{
    /// <summary>What has them.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>The values.</summary>
    [XmlPath("value")]
    public List<string> Values { get; set; } = [];
}
