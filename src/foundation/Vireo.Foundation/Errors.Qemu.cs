namespace Vireo;

/// <content>Errors of the QEMU driver.</content>
public static partial class Errors
{
    /// <summary>QEMU refused a monitor command.</summary>
    [ErrorText(ErrorCode.InternalError, "unable to execute QEMU command '{command}': {detail}", Domain = ErrorDomain.Qemu)]
    public static partial VirException QemuCommandFailed(string command, string detail);

    /// <summary>The emulator ended before its monitor answered; <paramref name="log"/> is what it wrote itself.</summary>
    public static VirException QemuDiedAtStart(string domain, string log) =>
        log.Length == 0 ? QemuDiedInSilence(domain) : QemuDied(domain, log);

    [ErrorText(ErrorCode.InternalError, "QEMU unexpectedly closed the monitor (vm='{name}')", Domain = ErrorDomain.Qemu)]
    private static partial VirException QemuDiedInSilence(string name);

    [ErrorText(ErrorCode.InternalError, "QEMU unexpectedly closed the monitor (vm='{name}'): {log}", Domain = ErrorDomain.Qemu)]
    private static partial VirException QemuDied(string name, string log);

    /// <summary>The guest agent refused a command.</summary>
    [ErrorText(ErrorCode.InternalError, "unable to execute QEMU agent command '{command}': {detail}", Domain = ErrorDomain.Qemu)]
    public static partial VirException AgentCommandFailed(string command, string detail);

    /// <summary>The domain does not run (code 55).</summary>
    [ErrorText(ErrorCode.OperationInvalid, "domain is not running")]
    public static partial VirException DomainNotRunning(ErrorDomain domain = ErrorDomain.Domain);

    /// <summary>The agent is asked for while the guest's processors stand still (code 55); libvirt's own text, though the domain may be
    /// paused.</summary>
    public static VirException AgentWithoutGuest() => DomainNotRunning(ErrorDomain.Qemu);
}
