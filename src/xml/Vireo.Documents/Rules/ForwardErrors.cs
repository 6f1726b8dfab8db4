namespace Vireo.Documents;

/// <summary>Errors of the forwarding of networks.</summary>
[ErrorCatalogue(ErrorDomain.Network)]
internal static partial class ForwardErrors
{
    [ErrorText(ErrorCode.XmlDetail, "Missing or invalid '{attribute}' attribute in <port> in <nat> in <forward> in network {network}")]
    public static partial VirException NatPortInvalid(string attribute, string network);

    [ErrorText(ErrorCode.ConfigUnsupported, "unknown address type '{type}' in network {network}")]
    public static partial VirException AddressTypeUnknown(this DocumentFaults faults, string path, string type, string network);

    [ErrorText(ErrorCode.XmlError, "Missing required dev attribute in <pf> element of network '{network}'")]
    public static partial VirException FunctionDeviceMissing(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError,
        "the <forward> 'dev' attribute cannot be used when <address> or <pf> sub-elements are present in network {network}")]
    public static partial VirException DeviceBesideAddress(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "<address>, <interface>, and <pf> elements in <forward> of network {network} are mutually exclusive")]
    public static partial VirException KindsExclusive(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "Missing required dev attribute in <forward> <interface> element of network {network}")]
    public static partial VirException InterfaceDeviceMissing(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "<forward dev='{device}'> must match first <interface dev='{first}'/> in network {network}")]
    public static partial VirException DeviceDiffers(this DocumentFaults faults, string path, string device, string first, string network);

    [ErrorText(ErrorCode.XmlError, "interface '{device}' can only be listed once in network {network}")]
    public static partial VirException InterfaceTwice(this DocumentFaults faults, string path, string device, string network);

    [ErrorText(ErrorCode.XmlError, "missing address type in network {network}")]
    public static partial VirException AddressTypeMissing(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "PCI device '{address}' can only be listed once in network {network}")]
    public static partial VirException PciDeviceTwice(this DocumentFaults faults, string path, string address, string network);

    [ErrorText(ErrorCode.XmlError, "The <nat> element can only be used when <forward> 'mode' is 'nat' in network {network}")]
    public static partial VirException NatOfOtherMode(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "missing 'start' attribute in <address> element in <nat> in <forward> in network {network}")]
    public static partial VirException NatStartMissing(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "missing 'end' attribute in <address> element in <nat> in <forward> in network {network}")]
    public static partial VirException NatEndMissing(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "Bad ipv4 start address '{address}' in <nat> in <forward> in network '{network}'")]
    public static partial VirException NatStartInvalid(this DocumentFaults faults, string path, string address, string network);

    [ErrorText(ErrorCode.XmlError, "Bad ipv4 end address '{address}' in <nat> in <forward> in network '{network}'")]
    public static partial VirException NatEndInvalid(this DocumentFaults faults, string path, string address, string network);

    [ErrorText(ErrorCode.XmlError, "{mode} forwarding requested, but no IP address provided for network '{network}'")]
    public static partial VirException NoAddress(this DocumentFaults faults, string path, string mode, string network);

    [ErrorText(ErrorCode.XmlError, "multiple forwarding interfaces specified for network '{network}', only one is supported")]
    public static partial VirException InterfacesUnsupported(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "forward dev not allowed for network '{network}' with forward mode='{mode}'")]
    public static partial VirException DeviceNotAllowed(this DocumentFaults faults, string path, string network, string mode);

    [ErrorText(ErrorCode.XmlError, "bridge name not allowed in {mode} mode (network '{network}')")]
    public static partial VirException BridgeNameNotAllowed(this DocumentFaults faults, string path, string mode, string network);

    [ErrorText(ErrorCode.XmlError, "bridge zone not allowed in {mode} mode (network '{network}')")]
    public static partial VirException BridgeZoneNotAllowed(this DocumentFaults faults, string path, string mode, string network);

    [ErrorText(ErrorCode.XmlError, "bridge macTableManager setting not allowed in {mode} mode (network '{network}')")]
    public static partial VirException MacTableNotAllowed(this DocumentFaults faults, string path, string mode, string network);

    [ErrorText(ErrorCode.XmlError,
        "bridge delay/stp/zone options only allowed in open, route, nat, and isolated mode, not in {mode} (network '{network}')")]
    public static partial VirException BridgeOptionsNotAllowed(this DocumentFaults faults, string path, string mode, string network);

    [ErrorText(ErrorCode.XmlError,
        "A network with forward mode='{mode}' can specify a bridge name or a forward dev, but not both (network '{network}')")]
    public static partial VirException BridgeAndDevice(this DocumentFaults faults, string path, string mode, string network);

    [ErrorText(ErrorCode.XmlError, "mtu size only allowed in open, route, nat, and isolated mode, not in {mode} (network '{network}')")]
    public static partial VirException MtuNotAllowed(this DocumentFaults faults, string path, string mode, string network);
}
