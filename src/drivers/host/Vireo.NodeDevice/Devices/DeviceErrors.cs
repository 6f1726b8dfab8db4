namespace Vireo.Drivers.NodeDevices;

/// <summary>Errors of the node device driver.</summary>
[ErrorCatalogue(ErrorDomain.Nodedev)]
internal static partial class DeviceErrors
{
    [ErrorText(ErrorCode.ConfigUnsupported, "Unsupported device type")]
    public static partial VirException KindUnsupported();

    [ErrorText(ErrorCode.OperationUnsupported, "Unsupported device type")]
    public static partial VirException AutostartUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "missing parent device")]
    public static partial VirException ParentMissing();

    [ErrorText(ErrorCode.ConfigUnsupported, "invalid parent device '{parent}'")]
    public static partial VirException ParentInvalid(string parent);

    [ErrorText(ErrorCode.ParseFailed, "Unable to find address for parent device '{parent}'")]
    public static partial VirException ParentWithoutAddress(string parent);

    [ErrorText(ErrorCode.InternalError, "Unexpected format for mdevctl response")]
    public static partial VirException MdevListUnreadable();

    [ErrorText(ErrorCode.InternalError, "Unable to start mediated device: {reason}")]
    public static partial VirException MdevNotMade(string reason);

    [ErrorText(ErrorCode.InternalError, "Unable to define mediated device: {reason}")]
    public static partial VirException MdevNotDefined(string reason);

    [ErrorText(ErrorCode.InternalError, "Unable to create mediated device: {reason}")]
    public static partial VirException MdevNotStarted(string reason);

    [ErrorText(ErrorCode.InternalError, "Unable to undefine mediated device: {reason}")]
    public static partial VirException MdevNotUndefined(string reason);

    [ErrorText(ErrorCode.InternalError, "Unable to modify mediated device: {reason}")]
    public static partial VirException MdevNotModified(string reason);

    [ErrorText(ErrorCode.InternalError, "Unable to destroy '{device}': {reason}")]
    public static partial VirException NotDestroyed(string device, string reason);

    [ErrorText(ErrorCode.InternalError, "Unable to destroy '{device}': device in use")]
    public static partial VirException InUse(string device);

    [ErrorText(ErrorCode.InternalError, "Unable to set autostart on '{device}': {reason}")]
    public static partial VirException AutostartNotSet(string device, string reason);

    [ErrorText(ErrorCode.OperationInvalid, "Device '{device}' is not active")]
    public static partial VirException NotActive(string device);

    [ErrorText(ErrorCode.OperationInvalid, "Device is already active")]
    public static partial VirException AlreadyActive();

    [ErrorText(ErrorCode.OperationInvalid, "Node device '{device}' is not defined")]
    public static partial VirException NotDefined(string device);

    [ErrorText(ErrorCode.OperationInvalid, "cannot set autostart for transient device")]
    public static partial VirException AutostartTransient();

    [ErrorText(ErrorCode.OperationInvalid, "node device '{device}' is not persistent")]
    public static partial VirException NotPersistent(string device);

    [ErrorText(ErrorCode.OperationInvalid, "node device is not active")]
    public static partial VirException UpdateNeedsActive();

    [ErrorText(ErrorCode.OperationInvalid, "transient node devices do not have any persistent config")]
    public static partial VirException UpdateNeedsPersistent();
}
