namespace Vireo.Posix;

/// <summary>Errors of tap devices.</summary>
[ErrorCatalogue(ErrorDomain.None)]
public static partial class TapErrors
{
    [ErrorText(ErrorCode.SystemError, "Cannot get interface MTU on '{device}'")]
    public static partial VirException MtuUnreadable(int errno, string device);

    [ErrorText(ErrorCode.SystemError, "Unable to create tap device {device}")]
    public static partial VirException NotCreated(int errno, string device);

    [ErrorText(ErrorCode.SystemError, "Cannot set interface MAC on '{device}'")]
    public static partial VirException MacNotSet(int errno, string device);

    [ErrorText(ErrorCode.SystemError, "Cannot set interface MTU on '{device}'")]
    public static partial VirException MtuNotSet(int errno, string device);

    [ErrorText(ErrorCode.SystemError, "Unable to get index for interface {device}")]
    public static partial VirException IndexUnknown(int errno, string device);

    [ErrorText(ErrorCode.SystemError, "Unable to add bridge {bridge} port {device}")]
    public static partial VirException NotBridged(int errno, string bridge, string device);

    [ErrorText(ErrorCode.SystemError, "Cannot get interface flags on '{device}'")]
    public static partial VirException FlagsUnreadable(int errno, string device);

    [ErrorText(ErrorCode.SystemError, "Cannot set interface flags on '{device}'")]
    public static partial VirException FlagsNotSet(int errno, string device);

    [ErrorText(ErrorCode.InternalError, "interface name '{name}' is too long")]
    public static partial VirException NameTooLong(string name);
}
