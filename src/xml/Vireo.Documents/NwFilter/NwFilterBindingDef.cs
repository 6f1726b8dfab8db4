using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A network filter applied to one interface of a guest. Since 4.5.0.</summary>
[XmlRoot("filterbinding", Domain = ErrorDomain.Nwfilter)]
public sealed partial record NwFilterBindingDef
{
    /// <summary>Name of the guest.</summary>
    [XmlPath("owner/name")]
    public string? OwnerName { get; set; }

    /// <summary>UUID of the guest.</summary>
    [XmlPath("owner/uuid", BadValue = "Unable to parse UUID '{0}'", BadValueCode = ErrorCode.InternalError)]
    public Uuid? OwnerUuid { get; set; }

    /// <summary>The interface on the host.</summary>
    [XmlPath("portdev/@name")]
    public string? PortDevice { get; set; }

    /// <summary>The host's interface below, when the guest's is a macvtap.</summary>
    [XmlPath("linkdev/@name")]
    public string? LinkDevice { get; set; }

    /// <summary>The interface's MAC address.</summary>
    [XmlPath("mac/@address")]
    public MacAddress? Mac { get; set; }

    /// <summary>The filter and its variables.</summary>
    [XmlPath("filterref")]
    public NwFilterRef? Filter { get; set; }
}

/// <summary>A filter that is applied or included, and the values of its variables.</summary>
[XmlRecord]
public sealed partial record NwFilterRef
{
    /// <summary>Name of the filter.</summary>
    [XmlPath("@filter", Required = true)]
    public required string? Filter { get; set; }

    /// <summary>Values of variables; a variable may have several.</summary>
    [XmlPath("parameter")]
    public List<NwFilterParameter> Parameters { get; set; } = [];
}

/// <summary>One value of a variable.</summary>
[XmlRecord]
public sealed partial record NwFilterParameter
{
    /// <summary>Name of the variable.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>The value.</summary>
    [XmlPath("@value")]
    public string? Value { get; set; }
}
