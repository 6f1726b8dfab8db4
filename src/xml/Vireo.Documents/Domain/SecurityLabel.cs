using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Who chooses a label.</summary>
[XmlEnum]
public enum SecurityLabelType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>dynamic</c>.</summary>
    Dynamic,

    /// <summary><c>static</c>.</summary>
    Static,
}

/// <summary>How the guest's processes and files are labelled.</summary>
[XmlRecord]
public sealed partial record SecurityLabel
{
    /// <summary>Who chooses the label; <c>dynamic</c> when not given.</summary>
    [XmlPath("@type")]
    public SecurityLabelType Type { get; set; }

    /// <summary>Security driver.</summary>
    [XmlPath("@model")]
    public string? Model { get; set; }

    /// <summary>Whether files are relabelled; when not given, yes for a dynamic label, no for a static one.</summary>
    [XmlPath("@relabel")]
    public YesNo Relabel { get; set; }

    /// <summary>The security driver added the label to a guest that has none of its own: it belongs to this host, and goes to no
    /// other.</summary>
    [XmlPath("@implied", When = FormatFlags.Status)]
    public YesNo Implied { get; set; }

    /// <summary>Label of the process.</summary>
    [XmlPath("label")]
    public string? Label { get; set; }

    /// <summary>Label of the images while the guest runs.</summary>
    [XmlPath("imagelabel")]
    public string? Imagelabel { get; set; }

    /// <summary>What a dynamic label is derived from.</summary>
    [XmlPath("baselabel")]
    public string? Baselabel { get; set; }
}

/// <summary>Label of one file.</summary>
[XmlRecord]
public sealed partial record DeviceSecurityLabel
{
    /// <summary>Security driver.</summary>
    [XmlPath("@model")]
    public string? Model { get; set; }

    /// <summary>The file could not be labelled.</summary>
    [XmlPath("@labelskip", Unless = FormatFlags.Inactive, Lenient = true)]
    public YesNo Labelskip { get; set; }

    /// <summary>Whether the file is relabelled.</summary>
    [XmlPath("@relabel")]
    public YesNo Relabel { get; set; }

    /// <summary>Label.</summary>
    [XmlPath("label")]
    public string? Label { get; set; }
}
