using Vireo.Drivers;
using Vireo.Operations;
using Vireo.Posix;

namespace Vireo.Daemon;

/// <summary>Asks polkit whether a local process may use the daemon, through polkit's own program, as the daemon must not hang on a
/// bus.</summary>
internal static class Polkit
{
    private const string Manage = "org.libvirt.unix.manage";
    private const string Monitor = "org.libvirt.unix.monitor";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Throws when the caller is refused. Unknown processes are refused.</summary>
    public static async Task CheckAsync(CallerIdentity caller, bool readOnly, CancellationToken cancellationToken)
    {
        string program = Host.FindProgram("pkcheck") ?? throw Errors.Report(ErrorDomain.Polkit, ErrorCode.AuthUnavailable, "polkit");
        if (caller.ProcessId <= 0)
        {
            throw Errors.Report(ErrorDomain.Polkit, ErrorCode.AuthFailed, "polkit: unknown client process");
        }

        string action = readOnly ? Monitor : Manage;
        HelperResult result = await HelperProgram.RunAsync(
            program,
            ["--action-id", action, "--process", $"{caller.ProcessId},{caller.ProcessStartTime},{caller.UserId}",
                "--allow-user-interaction"],
            Patience,
            cancellationToken).ConfigureAwait(false);
        switch (result.Exit.Signal == 0 ? result.Exit.Code : -1)
        {
            case 0:
                return;
            case 2:
                throw Errors.Report(ErrorDomain.Polkit, ErrorCode.AuthUnavailable,
                    $"no polkit agent available to authenticate action '{action}'");
            case 3:
                throw Errors.Report(ErrorDomain.Polkit, ErrorCode.AuthCancelled, "user cancelled authentication process");
            default:
                throw Errors.Report(ErrorDomain.Polkit, ErrorCode.AuthFailed, "access denied by policy");
        }
    }
}
