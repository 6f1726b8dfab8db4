using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using Vireo.Posix;
using File = System.IO.File;

namespace Vireo.Drivers.Storage;

/// <summary>Files without a format: made, copied, changed in size. Holes stay holes.</summary>
internal static class RawVolumes
{
    /// <summary>
    /// Makes the content of a volume in a file that is not there before. The caller removes it after a failure, and errors speak of the
    /// volume's own path.
    /// </summary>
    public static void Make(
        StorageVolDef volume, string made, StorageVolDef? source, StorageVolCreateFlags flags, CancellationToken cancellationToken)
    {
        string path = volume.Target!.Path!;
        using SafeFileHandle file = Create(made, path);
        if (volume.Target.NoCow)
        {
            CopyOnWrite.SwitchOff(file, made, path);
        }

        long capacity = Checked(volume.Capacity ?? 0), allocation = Checked(volume.Allocation ?? 0);
        if (source is not null)
        {
            Copy(source, file, flags, ref capacity, cancellationToken);
        }

        Extend(file, capacity, path);

        // A copy that may be smaller than its source keeps the holes of that.
        bool allocate = source is null || (!flags.HasFlag(StorageVolCreateFlags.Reflink) && allocation >= Checked(source.Capacity ?? 0));
        if (allocation > 0 && allocate)
        {
            int errno = PosixFile.Allocate(file, 0, allocation);
            if (errno != 0)
            {
                throw VolumeErrors.NotAllocated(errno, (ulong)allocation, path);
            }
        }

        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Changes the size; <paramref name="allocate"/> gives the new part room of its own.</summary>
    public static void Resize(StorageVolDef volume, ulong capacity, bool allocate)
    {
        string path = volume.Target!.Path!;
        using SafeFileHandle file = Open(path);
        long before = PosixFile.Length(file), after = Checked(capacity);
        if (allocate && after > before)
        {
            int errno = PosixFile.Allocate(file, 0, after);
            if (errno != 0)
            {
                throw VolumeErrors.NotAllocated(errno, capacity, path);
            }
        }

        Extend(file, after, path);
    }

    private static void Copy(
        StorageVolDef source, SafeFileHandle target, StorageVolCreateFlags flags, ref long capacity, CancellationToken cancellationToken)
    {
        string from = source.Target?.Path ?? "";
        using SafeFileHandle file = Read(from);
        long length = PosixFile.Length(file);
        capacity = Math.Max(capacity, length);
        if (flags.HasFlag(StorageVolCreateFlags.Reflink))
        {
            int errno = PosixFile.Share(file, target);
            if (errno != 0)
            {
                throw VolumeErrors.NotShared(errno, from);
            }

            return;
        }

        FileContent.Copy(file, target, targetIsNew: true, cancellationToken);
    }

    private static void Extend(SafeFileHandle file, long length, string path)
    {
        try
        {
            RandomAccess.SetLength(file, length);
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            throw VolumeErrors.NotExtended(Errors.ErrnoOf(e), path);
        }
    }

    private static SafeFileHandle Create(string made, string path)
    {
        try
        {
            SafeFileHandle file = File.OpenHandle(made, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VolumeErrors.NotCreated(Errors.ErrnoOf(e), path);
        }
    }

    private static SafeFileHandle Open(string path) => OpenAs(path, FileAccess.ReadWrite);

    private static SafeFileHandle Read(string path) => OpenAs(path, FileAccess.Read);

    private static SafeFileHandle OpenAs(string path, FileAccess access)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VolumeErrors.ContentNotOpened(Errors.ErrnoOf(e), path);
        }
    }

    // The largest file that the system has.
    private static long Checked(ulong bytes) => bytes > long.MaxValue ? long.MaxValue : (long)bytes;
}
