namespace Vireo.Documents;

/// <summary>Errors of the DNS of networks.</summary>
[ErrorCatalogue(ErrorDomain.Network)]
internal static partial class NetworkDnsErrors
{
    [ErrorText(ErrorCode.XmlDetail, "Invalid IP address in network '{network}' DNS HOST record")]
    public static partial VirException DnsHostAddressInvalid(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlDetail, "Missing hostname in network '{network}' DNS HOST record")]
    public static partial VirException DnsHostNameMissing(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlDetail, "Missing IP address in network '{network}' DNS HOST record")]
    public static partial VirException DnsHostAddressMissing(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlDetail, "Missing ip and hostname in network '{network}' DNS HOST record")]
    public static partial VirException DnsHostEmpty(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlDetail, "missing required name attribute in DNS TXT record of network {network}")]
    public static partial VirException TextNameMissing(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlDetail, "prohibited character in DNS TXT record name '{name}' of network {network}")]
    public static partial VirException TextNameCharacters(this DocumentFaults faults, string path, string name, string network);

    [ErrorText(ErrorCode.XmlDetail, "missing required value attribute in DNS TXT record named '{name}' of network {network}")]
    public static partial VirException TextValueMissing(this DocumentFaults faults, string path, string name, string network);

    [ErrorText(ErrorCode.XmlDetail, "missing required service attribute in DNS SRV record of network '{network}'")]
    public static partial VirException ServiceMissing(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlDetail, "service attribute '{service}' in network '{network}' is too long, limit is {limit} bytes")]
    public static partial VirException ServiceTooLong(this DocumentFaults faults, string path, string service, string network, int limit);

    [ErrorText(ErrorCode.XmlDetail, "invalid character in service attribute '{service}' in DNS SRV record of network '{network}'")]
    public static partial VirException ServiceCharacters(this DocumentFaults faults, string path, string service, string network);

    [ErrorText(ErrorCode.XmlDetail, "missing required protocol attribute in DNS SRV record '{service}' of network '{network}'")]
    public static partial VirException ProtocolMissing(this DocumentFaults faults, string path, string? service, string network);

    [ErrorText(ErrorCode.XmlDetail, "invalid character in protocol attribute '{protocol}' in DNS SRV record of network '{network}'")]
    public static partial VirException ProtocolCharacters(this DocumentFaults faults, string path, string protocol, string network);

    [ErrorText(ErrorCode.XmlDetail, "{attribute} attribute not permitted without target for service '{service}' in network '{network}'")]
    public static partial VirException AttributeWithoutTarget(
        this DocumentFaults faults, string path, string attribute, string? service, string network);

    [ErrorText(ErrorCode.XmlDetail, "{attribute} attribute for service '{service}' in network '{network}'")]
    public static partial VirException AttributeInvalid(
        this DocumentFaults faults, string path, string attribute, string? service, string network);

    [ErrorText(ErrorCode.XmlError, "Invalid forwarder IP address '{address}' in network '{network}'")]
    public static partial VirException ForwarderAddress(this DocumentFaults faults, string path, string address, string network);

    [ErrorText(ErrorCode.XmlError, "Invalid forwarder element, must contain at least one of addr or domain")]
    public static partial VirException ForwarderEmpty(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "Extra data in disabled network '{network}'")]
    public static partial VirException DisabledWithData(this DocumentFaults faults, string path, string network);
}
