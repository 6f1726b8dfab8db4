using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>What is on a device already: a file system or a partition table, as <c>blkid</c> finds it.</summary>
internal static class DeviceProbe
{
    private const long Edge = 1 << 20;
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

    /// <summary>Refuses flags of a build that nobody knows, and those that exclude each other.</summary>
    public static void CheckFlags(StoragePoolBuildFlags flags, string function)
    {
        const StoragePoolBuildFlags both = StoragePoolBuildFlags.Overwrite | StoragePoolBuildFlags.NoOverwrite;
        if ((flags & ~both) != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)(flags & ~both), function);
        }

        if (flags == both)
        {
            throw Errors.FlagsExclusive("VIR_STORAGE_POOL_BUILD_OVERWRITE", "VIR_STORAGE_POOL_BUILD_NO_OVERWRITE", function);
        }
    }

    /// <summary>Makes a device ready for another content: nothing may be on it, or what is goes where the flags say so.</summary>
    public static async Task PrepareAsync(string device, StoragePoolBuildFlags flags, CancellationToken cancellationToken)
    {
        if (!flags.HasFlag(StoragePoolBuildFlags.Overwrite))
        {
            if (await FindAsync(device, cancellationToken).ConfigureAwait(false) is { } found)
            {
                throw PoolErrors.AlreadyFormatted(device, found);
            }

            return;
        }

        await ClearAsync(device, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes what says what is on a device. Labels are at the begin of a device; gpt has a copy at its end.</summary>
    public static Task ClearAsync(string device, CancellationToken cancellationToken) =>
        Task.Run(() => Clear(device, cancellationToken), cancellationToken);

    private static void Clear(string device, CancellationToken cancellationToken)
    {
        try
        {
            using SafeFileHandle file = File.OpenHandle(device, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            long length = PosixFile.Length(file), edge = Math.Min(Edge, length);
            FileContent.Zero(file, 0, edge, cancellationToken);
            FileContent.Zero(file, length - edge, edge, cancellationToken);
            RandomAccess.FlushToDisk(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PoolErrors.DeviceNotOpened(Errors.ErrnoOf(e), device);
        }
    }
}
