namespace Vireo.Drivers.Test;

/// <summary>Errors of the host, networks, interfaces and node devices of the test driver.</summary>
[ErrorCatalogue(ErrorDomain.Test)]
internal static partial class TestHostErrors
{
    [ErrorText(ErrorCode.InvalidArg, "Range exceeds available cells")]
    public static partial VirException CellsOutOfRange();

    [ErrorText(ErrorCode.InternalError, "the result won't fit into REMOTE_NODE_MAX_CELLS", Domain = ErrorDomain.Rpc)]
    public static partial VirException TooManyCells();

    [ErrorText(ErrorCode.NoInterface, "no interface with matching mac '{mac}'")]
    public static partial VirException InterfaceMacUnknown(string mac);

    [ErrorText(ErrorCode.NoInterface, "no interface with matching name '{name}'")]
    public static partial VirException InterfaceNameUnknown(string name);

    [ErrorText(ErrorCode.OperationInvalid, "Network '{name}' is still running")]
    public static partial VirException NetworkStillRunning(string name);

    [ErrorText(ErrorCode.OperationInvalid, "Network '{name}' is already running")]
    public static partial VirException NetworkAlreadyRunning(string name);

    [ErrorText(ErrorCode.OperationInvalid, "network is already active as '{name}'", Domain = ErrorDomain.Network)]
    public static partial VirException NetworkAlreadyActive(string name);

    [ErrorText(ErrorCode.InternalError, "no device capabilities for 'new device'", Domain = ErrorDomain.Nodedev)]
    public static partial VirException NewDeviceWithoutCapability();

    [ErrorText(ErrorCode.InternalError, "Device is not a fibre channel HBA", Domain = ErrorDomain.Nodedev)]
    public static partial VirException NotHostBusAdapter();

    [ErrorText(ErrorCode.XmlError, "when providing parent wwnn='{wwnn}', the wwpn must also be provided", Domain = ErrorDomain.Nodedev)]
    public static partial VirException WwpnMissing(string wwnn);

    [ErrorText(ErrorCode.InternalError, "Could not find parent device for 'new device'", Domain = ErrorDomain.Nodedev)]
    public static partial VirException ParentUnknown();

    [ErrorText(ErrorCode.InternalError, "Parent device {parent} is not capable of vport operations", Domain = ErrorDomain.Nodedev)]
    public static partial VirException ParentWithoutVports(string parent);
}
