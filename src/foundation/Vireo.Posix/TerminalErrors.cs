namespace Vireo.Posix;

/// <summary>Errors of terminals.</summary>
[ErrorCatalogue(ErrorDomain.None)]
internal static partial class TerminalErrors
{
    [ErrorText(ErrorCode.SystemError, "cannot open a pseudo-terminal")]
    public static partial VirException NotOpened(int errno);

    [ErrorText(ErrorCode.SystemError, "cannot set up a pseudo-terminal")]
    public static partial VirException NotSetUp(int errno);

    [ErrorText(ErrorCode.SystemError, "unable to get tty attributes")]
    public static partial VirException AttributesUnreadable(int errno);

    [ErrorText(ErrorCode.SystemError, "unable to set tty attributes")]
    public static partial VirException AttributesNotSet(int errno);
}
