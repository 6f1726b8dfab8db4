using Microsoft.Win32.SafeHandles;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>What only QEMU has.</summary>
public interface IQemuMonitor
{
    /// <summary><c>virDomainQemuMonitorCommand</c>.</summary>
    [Operation(QemuProcedure.DomainMonitorCommand)]
    ValueTask<string> DomainMonitorCommandAsync(
        DomainRef domain, [Wire("cmd")] string command, DomainQemuMonitorCommandFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainQemuMonitorCommandWithFiles</c>.</summary>
    [Operation(QemuProcedure.DomainMonitorCommandWithFiles)]
    ValueTask<MonitorCommandResult> DomainMonitorCommandWithFilesAsync(
        DomainRef domain, [Wire("cmd")] string command, DomainQemuMonitorCommandFlags flags, IReadOnlyList<SafeFileHandle> files,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainQemuAttach</c>.</summary>
    [Operation(QemuProcedure.DomainAttach)]
    ValueTask<DomainRef> DomainAttachAsync([Wire("pid_value")] uint pid, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainQemuAgentCommand</c>.</summary>
    [Operation(QemuProcedure.DomainAgentCommand)]
    ValueTask<string?> DomainAgentCommandAsync(
        DomainRef domain, [Wire("cmd")] string command, int timeout, uint flags, CancellationToken cancellationToken);
}
