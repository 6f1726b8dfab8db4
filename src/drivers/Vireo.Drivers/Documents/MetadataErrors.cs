namespace Vireo.Drivers;

/// <summary>Errors of metadata of applications, and of schemas of documents.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
public static partial class MetadataErrors
{
    [ErrorText(ErrorCode.NoNetworkMetadata, "Requested metadata element is not present")]
    public static partial VirException NetworkElementMissing(ErrorDomain domain);

    [ErrorText(ErrorCode.InvalidArg, "unknown metadata type '{type}'")]
    public static partial VirException TypeUnknown(ErrorDomain domain, int type);

    [ErrorText(ErrorCode.InternalError, "failed to validate prefix for a new XML namespace", Domain = ErrorDomain.Xml)]
    public static partial VirException PrefixInvalid();

    [ErrorText(ErrorCode.InternalError, "Unable to parse RNG {schema}: the schema is missing or broken", Domain = ErrorDomain.Xml)]
    public static partial VirException SchemaBroken(string schema);

    [ErrorText(ErrorCode.NoDomainMetadata, "Requested metadata element is not present")]
    public static partial VirException DomainElementMissing();

    [ErrorText(ErrorCode.InternalError, "failed to create a new XML namespace", Domain = ErrorDomain.Xml)]
    public static partial VirException NamespaceInvalid();
}
