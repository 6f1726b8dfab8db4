using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Stats;

/// <summary>Sizes of a disk image that no emulator has open, in bytes.</summary>
/// <param name="Capacity">What the guest sees.</param>
/// <param name="Allocation">What the host has given.</param>
/// <param name="Physical">Length of the file or device.</param>
public readonly record struct DiskSizes(ulong Capacity, ulong Allocation, ulong Physical)
{
    /// <summary>Reads them; null when the image cannot be read, as statistics leave out what they cannot find.</summary>
    public static DiskSizes? Read(string path, string? format)
    {
        // Listings ask this for every disk of every guest: one system call, and no exception for a missing image.
        if (FileStatus.Read(path) is not { Kind: FileKind.Regular or FileKind.BlockDevice } file)
        {
            return null;
        }

        if (file.Kind == FileKind.Regular && format != "qcow2")
        {
            return new(file.Length, file.Allocated, file.Length);
        }

        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            ulong length = file.Kind == FileKind.Regular ? file.Length : (ulong)RandomAccess.GetLength(handle);
            ulong capacity = format == "qcow2" && ImageProbe.ReadCapacity(handle, format) is { } size ? size : length;
            return new(capacity, file.Kind == FileKind.Regular ? file.Allocated : length, length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
