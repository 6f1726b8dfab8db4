using System.Text;
using Vireo.Posix;

namespace Vireo.Drivers.NwFilters;

/// <summary>The host's firewall tools: what the kernel has as text, and many orders by one process.</summary>
internal class FirewallTools
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>What the kernel has, as <c>PROGRAM-save</c> prints it.</summary>
    public virtual async Task<string> SaveAsync(string program, string table, CancellationToken cancellationToken)
    {
        HelperResult saved = await HelperProgram.RunAsync(
            Posix.Host.RequireProgram(program + "-save"), ["-t", table], s_patience, cancellationToken).ConfigureAwait(false);
        saved.ThrowOnFailure();
        return saved.Output;
    }

    /// <summary>Gives orders to <c>PROGRAM-restore</c>; null when they were obeyed, else its complaint.</summary>
    public virtual async Task<string?> RestoreAsync(string program, string orders, CancellationToken cancellationToken)
    {
        using var input = Fd.CreateMemoryFile("orders");
        RandomAccess.Write(input, Encoding.UTF8.GetBytes(orders), 0);
        string[] arguments = program == "ebtables" ? ["--noflush"] : ["-w", "--noflush"];
        HelperResult done = await HelperProgram.RunAsync(
            Posix.Host.RequireProgram(program + "-restore"), arguments, s_patience, spec => spec.Input = input, cancellationToken)
            .ConfigureAwait(false);
        return done.Exit.Succeeded ? null : done.Error;
    }

    /// <summary>Whether the host has an interface.</summary>
    public virtual bool HasPort(string port) => Posix.HostLink.Exists(port);

    /// <summary>How a program is called in messages.</summary>
    public virtual string PathOf(string program) => Posix.Host.FindProgram(program) ?? program;
}
