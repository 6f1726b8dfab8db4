namespace Vireo.Drivers.Storage;

/// <summary>How large the file system of a folder is, and how much of it is free.</summary>
internal static class FileSystemSize
{
    /// <summary>Bytes altogether, and free bytes, also those that only root may take.</summary>
    public static (ulong Capacity, ulong Free) Read(string folder)
    {
        try
        {
            var drive = new DriveInfo(folder);
            return ((ulong)drive.TotalSize, (ulong)drive.TotalFreeSpace);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw PoolErrors.SizeUnknown(Errors.ErrnoOf(e), folder);
        }
    }
}
