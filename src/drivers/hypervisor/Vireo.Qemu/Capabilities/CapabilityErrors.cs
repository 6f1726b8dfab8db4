namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>Errors of asking an emulator what it can do.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class CapabilityErrors
{
    [ErrorText(ErrorCode.SystemError, "QEMU binary {emulator} is not executable")]
    public static partial VirException EmulatorNotExecutable(int errno, string emulator);

    [ErrorText(ErrorCode.SystemError, "Cannot check QEMU binary {emulator}")]
    public static partial VirException EmulatorMissing(int errno, string emulator);

    [ErrorText(ErrorCode.InternalError, "Failed to probe QEMU binary '{emulator}': no answer within {seconds:0} seconds")]
    public static partial VirException ProbeTimeout(string emulator, double seconds);

    [ErrorText(ErrorCode.SystemError, "Failed to read pidfile {path}", Domain = ErrorDomain.None)]
    public static partial VirException PidFileUnreadable(int errno, string path);

    [ErrorText(ErrorCode.InternalError, "Failed to start QEMU binary {emulator} for probing: {reason}")]
    public static partial VirException ProbeNotStarted(string emulator, string reason, Exception inner);

    [ErrorText(ErrorCode.InternalError, "Failed to probe QEMU binary '{emulator}': {reason}")]
    public static partial VirException ProbeFailed(string emulator, string reason, Exception inner);
}
