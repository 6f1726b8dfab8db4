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
        string program = Host.FindProgram("pkcheck") ?? throw PolkitErrors.Unavailable();
        if (caller.ProcessId <= 0)
        {
            throw PolkitErrors.ProcessUnknown();
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
                throw PolkitErrors.NoAgent(action);
            case 3:
                throw PolkitErrors.Cancelled();
            default:
                throw PolkitErrors.Denied();
        }
    }
}
