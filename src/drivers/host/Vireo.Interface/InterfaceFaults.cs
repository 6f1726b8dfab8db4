namespace Vireo.Drivers.Interfaces;

/// <summary>Errors of the interface driver. Texts and codes are libvirt's.</summary>
[ErrorCatalogue(ErrorDomain.Interface)]
internal static partial class InterfaceFaults
{
    [ErrorText(ErrorCode.InternalError, "Could not parse MTU value '{value}'")]
    public static partial VirException Mtu(string value);

    [ErrorText(ErrorCode.InternalError, "failed to find the VID for the VLAN device '{name}'")]
    public static partial VirException VlanNumber(string name);

    [ErrorText(ErrorCode.InternalError, "failed to find the real device for the VLAN device '{name}'")]
    public static partial VirException VlanBelow(string name);

    [ErrorText(ErrorCode.InternalError, "Could not retrieve '{attribute}' for '{name}'")]
    public static partial VirException Missing(string attribute, string name);

    [ErrorText(ErrorCode.InternalError, "Could not parse '{attribute}' '{value}' for '{name}'")]
    public static partial VirException NoNumber(string attribute, string value, string name);

    [ErrorText(ErrorCode.InternalError, "Invalid format for '{attribute}' for '{name}'")]
    public static partial VirException Format(string attribute, string name);

    [ErrorText(ErrorCode.InternalError, "Unable to find correct value in '{attribute}' for '{name}'")]
    public static partial VirException NoValue(string attribute, string name);

    [ErrorText(ErrorCode.InternalError, "Invalid STP state value {value} received for '{name}'. Must be -1, 0, or 1.")]
    public static partial VirException SpanningTree(int value, string name);

    [ErrorText(ErrorCode.SystemError, "Could not get members of bridge '{name}'")]
    public static partial VirException Members(int errno, string name);

    [ErrorText(ErrorCode.InternalError, "Could not get interface information for '{port}', which is a member of bridge '{bridge}'")]
    public static partial VirException Member(string port, string bridge);

    [ErrorText(ErrorCode.InternalError, "Could not get interface information for '{member}', which is a enslaved in bond '{bond}'")]
    public static partial VirException Slave(string member, string bond);

    [ErrorText(ErrorCode.MultipleInterfaces, "the MAC address '{mac}' matches multiple interfaces")]
    public static partial VirException Several(string mac);

    [ErrorText(ErrorCode.OperationInvalid, "interface is already running")]
    public static partial VirException IsRunning();

    [ErrorText(ErrorCode.OperationInvalid, "interface is not running")]
    public static partial VirException NotRunning();

    [ErrorText(ErrorCode.OperationInvalid, "interface '{name}' is not configured")]
    public static partial VirException NotConfigured(string name);

    [ErrorText(ErrorCode.OperationInvalid, "interface '{name}' is configured in '{file}', which is left to the administrator")]
    public static partial VirException Foreign(string name, string file);

    [ErrorText(ErrorCode.OperationInvalid, "interface '{name}' is a part of another interface")]
    public static partial VirException IsPart(string name);

    [ErrorText(ErrorCode.ConfigUnsupported, "ifupdown cannot express {what} of interface '{name}'")]
    public static partial VirException NotExpressible(string name, string what);

    [ErrorText(ErrorCode.ConfigUnsupported, "'{main}' does not include '{file}'")]
    public static partial VirException NotIncluded(string main, string file);
}
