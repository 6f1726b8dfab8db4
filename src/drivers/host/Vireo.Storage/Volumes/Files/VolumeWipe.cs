using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using Vireo.Posix;
using File = System.IO.File;

namespace Vireo.Drivers.Storage;

/// <summary>Overwriting a volume: zeros by itself, patterns by <c>scrub</c>.</summary>
internal static class VolumeWipe
{
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

    // A file with holes has nothing to overwrite there: it is emptied, and is as long as before. Where a hole can be made of all of it, it
    // has its length at every moment, also when the daemon is killed.
    private static void Zero(SafeFileHandle file, StorageVolDef volume, CancellationToken cancellationToken)
    {
        long length = PosixFile.Length(file);
        if (volume.Type != Documents.StorageVolType.Block && (volume.Allocation ?? 0) < (volume.Capacity ?? 0))
        {
            if (PosixFile.Punch(file, 0, length) != 0)
            {
                RandomAccess.SetLength(file, 0);
                RandomAccess.SetLength(file, length);
            }
        }
        else
        {
            FileContent.Zero(file, 0, length, cancellationToken);
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
