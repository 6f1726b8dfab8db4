using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Errors in descriptions of network filters and their bindings.</summary>
[ErrorCatalogue(ErrorDomain.Nwfilter)]
internal static partial class NwFilterErrors
{
    [ErrorText(ErrorCode.InvalidArg, "Priority '{value}' is outside valid range of [-1000,1000]")]
    public static partial VirException PriorityOutOfRange(this XmlValue value);

    [ErrorText(ErrorCode.XmlError, "malformed uuid element")]
    public static partial VirException UuidMalformed(this XmlValue value);

    [ErrorText(ErrorCode.InternalError,
        "{family} rule with port specification requires protocol specification with protocol to be either one of tcp(6), "
            + "udp(17), dccp(33), or sctp(132)")]
    public static partial VirException PortWithoutProtocol(this XmlElement element, string family);

    [ErrorText(ErrorCode.InternalError, "{name} has illegal value {value}")]
    public static partial VirException ValueIllegal(this XmlValue value, ReadOnlySpan<char> name);

    [ErrorText(ErrorCode.InternalError, "'{value}' is not a number")]
    public static partial VirException NoNumber(string value);

    [ErrorText(ErrorCode.InternalError, "filter binding has no port dev name")]
    public static partial VirException PortDeviceMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InternalError, "filter binding has no owner name")]
    public static partial VirException FilterOwnerNameMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InternalError, "filter binding has no owner UUID")]
    public static partial VirException FilterOwnerUuidMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InternalError, "filter binding has no MAC address")]
    public static partial VirException FilterMacMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InternalError, "filter binding has no filter reference")]
    public static partial VirException ReferenceMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InternalError, "filter has no name")]
    public static partial VirException FilterNameMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InvalidArg, "Name of chain is longer than {limit} characters")]
    public static partial VirException ChainTooLong(this DocumentFaults faults, string path, int limit);

    [ErrorText(ErrorCode.InvalidArg, "Chain name contains invalid characters")]
    public static partial VirException ChainCharacters(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InvalidArg,
        "Invalid chain name '{chain}'. Please use a chain name called 'root' or any of the following prefixes: {prefixes}")]
    public static partial VirException ChainUnknown(this DocumentFaults faults, string path, string chain, string prefixes);
}
