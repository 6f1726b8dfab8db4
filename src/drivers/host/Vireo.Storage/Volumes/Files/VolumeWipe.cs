using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using File = System.IO.File;

namespace Vireo.Drivers.Storage;

/// <summary>Overwriting a volume: zeros by itself, patterns by <c>scrub</c>.</summary>
internal static class VolumeWipe
{
    private const int ChunkSize = 1 << 20;
    private static readonly TimeSpan s_deadline = TimeSpan.FromHours(24);

    /// <summary>Overwrites the content.</summary>
    public static async Task RunAsync(StorageVolDef volume, StorageVolWipeAlgorithm algorithm, CancellationToken cancellationToken)
    {
        string path = volume.Target?.Path ?? "";
        using SafeFileHandle file = Open(path);
        if (algorithm == StorageVolWipeAlgorithm.Zero)
        {
            await Task.Run(() => Zero(file, volume, cancellationToken), cancellationToken).ConfigureAwait(false);
            return;
        }

        string tool = Posix.Host.RequireProgram("scrub");
        HelperResult result = await HelperProgram.RunAsync(
            tool, ["-f", "-p", PatternOf(algorithm), path], s_deadline, cancellationToken).ConfigureAwait(false);
        result.ThrowOnFailure();
    }

    // A file with holes has nothing to overwrite there: it is emptied, and is as long as before.
    private static void Zero(SafeFileHandle file, StorageVolDef volume, CancellationToken cancellationToken)
    {
        long length = RandomAccess.GetLength(file);
        if ((volume.Allocation ?? 0) < (volume.Capacity ?? 0))
        {
            RandomAccess.SetLength(file, 0);
            RandomAccess.SetLength(file, length);
        }
        else
        {
            byte[] zeros = new byte[ChunkSize];
            for (long at = 0; at < length; at += ChunkSize)
            {
                cancellationToken.ThrowIfCancellationRequested();
                RandomAccess.Write(file, zeros.AsSpan(0, (int)Math.Min(ChunkSize, length - at)), at);
            }
        }

        RandomAccess.FlushToDisk(file);
    }

    private static string PatternOf(StorageVolWipeAlgorithm algorithm) => algorithm switch
    {
        StorageVolWipeAlgorithm.Nnsa => "nnsa",
        StorageVolWipeAlgorithm.Dod => "dod",
        StorageVolWipeAlgorithm.Bsi => "bsi",
        StorageVolWipeAlgorithm.Gutmann => "gutmann",
        StorageVolWipeAlgorithm.Schneier => "schneier",
        StorageVolWipeAlgorithm.Pfitzner7 => "pfitzner7",
        StorageVolWipeAlgorithm.Pfitzner33 => "pfitzner33",
        StorageVolWipeAlgorithm.Random => "random",
        _ => throw VolumeErrors.AlgorithmUnknown((int)algorithm),
    };

    private static SafeFileHandle Open(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VolumeErrors.NotOpened(Directory.Exists(path) ? 21 : Errors.ErrnoOf(e), path);
        }
    }
}
