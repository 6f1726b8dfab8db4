namespace Vireo.Drivers.Storage;

/// <summary>Runs a host tool by its command line, the program first.</summary>
internal static class HostTool
{
    /// <summary>Most tools answer at once, or never.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(2);

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="VirException">It is missing, fails, or does not end in time.</exception>
    public static async Task<string> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken, TimeSpan? deadline = null)
    {
        HelperResult result = await TryAsync(command, cancellationToken, deadline).ConfigureAwait(false);
        result.ThrowOnFailure();
        return result.Output;
    }

    /// <summary>
    /// Runs it to its end, whatever that is. What is short changes tables (of LVM, of partitions): once begun it is not broken off, whoever
    /// has gone or cancelled. What has a deadline of its own is long, and can be.
    /// </summary>
    /// <exception cref="VirException">It is missing, or does not end in time.</exception>
    public static Task<HelperResult> TryAsync(
        IReadOnlyList<string> command, CancellationToken cancellationToken, TimeSpan? deadline = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return HelperProgram.RunAsync(
            Posix.Host.RequireProgram(command[0]), [.. command.Skip(1)], deadline ?? Usual,
            deadline is null ? CancellationToken.None : cancellationToken);
    }

    /// <summary>Waits until udev has made the names of new devices; without udev nobody does.</summary>
    public static async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (Posix.Host.FindProgram("udevadm") is { } tool)
        {
            await HelperProgram.RunAsync(tool, ["settle"], Usual, cancellationToken).ConfigureAwait(false);
        }
    }
}
