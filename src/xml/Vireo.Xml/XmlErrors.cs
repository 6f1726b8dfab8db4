namespace Vireo.Xml;

/// <summary>Errors of elements and values that cannot be read, whatever document they are in.</summary>
[ErrorCatalogue(ErrorDomain.Xml)]
public static partial class XmlErrors
{
    [ErrorText(ErrorCode.XmlError, "Missing required attribute '{attribute}' in element '{element}'")]
    public static partial VirException AttributeMissing(string attribute, string element);

    [ErrorText(ErrorCode.XmlError, "expecting root element of '{expected}', not '{found}'")]
    public static partial VirException RootUnexpected(ErrorDomain domain, string expected, string found);

    [ErrorText(ErrorCode.XmlError, "missing element or attribute '{place}'")]
    internal static partial VirException AmountMissing(string place);

    [ErrorText(ErrorCode.XmlError, "Invalid value '{value}' for element or attribute '{place}'", Domain = ErrorDomain.Xml)]
    internal static partial VirException AmountInvalid(this XmlValue value, string place);

    [ErrorText(ErrorCode.InvalidArg, "unknown suffix '{value}'", Domain = ErrorDomain.None)]
    internal static partial VirException UnitUnknown(this XmlValue value);

    [ErrorText(ErrorCode.Overflow, "value too large: {value}{unit}", Domain = ErrorDomain.None)]
    internal static partial VirException AmountTooLarge(this XmlValue value, string unit);

    [ErrorText(ErrorCode.XmlError, "unable to parse mac address '{value}'")]
    internal static partial VirException MacUnreadable(this XmlValue value);

    [ErrorText(ErrorCode.InvalidArg, "Failed to parse bitmap '{bitmap}'", Domain = ErrorDomain.None)]
    public static partial VirException BitmapUnreadable(string? bitmap);

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid value of '{name}': {value}", Domain = ErrorDomain.Domain)]
    internal static partial VirException SetEmpty(this XmlValue value, string name);

    [ErrorText(ErrorCode.InternalError, "malformed uuid element")]
    internal static partial VirException UuidElementMalformed(this XmlValue value);

    [ErrorText(ErrorCode.XmlError, "malformed uuid '{value}'")]
    internal static partial VirException UuidMalformed(this XmlValue value);

    [ErrorText(ErrorCode.XmlError, "Invalid value for element '{name}': '{value}'.{expected}")]
    internal static partial VirException ElementInvalid(this XmlValue value, string name, string expected);

    [ErrorText(ErrorCode.XmlError, "Invalid value for attribute '{attribute}' in element '{element}': '{value}'.{expected}",
        Domain = ErrorDomain.Xml)]
    internal static partial VirException AttributeInvalid(this XmlValue value, string attribute, string element, string expected);

    [ErrorText(ErrorCode.XmlError, "Invalid value for attribute '{attribute}' in element '{element}':{expected}")]
    internal static partial VirException ZeroForbidden(string attribute, string element, string expected);
}
