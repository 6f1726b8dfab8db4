using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Errors that several kinds of documents have, and of documents as a whole.</summary>
[ErrorCatalogue(ErrorDomain.Xml)]
public static partial class DocumentErrors
{
    [ErrorText(ErrorCode.XmlError, "vlan tag id {id} too large (maximum 4095)")]
    public static partial VirException VlanTagTooLarge(ErrorDomain domain, uint id);

    [ErrorText(ErrorCode.XmlDetail, "Missing mandatory average or floor attributes", Domain = ErrorDomain.None)]
    public static partial VirException RateIncomplete();

    [ErrorText(ErrorCode.ConfigUnsupported, "floor attribute is not supported for this config")]
    public static partial VirException FloorUnsupported(ErrorDomain domain);

    [ErrorText(ErrorCode.InternalError, "Malformed wwn: {wwn}")]
    public static partial VirException WwnMalformed(ErrorDomain domain, string wwn);

    [ErrorText(ErrorCode.XmlError, "unexpected root element <{root}>, which no kind of document has")]
    public static partial VirException RootUnknown(this XmlElement element, ReadOnlySpan<char> root);

    [ErrorText(ErrorCode.InternalError, "Unable to parse RNG {schema}")]
    public static partial VirException SchemaUnreadable(string schema);

    [ErrorText(ErrorCode.InternalError, "failed to parse xml document")]
    public static partial VirException NotParsed(Exception inner);

    [ErrorText(ErrorCode.XmlInvalidSchema, "Unable to validate doc against {schema}\n{faults}")]
    public static partial VirException Invalid(string schema, string faults, SourceLocation? location = null);

    [ErrorText(ErrorCode.XmlError, "missing secret uuid or usage attribute")]
    public static partial VirException SecretMissing(ErrorDomain domain);

    [ErrorText(ErrorCode.ConfigUnsupported, "missing initiator IQN")]
    public static partial VirException InitiatorMissing(ErrorDomain domain);
}
