using System.Globalization;
using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>Volumes that are files of a folder: what is in the folder, and what each file is.</summary>
internal static class FileVolumes
{
    /// <summary>Looks at a folder. Files that have not changed since <paramref name="known"/> are not opened again.</summary>
    /// <exception cref="VirException">The folder cannot be read.</exception>
    public static PoolContents Scan(StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken)
    {
        string folder = pool.Target?.Path ?? "";
        var volumes = new List<Volume>();
        try
        {
            foreach (string name in new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(static f => f.Name))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Look(folder, name, known.ByName.GetValueOrDefault(name)) is { } volume)
                {
                    volumes.Add(volume);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PoolErrors.PathNotOpened(2, folder);
        }

        var (capacity, free) = FileSystemSize.Read(folder) ?? throw PoolErrors.SizeUnknown(2, folder);
        return PoolContents.Empty.Of(volumes) with { Capacity = capacity, Available = free, Allocation = capacity - free };
    }

    /// <summary>
    /// What a file is as a volume; null for hidden files, pipes, sockets and devices, and for what is gone. The document is that of
    /// <paramref name="known"/> while the file is the same.
    /// </summary>
    public static Volume? Look(string folder, string name, Volume? known)
    {
        string path = Path.Combine(folder, name);
        if (name.StartsWith('.') || FileStatus.Read(path) is not { Kind: FileKind.Regular or FileKind.Folder } status)
        {
            return null;
        }

        var stamp = new FileStamp(status.Device, status.Inode, (long)status.Length, status.Modified, status.Changed);
        if (known is { Stamp: { } last } && last == stamp)
        {
            return known;
        }

        var volume = new StorageVolDef
        {
            Type = status.Kind == FileKind.Folder ? Documents.StorageVolType.Dir : Documents.StorageVolType.File,
            Name = name, Key = path, Allocation = status.Allocated, Capacity = status.Length, Physical = status.Length,
            Target = new StorageVolTarget
            {
                Path = path, Format = status.Kind == FileKind.Folder ? "dir" : "raw",
                Permissions = new StoragePermissions { Mode = status.Mode, Owner = status.User, Group = status.Group },
                Timestamps = Timestamps(status),
            },
        };
        if (status.Kind == FileKind.Regular && ImageProbe.Read(path, null) is { } header)
        {
            Describe(volume, header, path);
        }

        return new Volume(volume) { Stamp = stamp };
    }

    private static void Describe(StorageVolDef volume, ImageHeader header, string path)
    {
        volume.Target!.Format = header.Format;
        volume.Capacity = header.Capacity;
        if (header.Backing is { } text)
        {
            ImageBacking backing = ImageBacking.Parse(path, text, header.BackingFormat);
            volume.BackingStore = new StorageVolBackingStore { Path = backing.Path ?? text, Format = backing.Format ?? "raw" };
        }
    }

    private static StorageTimestamps Timestamps(FileStatus status) => new()
    {
        AccessTime = Text(status.Accessed), ModificationTime = Text(status.Modified), ChangeTime = Text(status.Changed),
        BirthTime = status.Born == 0 ? null : Text(status.Born),
    };

    private static string Text(long nanoseconds) => string.Create(
        CultureInfo.InvariantCulture, $"{nanoseconds / 1_000_000_000}.{nanoseconds % 1_000_000_000:D9}");
}
