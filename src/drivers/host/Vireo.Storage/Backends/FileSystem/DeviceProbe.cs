namespace Vireo.Drivers.Storage;

/// <summary>What is on a device already: a file system or a partition table, as <c>blkid</c> finds it.</summary>
internal static class DeviceProbe
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(1);

    /// <summary>The name of what is there; null for nothing.</summary>
    /// <exception cref="VirException">The device cannot be read, or holds more than one thing.</exception>
    public static async Task<string?> FindAsync(string device, CancellationToken cancellationToken)
    {
        string path = Posix.Host.RequireProgram("blkid");
        foreach (string what in (string[])["TYPE", "PTTYPE"])
        {
            HelperResult result = await HelperProgram.RunAsync(
                path, ["-p", "-o", "value", "-s", what, "--", device], s_deadline, cancellationToken).ConfigureAwait(false);
            if (result.Output.Trim() is { Length: > 0 } found)
            {
                return found;
            }

            // 2 says that nothing was found.
            if (result.Exit.Code != 2)
            {
                result.ThrowOnFailure();
            }
        }

        return null;
    }
}
