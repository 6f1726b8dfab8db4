namespace Vireo.Documents;

/// <summary>Errors of changing a part of a network.</summary>
[ErrorCatalogue(ErrorDomain.Network)]
internal static partial class NetworkUpdateErrors
{
    [ErrorText(ErrorCode.OperationUnsupported, "can't update '{section}' section of network '{network}'")]
    public static partial VirException SectionFixed(string section, string? network);

    [ErrorText(ErrorCode.OperationUnsupported, "can't update unrecognized section of network")]
    public static partial VirException SectionUnknown();

    [ErrorText(ErrorCode.OperationInvalid,
        "couldn't locate an existing dhcp host entry with \"mac='{mac}'\" \"name='{name}'\" \"ip='{ip}'\" in network "
            + "'{network}'")]
    public static partial VirException HostAbsent(string? mac, string? name, string? ip, string network);

    [ErrorText(ErrorCode.OperationInvalid, "there is an existing dhcp host entry in network '{network}' that matches {entry}")]
    public static partial VirException HostPresent(string network, string entry);

    [ErrorText(ErrorCode.OperationInvalid, "couldn't locate a matching dhcp host entry in network '{network}'")]
    public static partial VirException HostUnmatched(string network);

    [ErrorText(ErrorCode.OperationUnsupported, "dhcp ranges cannot be modified, only added or deleted")]
    public static partial VirException RangeFixed();

    [ErrorText(ErrorCode.OperationInvalid,
        "there is an existing dhcp range entry in network '{network}' that matches \"<range start='{start}' end='{end}'/>\"")]
    public static partial VirException RangePresent(string network, string? start, string? end);

    [ErrorText(ErrorCode.OperationInvalid, "couldn't locate a matching dhcp range entry in network '{network}'")]
    public static partial VirException RangeUnmatched(string network);

    [ErrorText(ErrorCode.OperationUnsupported, "forward interface entries cannot be modified, only added or deleted")]
    public static partial VirException InterfaceFixed();

    [ErrorText(ErrorCode.OperationInvalid,
        "there is an existing interface entry in network '{network}' that matches \"<interface dev='{device}'>\"")]
    public static partial VirException InterfacePresent(string network, string device);

    [ErrorText(ErrorCode.OperationInvalid, "couldn't find an interface entry in network '{network}' matching <interface dev='{device}'>")]
    public static partial VirException InterfaceAbsent(string network, string device);

    [ErrorText(ErrorCode.OperationInvalid,
        "unable to delete interface '{device}' in network '{network}'. It is currently being used by {domains} domains.")]
    public static partial VirException InterfaceInUse(string device, string network, uint domains);

    [ErrorText(ErrorCode.OperationInvalid, "couldn't find a portgroup entry in network '{network}' matching <portgroup name='{group}'>")]
    public static partial VirException PortGroupAbsent(string network, string? group);

    [ErrorText(ErrorCode.OperationInvalid,
        "there is an existing portgroup entry in network '{network}' that matches \"<portgroup name='{group}'>\"")]
    public static partial VirException PortGroupPresent(string network, string? group);

    [ErrorText(ErrorCode.OperationInvalid,
        "a different portgroup entry in network '{network}' is already set as the default. Only one default is allowed.")]
    public static partial VirException DefaultPortGroupPresent(string network);

    [ErrorText(ErrorCode.OperationInvalid, "couldn't locate a matching DNS HOST record in network {network}")]
    public static partial VirException DnsHostUnmatched(string network);

    [ErrorText(ErrorCode.OperationInvalid, "there is already at least one DNS HOST record with a matching field in network {network}")]
    public static partial VirException DnsHostPresent(string network);

    [ErrorText(ErrorCode.OperationInvalid, "multiple matching DNS HOST records were found in network {network}")]
    public static partial VirException DnsHostsMatch(string network);

    [ErrorText(ErrorCode.OperationInvalid, "there is already a DNS TXT record with name '{name}' in network {network}")]
    public static partial VirException TextPresent(string? name, string network);

    [ErrorText(ErrorCode.OperationInvalid, "couldn't locate a matching DNS TXT record in network {network}")]
    public static partial VirException TextUnmatched(string network);

    [ErrorText(ErrorCode.OperationInvalid, "missing value of modifying DNS TXT record in network {network}")]
    public static partial VirException TextWithoutValue(string network);

    [ErrorText(ErrorCode.OperationUnsupported, "DNS SRV records cannot be modified, only added or deleted")]
    public static partial VirException ServiceFixed();

    [ErrorText(ErrorCode.OperationInvalid,
        "there is already at least one DNS SRV record matching all specified fields in network {network}")]
    public static partial VirException ServicePresent(string network);

    [ErrorText(ErrorCode.OperationInvalid, "couldn't locate a matching DNS SRV record in network {network}")]
    public static partial VirException ServiceUnmatched(string network);

    [ErrorText(ErrorCode.OperationInvalid, "multiple DNS SRV records matching all specified fields were found in network {network}")]
    public static partial VirException ServicesMatch(string network);

    [ErrorText(ErrorCode.OperationUnsupported, "unrecognized network update command code {command}")]
    public static partial VirException CommandUnknown(int command);

    [ErrorText(ErrorCode.OperationInvalid,
        "couldn't update dhcp host entry - no <ip> element found at index {index} in network '{network}'")]
    public static partial VirException AddressIndexUnknown(int index, string network);

    [ErrorText(ErrorCode.OperationInvalid, "couldn't update dhcp host entry - no <ip> element found in network '{network}'")]
    public static partial VirException NoAddress(string network);

    [ErrorText(ErrorCode.OperationInvalid, "dhcp is supported only for a single {family} address on each network")]
    public static partial VirException SecondDhcp(string family);

    [ErrorText(ErrorCode.XmlError, "unexpected element <{element}>, expecting <{expected}>, while updating network '{network}'")]
    public static partial VirException ElementUnexpected(
        this DocumentFaults faults, string path, ReadOnlySpan<char> element, string expected, string network);
}
