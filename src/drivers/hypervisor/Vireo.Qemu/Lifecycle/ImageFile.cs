namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>What the file system knows of an image.</summary>
internal static class ImageFile
{
    /// <summary>Bytes that a file takes on disk, holes left out; null when it cannot be looked at.</summary>
    public static ulong? Allocated(string path) => Vireo.Posix.FileSizes.Allocated(path);
}
