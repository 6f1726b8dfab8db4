using Vireo.Xml;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Errors of starting, running and ending a guest.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class LifecycleErrors
{
    /// <summary>What libvirt says of a job that failed without QEMU's own words.</summary>
    public const string UnexpectedFailure = "unexpectedly failed";

    [ErrorText(ErrorCode.ArgumentUnsupported, "QEMU guest agent is not configured")]
    public static partial VirException AgentUnconfigured();

    [ErrorText(ErrorCode.AgentUnresponsive, "QEMU guest agent is not connected")]
    public static partial VirException AgentDisconnected();

    [ErrorText(ErrorCode.OperationInvalid, "no job is active on the domain")]
    public static partial VirException NoActiveJob();

    [ErrorText(ErrorCode.OperationInvalid, "cannot abort memory-only dump")]
    public static partial VirException MemoryDumpNotAbortable();

    [ErrorText(ErrorCode.InternalError, "domain without UUID")]
    public static partial VirException DomainWithoutUuid();

    [ErrorText(ErrorCode.OperationInvalid, "domain is already running")]
    public static partial VirException AlreadyRunning();

    [ErrorText(ErrorCode.OperationTimeout, "the emulator of '{name}' still holds its lock")]
    public static partial VirException LockHeld(string name);

    [ErrorText(ErrorCode.ConfigUnsupported, "TPM emulator 'swtpm' was not found")]
    public static partial VirException NoSwtpm();

    [ErrorText(ErrorCode.ConfigUnsupported, "TPM emulator's setup program 'swtpm_setup' was not found")]
    public static partial VirException NoSwtpmSetup();

    [ErrorText(ErrorCode.InternalError, "Could not run '{program}'. exitstatus: {status}; Check error log '{log}' for details.")]
    public static partial VirException SwtpmSetupFailed(string program, int status, string log);

    [ErrorText(ErrorCode.InternalError, "Could not start 'swtpm'. exitstatus: {status}, error: {reason}")]
    public static partial VirException SwtpmNotStarted(int status, string reason);

    [ErrorText(ErrorCode.InternalError, "swtpm socket did not show up")]
    public static partial VirException NoSwtpmSocket();

    [ErrorText(ErrorCode.OperationFailed, "{job}: {reason}")]
    public static partial VirException JobFailed(string? job, string reason);

    [ErrorText(ErrorCode.SystemError, "Failed to terminate process {pid} with SIGKILL")]
    public static partial VirException KillFailed(int errno, int pid);

    [ErrorText(ErrorCode.ConfigUnsupported, "cannot attach interface {mac} to bridge {bridge}: no bridge helper")]
    public static partial VirException NoBridgeHelper(MacAddress? mac, string bridge);

    [ErrorText(ErrorCode.InternalError, "{helper} --use-vnet --br={bridge}: failed to communicate with bridge helper: {reason}")]
    public static partial VirException BridgeHelperFailed(string helper, string bridge, string reason);

    [ErrorText(ErrorCode.OperationTimeout, "cannot acquire state change lock (held by monitor={job})")]
    public static partial VirException HeldByJob(string job);

    [ErrorText(ErrorCode.XmlError, "no domain config found in the status file", Domain = ErrorDomain.Domain)]
    public static partial VirException StatusWithoutDomain();

    [ErrorText(ErrorCode.SystemError, "Failed to terminate process {pid} with SIGTERM")]
    public static partial VirException TerminateFailed(int errno, int pid);

    [ErrorText(ErrorCode.OperationInvalid, "domain is pmsuspended")]
    public static partial VirException DomainSuspended();
}
