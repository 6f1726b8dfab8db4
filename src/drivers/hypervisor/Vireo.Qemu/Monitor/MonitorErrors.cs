namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>Errors of the connections to an emulator's monitor and to the guest's agent.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class MonitorErrors
{
    /// <summary>What libvirt says where QEMU or the agent gave no reason.</summary>
    public const string UnknownReason = "unknown error";

    [ErrorText(ErrorCode.SystemError, "failed to connect to agent socket")]
    public static partial VirException AgentNotConnected(int errno);

    [ErrorText(ErrorCode.AgentUnresponsive, "Guest agent not available for now")]
    public static partial VirException AgentUnavailable();

    [ErrorText(ErrorCode.AgentUnresponsive, "Guest agent disappeared while executing command")]
    public static partial VirException AgentDisappeared();

    [ErrorText(ErrorCode.OperationTimeout, "cannot connect to monitor: no greeting from QEMU")]
    public static partial VirException NoGreeting();

    [ErrorText(ErrorCode.SystemError, "failed to connect to monitor socket")]
    public static partial VirException NotConnected(int errno);

    [ErrorText(ErrorCode.OperationTimeout,
        "QEMU did not answer monitor command '{command}' within {seconds:0.#} seconds (vm='{domain}')")]
    public static partial VirException CommandTimeout(string command, double seconds, string domain);

    [ErrorText(ErrorCode.OperationFailed, "QEMU unexpectedly closed the monitor (vm='{domain}')")]
    public static partial VirException Closed(string domain);

    [ErrorText(ErrorCode.InternalError, "cannot parse monitor reply: {reason}")]
    public static partial VirException ReplyUnreadable(string reason, Exception inner);

    [ErrorText(ErrorCode.InternalError, "QEMU agent didn't provide 'name' field")]
    public static partial VirException AgentInterfaceWithoutName();
}
