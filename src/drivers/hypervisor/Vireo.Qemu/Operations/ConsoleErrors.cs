namespace Vireo.Drivers.Qemu;

/// <summary>Errors of the consoles, channels and screens of a guest.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class ConsoleErrors
{
    [ErrorText(ErrorCode.InternalError, "cannot find character device {device}")]
    public static partial VirException CharDeviceUnknown(string device);

    [ErrorText(ErrorCode.InternalError, "cannot find channel {channel}")]
    public static partial VirException ChannelUnknown(string channel);

    [ErrorText(ErrorCode.InternalError, "channel {channel} is not using a UNIX socket")]
    public static partial VirException ChannelWithoutSocket(string? channel);

    [ErrorText(ErrorCode.OperationInvalid, "no screens to take screenshot from")]
    public static partial VirException NoScreens();

    [ErrorText(ErrorCode.OperationInvalid, "no such screen ID")]
    public static partial VirException ScreenUnknown();

    [ErrorText(ErrorCode.InternalError, "cannot translate keycode {key} of {codeset} codeset to qnum codeset")]
    public static partial VirException KeyUntranslatable(uint key, string codeset);

    [ErrorText(ErrorCode.InternalError, "{kind} '{device}' is not using a PTY")]
    public static partial VirException NotTerminal(string kind, string device);

    [ErrorText(ErrorCode.OperationFailed, "Active {kind} session exists for this domain")]
    public static partial VirException SessionActive(string kind);
}
