using Vireo.Documents;

namespace Vireo.Drivers.Networks;

/// <summary>Errors of the network driver. Texts and codes are libvirt's.</summary>
[ErrorCatalogue(ErrorDomain.Network)]
internal static partial class NetworkFaults
{
    [ErrorText(ErrorCode.OperationInvalid, "network is already active")]
    public static partial VirException IsActive();

    [ErrorText(ErrorCode.OperationFailed, "network is already active as '{name}'")]
    public static partial VirException IsActiveAs(string name);

    [ErrorText(ErrorCode.OperationInvalid, "network '{name}' is not active")]
    public static partial VirException NotActive(string name);

    [ErrorText(ErrorCode.OperationInvalid, "cannot set autostart for transient network")]
    public static partial VirException TransientAutostart();

    [ErrorText(ErrorCode.InternalError, "bridge name '{bridge}' already in use.")]
    public static partial VirException BridgeTaken(string bridge);

    [ErrorText(ErrorCode.InternalError, "Bridge generation exceeded max id {max}")]
    public static partial VirException NoBridgeName(int max);

    [ErrorText(ErrorCode.InternalError, "zone {zone} requested for network {network} but firewalld is not active")]
    public static partial VirException NoFirewalld(string zone, string network);

    [ErrorText(ErrorCode.InternalError, "Network is already in use by interface {device} ({free} is free)")]
    public static partial VirException SubnetTaken(string device, string free);

    [ErrorText(ErrorCode.OperationFailed, "no subnet of prefix {prefix} is free on this host")]
    public static partial VirException NoFreeSubnet(int prefix);

    [ErrorText(ErrorCode.SystemError, "error creating bridge interface {bridge}")]
    public static partial VirException BridgeNotCreated(int errno, string bridge);

    [ErrorText(ErrorCode.OperationInvalid,
        "Cannot plug '{mac}' interface into '{bridge}' because new combined inbound floor={floor} would overcommit peak={peak} on network "
        + "'{network}'")]
    public static partial VirException PeakExceeded(string mac, string bridge, ulong floor, ulong peak, string network);

    [ErrorText(ErrorCode.OperationInvalid,
        "Cannot plug '{mac}' interface into '{bridge}' because new combined inbound floor={floor} would overcommit average={average} on "
        + "network '{network}'")]
    public static partial VirException AverageExceeded(string mac, string bridge, ulong floor, ulong average, string network);

    [ErrorText(ErrorCode.OperationUnsupported,
        "Invalid use of 'floor' on interface with MAC address {mac} - network '{network}' has no inbound QoS set")]
    public static partial VirException FloorWithoutLimit(string mac, string network);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "Invalid use of 'floor' on interface with MAC address {mac} - 'floor' is only supported for interface type 'network' with forward "
        + "type 'nat', 'route', 'open' or none")]
    public static partial VirException FloorOfMode(string mac);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "an interface connecting to network '{network}' is requesting a vlan tag, but that is not supported for this type of network")]
    public static partial VirException VlanOfPort(string network);

    [ErrorText(ErrorCode.InternalError, "attempt to merge virtualport of type {first} with one of type {second}")]
    public static partial VirException SwitchesDiffer(string first, string second);

    [ErrorText(ErrorCode.ConfigUnsupported, "{what} of a network is not supported yet")]
    public static partial VirException NotBuilt(string what);

    [ErrorText(ErrorCode.ConfSyntax, "Unknown firewall backend '{name}'", Domain = ErrorDomain.Conf)]
    public static partial VirException BackendUnknown(string name);

    [ErrorText(ErrorCode.ConfigUnsupported, "Unsupported <{element}> element in network {name} with forward mode='{mode}'")]
    public static partial VirException ElementOfMode(string element, string name, string mode);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "Unsupported network-wide <bandwidth> element in network {name} with forward mode='{mode}'")]
    public static partial VirException BandwidthOfMode(string name, string mode);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "Unsupported <bandwidth> element in network '{name}' in portgroup '{group}' with forward mode='{mode}'")]
    public static partial VirException GroupBandwidth(string name, string? group, string mode);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "Multiple {family} dhcp sections found -- dhcp is supported only for a single {family} address on each network")]
    public static partial VirException DhcpTwice(string family);

    [ErrorText(ErrorCode.ConfigUnsupported, "multiple <portgroup> elements with the same name ({group}) in network '{name}'")]
    public static partial VirException GroupTwice(string? group, string name);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "network '{name}' has multiple default <portgroup> elements ({first} and {second}), but only one default is allowed")]
    public static partial VirException TwoDefaultGroups(string name, string? first, string? second);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "<vlan> element specified for network {name}, whose type doesn't support vlan configuration")]
    public static partial VirException VlanOfMode(string name);

    [ErrorText(ErrorCode.OperationInvalid, "can't undefine transient network")]
    public static partial VirException NoDefinition();

    [ErrorText(ErrorCode.NetworkPortExist, "Network port with UUID {uuid} already exists")]
    public static partial VirException PortExists(Uuid uuid);

    [ErrorText(ErrorCode.NoNetworkPort, "Network port with UUID {uuid} does not exist")]
    public static partial VirException NoPort(Uuid uuid);

    [ErrorText(ErrorCode.InternalError, "network '{network}' has no portgroup '{group}'")]
    public static partial VirException NoPortGroup(string network, string group);

    [ErrorText(ErrorCode.InternalError, "network '{network}' requires exclusive access to interfaces, but none are available")]
    public static partial VirException NoFreeDevice(string network);

    [ErrorText(ErrorCode.InternalError, "cannot write '{value}' to '{path}'")]
    public static partial VirException KernelSetting(string value, string path);

    [ErrorText(ErrorCode.ConfigUnsupported, "a text of the network '{network}' has a line break or a control character")]
    public static partial VirException ControlCharacter(string network);
}
