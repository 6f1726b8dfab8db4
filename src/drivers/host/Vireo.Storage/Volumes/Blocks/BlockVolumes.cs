using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>Volumes that are block devices of the host: what each is.</summary>
internal static class BlockVolumes
{
    /// <summary>A volume's document without what its kind of pool knows better.</summary>
    public static StorageVolDef New(string name, string path) => new()
    {
        Type = Documents.StorageVolType.Block, Name = name, Key = path, Target = new StorageVolTarget { Path = path },
    };

    /// <summary>
    /// Completes a document with the sizes, the owner and the times of its device. What the document has already stays. False for a path
    /// where no device can be opened.
    /// </summary>
    public static bool Describe(StorageVolDef volume)
    {
        string path = volume.Target?.Path ?? "";
        if (FileStatus.Read(path) is not { Kind: FileKind.BlockDevice } status || LengthOf(path) is not { } length)
        {
            return false;
        }

        volume.Allocation ??= length;
        volume.Capacity ??= length;
        volume.Physical = length;
        volume.Target!.Permissions = FileVolumes.Permissions(path, status);
        volume.Target.Timestamps = TimesOf(status);
        if (volume.BackingStore is { Path: { } below } store && FileStatus.Read(below) is { } found)
        {
            store.Permissions = FileVolumes.Permissions(below, found);
            store.Timestamps = TimesOf(found);
        }

        return true;
    }

    /// <summary>Bytes of a device; null when it cannot be opened.</summary>
    public static ulong? LengthOf(string path)
    {
        try
        {
            using SafeFileHandle device = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return (ulong)PosixFile.Length(device);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Copies a volume into a device, whose former content is overwritten where the copy has no data either.</summary>
    public static void Copy(string from, string to, CancellationToken cancellationToken)
    {
        using SafeFileHandle source = Open(from, FileAccess.Read), target = Open(to, FileAccess.Write);
        FileContent.Copy(source, target, targetIsNew: false, cancellationToken);
        RandomAccess.FlushToDisk(target);
    }

    // A file system of devices knows no time of birth, which libvirtd shows as 0.
    private static StorageTimestamps TimesOf(FileStatus status)
    {
        StorageTimestamps times = FileVolumes.Timestamps(status);
        times.BirthTime ??= "0";
        return times;
    }

    private static SafeFileHandle Open(string path, FileAccess access)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VolumeErrors.NotOpened(Errors.ErrnoOf(e), path);
        }
    }
}
