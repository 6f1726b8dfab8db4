namespace Vireo.Xml;

/// <summary>
/// Says where a member stands in its record's element: <c>@name</c> an attribute, <c>name</c> a child element, <c>.</c> the text, or a way
/// through wrappers, <c>backend/@model</c>, <c>devices/disk</c>. Members are written in the order in which they are declared.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class XmlPathAttribute(string path) : Attribute
{
    /// <summary>Where the member stands.</summary>
    public string Path { get; } = path;

    /// <summary>Written only when all of these are set.</summary>
    public FormatFlags When { get; set; }

    /// <summary>Not written when any of these is set.</summary>
    public FormatFlags Unless { get; set; }

    /// <summary>A value that is not written.</summary>
    public object? Omit { get; set; }

    /// <summary>Parsing fails when the attribute is absent.</summary>
    public bool Required { get; set; }

    /// <summary>The number is written in hexadecimal with at least this many digits, and read in any base.</summary>
    public int Hex { get; set; }

    /// <summary>The number is read in any base (<c>0x10</c>, <c>020</c>) and written in decimal.</summary>
    public bool AnyBase { get; set; }

    /// <summary>The number is an amount in this unit (<c>KiB</c>, <c>bytes</c>, …) with an attribute <c>unit</c> beside it; it is read in
    /// every unit.</summary>
    public string? Unit { get; set; }

    /// <summary>The unit is read, but not written.</summary>
    public bool HideUnit { get; set; }

    /// <summary>A nullable record (or each record of a list) is not written when it is empty, or a text not when it is "".</summary>
    public bool DropEmpty { get; set; }

    /// <summary>The element (a record that is never null, or a list's wrapper) is written even when it is empty.</summary>
    public bool Always { get; set; }

    /// <summary>The element is written with two tags even when it is empty.</summary>
    public bool Full { get; set; }

    /// <summary>The number may not be 0 (libvirt: "Zero is not permitted").</summary>
    public bool NonZero { get; set; }

    /// <summary>A signed number that may not be below 0 (libvirt: "Expected non-negative value").</summary>
    public bool NonNegative { get; set; }

    /// <summary>libvirt's detail text for a value that the type refuses, where it differs from the usual one; <c>{0}</c> is the
    /// value.</summary>
    public string? BadValue { get; set; }

    /// <summary>The code that goes with <see cref="BadValue"/>.</summary>
    public ErrorCode BadValueCode { get; set; } = ErrorCode.ConfigUnsupported;

    /// <summary>libvirt's detail text when the attribute, or the element and its text, is absent; parsing fails then.</summary>
    public string? Missing { get; set; }

    /// <summary>The code that goes with <see cref="Missing"/>.</summary>
    public ErrorCode MissingCode { get; set; } = ErrorCode.XmlError;

    /// <summary>The part of libvirt that misses it; the document's own when not given.</summary>
    public ErrorDomain MissingDomain { get; set; }

    /// <summary>A value that the type refuses counts as absent, as libvirt does not look whether it could read it.</summary>
    public bool Lenient { get; set; }

    /// <summary>An empty value counts as absent.</summary>
    public bool SkipEmpty { get; set; }

    /// <summary>How libvirt names an amount with a unit in errors, where it is not <c>./name[1]</c> or <c>./@name</c>.</summary>
    public string? Look { get; set; }

    /// <summary>
    /// A static class with <c>T Parse(in XmlValue)</c> and <c>string? Format(T)</c> for a scalar, when its type alone does not say how to
    /// read it.
    /// </summary>
    public Type? Codec { get; set; }

    /// <summary>
    /// A static class with <c>T Parse(XmlElement)</c> and <c>void Write(XmlOutput, string name, T)</c> for a whole child element
    /// (of each item, for a list), where no declaration expresses it.
    /// </summary>
    public Type? ElementCodec { get; set; }

    /// <summary>The member is written after everything else, also after the members of a trailing base.</summary>
    public bool Last { get; set; }

    /// <summary>The member is written before everything else, also before the members of a base.</summary>
    public bool First { get; set; }

    /// <summary>The name of the member (an attribute of the same record) that chooses the case of a union.</summary>
    public string? By { get; set; }
}

/// <summary>A record that is a piece of a document. The generator writes its other half.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class XmlRecordAttribute : Attribute;

/// <summary>A record that is a whole document: it also gets <c>Parse</c> and <c>Format</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class XmlRootAttribute(string name) : Attribute
{
    /// <summary>The root element.</summary>
    public string Name { get; } = name;

    /// <summary>Whose errors these are.</summary>
    public ErrorDomain Domain { get; set; } = ErrorDomain.Xml;
}

/// <summary>On a base record: its members are written after those of the records derived from it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class XmlTrailingAttribute : Attribute;

/// <summary>A closed hierarchy of records, chosen by an attribute of its own element (<c>@type</c>) or by a member of the parent.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class XmlUnionAttribute(string? discriminator = null) : Attribute
{
    /// <summary>The attribute (<c>@type</c>), or null when the parent chooses.</summary>
    public string? Discriminator { get; } = discriminator;

    /// <summary>libvirt's detail text for an unknown case; <c>{0}</c> is the value.</summary>
    public string? BadValue { get; set; }

    /// <summary>The code that goes with it.</summary>
    public ErrorCode BadValueCode { get; set; } = ErrorCode.ConfigUnsupported;

    /// <summary>libvirt's detail text when the attribute is absent.</summary>
    public string? Missing { get; set; }

    /// <summary>The code that goes with it.</summary>
    public ErrorCode MissingCode { get; set; } = ErrorCode.InternalError;
}

/// <summary>One case of an <see cref="XmlUnionAttribute"/>: the discriminator's text, or the parent's enum value. May be
/// repeated.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class XmlCaseAttribute(object value) : Attribute
{
    /// <summary>The text or enum value.</summary>
    public object Value { get; } = value;

    /// <summary>Also taken when the discriminator is absent, and then not written.</summary>
    public bool Default { get; set; }
}

/// <summary>An enum that stands in documents as text. Its member 0 means "absent". Texts are the members' names in lower case unless
/// <see cref="XmlNameAttribute"/> says else.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class XmlEnumAttribute : Attribute;

/// <summary>The text of an enum's member.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class XmlNameAttribute(string name) : Attribute
{
    /// <summary>The text.</summary>
    public string Name { get; } = name;
}

/// <summary>A scalar type that reads and writes itself.</summary>
public interface IXmlScalar<TSelf>
    where TSelf : IXmlScalar<TSelf>
{
    /// <summary>Reads the value; an error is libvirt's.</summary>
    static abstract TSelf ParseXml(in XmlValue value);

    /// <summary>The text that libvirt writes.</summary>
    string ToXml();
}
