namespace Vireo.Drivers;

/// <summary>Errors of definitions and status records on disk.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class PersistenceErrors
{
    [ErrorText(ErrorCode.XmlError, "{noun} without a name", Domain = ErrorDomain.None)]
    public static partial VirException NoName(string noun);

    [ErrorText(ErrorCode.XmlError, "status record without its domain, or without the domain's name or uuid")]
    public static partial VirException StatusIncomplete();
}
