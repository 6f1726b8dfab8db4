namespace Vireo.Documents;

/// <summary>Errors of switch ports of networks and of guests' interfaces.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class VirtualPortErrors
{
    [ErrorText(ErrorCode.XmlError, "missing {parameter} in <virtualport type='{type}'>")]
    public static partial VirException ParameterMissing(string parameter, string? type);

    [ErrorText(ErrorCode.XmlError, "missing required virtualport type")]
    public static partial VirException TypeMissing(ErrorDomain domain);

    [ErrorText(ErrorCode.XmlError, "value of {parameter} out of range")]
    public static partial VirException ValueOutOfRange(ErrorDomain domain, string parameter);

    [ErrorText(ErrorCode.XmlError, "value for typeid out of range")]
    public static partial VirException TypeIdOutOfRange(ErrorDomain domain);

    [ErrorText(ErrorCode.InternalError, "profileid parameter too long")]
    public static partial VirException ProfileTooLong(ErrorDomain domain);

    [ErrorText(ErrorCode.XmlError, "extra {parameter} unsupported in <virtualport type='{type}'>")]
    public static partial VirException ParameterUnsupported(ErrorDomain domain, string parameter, string? type);
}
