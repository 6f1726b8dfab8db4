namespace Vireo.Drivers.Network;

/// <summary>Errors of networks. Texts and codes are those of libvirtd 9.0.</summary>
[ErrorCatalogue(ErrorDomain.Network)]
internal static partial class HostNetworkErrors
{
    [ErrorText(ErrorCode.InternalError, "bridge name '{name}' already in use.")]
    public static partial VirException BridgeInUse(string name);

    [ErrorText(ErrorCode.InternalError, "Bridge generation exceeded max id {limit}")]
    public static partial VirException NoBridgeName(int limit);

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

    [ErrorText(ErrorCode.ConfigUnsupported, "PTR domain for {family} network with prefix {prefix} cannot be automatically created")]
    public static partial VirException NoReverseDomain(string family, int prefix);

    [ErrorText(ErrorCode.XmlError, "a line break is not allowed in the setting '{setting}' of dnsmasq")]
    public static partial VirException LineBreak(string setting);

    [ErrorText(ErrorCode.OperationInvalid, "network is already active")]
    public static partial VirException AlreadyActive();

    [ErrorText(ErrorCode.OperationInvalid, "network '{name}' is not active")]
    public static partial VirException NotActive(string name);

    [ErrorText(ErrorCode.OperationInvalid, "can't undefine transient network")]
    public static partial VirException NotPersistent();

    [ErrorText(ErrorCode.OperationInvalid, "cannot set autostart for transient network")]
    public static partial VirException NoAutostart();
}
