namespace Vireo;

/// <content>Errors of the QEMU driver.</content>
public static partial class Errors
{
    /// <summary>QEMU refused a monitor command.</summary>
    public static VirException QemuCommandFailed(string command, string detail) =>
        Internal(ErrorDomain.Qemu, $"unable to execute QEMU command '{command}': {detail}");

    /// <summary>The emulator ended before its monitor answered; <paramref name="log"/> is what it wrote itself.</summary>
    public static VirException QemuDiedAtStart(string domain, string log) =>
        Internal(ErrorDomain.Qemu, $"QEMU unexpectedly closed the monitor (vm='{domain}')" + (log.Length == 0 ? "" : ": " + log));

    /// <summary>The guest agent does not answer (code 86).</summary>
    public static VirException AgentUnresponsive(string detail) => Report(ErrorDomain.Qemu, ErrorCode.AgentUnresponsive, detail);

    /// <summary>The guest agent refused a command.</summary>
    public static VirException AgentCommandFailed(string command, string detail) =>
        Internal(ErrorDomain.Qemu, $"unable to execute QEMU agent command '{command}': {detail}");

    /// <summary>The domain does not run (code 55).</summary>
    public static VirException DomainNotRunning() => OperationInvalid(ErrorDomain.Domain, "domain is not running");

    /// <summary>The agent is asked for while the guest's processors stand still (code 55); libvirt's own text, though the domain may be
    /// paused.</summary>
    public static VirException AgentWithoutGuest() => OperationInvalid(ErrorDomain.Qemu, "domain is not running");

    /// <summary>No domain with that UUID and name (code 42).</summary>
    public static VirException QemuNoDomain(Uuid uuid, string name) =>
        Report(ErrorDomain.Qemu, ErrorCode.NoDomain, $"no domain with matching uuid '{uuid}' ({name})");
}
