using System.Globalization;
using Vireo.Documents;
using Vireo.Posix;
using File = System.IO.File;

namespace Vireo.Drivers.Storage;

/// <summary>Volumes that are files of a folder: what is in the folder, and what each file is.</summary>
internal static class FileVolumes
{
    // R_OK of access(2).
    private const int Readable = 4;

    // Asked once: a refresh looks at thousands of names.
    private static readonly bool s_readsAll = Posix.Host.EffectiveUserId == 0;

    /// <summary>The sizes of the folder's file system.</summary>
    public static PoolContents Measure(StoragePoolDef pool, PoolContents contents)
    {
        string folder = pool.Target?.Path ?? "";
        var (capacity, free) = FileSystemSize.Read(folder);
        return contents with
        {
            Capacity = capacity, Available = free, Allocation = capacity - free,
            Target = FileStatus.Read(folder) is { } status ? Permissions(folder, status) : null,
        };
    }

    /// <summary>Removes what a daemon left that was killed while it made volumes. Only while none is being made.</summary>
    public static void RemoveLeftovers(string folder, Logger log)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        try
        {
            foreach (string path in Directory.EnumerateFileSystemEntries(folder, Volume.HiddenPrefix + "*"))
            {
                log.Info($"removing '{path}', which a former daemon did not finish");
                if (Directory.Exists(path))
                {
                    Directory.Delete(path);
                }
                else
                {
                    File.Delete(path);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning($"leftovers in '{folder}' cannot be removed: {e.Reason()}");
        }
    }

    /// <summary>
    /// Looks which volumes a folder has. No file is opened: what each is like is read when somebody asks (<see cref="Look"/>), as libvirtd
    /// too reads it again then.
    /// </summary>
    /// <exception cref="VirException">The folder cannot be read.</exception>
    public static PoolContents Scan(StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken)
    {
        string folder = pool.Target?.Path ?? "";
        List<FolderEntry> entries = FolderEntries.Read(folder, out int error);
        if (error != 0)
        {
            throw FileErrors.FolderNotOpened(error, folder);
        }

        var volumes = new List<Volume>(entries.Count);
        bool changed = false;
        foreach (var (name, kind) in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsVolume(folder, name, kind))
            {
                bool isKnown = known.ByName.TryGetValue(name, out Volume? volume) && !volume.AsAsked;
                changed |= !isKnown;
                volumes.Add(isKnown ? volume! : Unread(folder, name));
            }
        }

        return Measure(pool, changed || volumes.Count != known.ByName.Count ? PoolContents.Empty.Of(volumes) : known);
    }

    private static bool IsVolume(string folder, string name, FolderEntryKind kind) =>
        !Volume.IsHidden(name) && kind switch
        {
            FolderEntryKind.Regular or FolderEntryKind.Folder => true,
            FolderEntryKind.Undecided => FileStatus.Read(Path.Combine(folder, name)) is { Kind: FileKind.Regular or FileKind.Folder },
            _ => false,
        } && (s_readsAll || IsReadable(Path.Combine(folder, name)));

    // What a user may not read is no volume of the user's daemon, as in libvirt; root may read everything.
    private static bool IsReadable(string path) => s_readsAll || Posix.Host.CanAccess(path, Readable);

    private static Volume Unread(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        return new Volume(new StorageVolDef { Name = name, Key = path, Target = new StorageVolTarget { Path = path } });
    }

    /// <summary>
    /// What a file is as a volume; null for pipes, sockets and devices, for what is still being made, and for what is gone. The document is
    /// that of <paramref name="known"/> while the file is the same.
    /// </summary>
    public static Volume? Look(string folder, string name, Volume? known)
    {
        string path = Path.Combine(folder, name);
        if (Volume.IsHidden(name) || !IsReadable(path)
            || FileStatus.Read(path) is not { Kind: FileKind.Regular or FileKind.Folder } status)
        {
            return null;
        }

        var stamp = new FileStamp(status.Device, status.Inode, (long)status.Length, status.Modified, status.Changed);
        if (known is { Stamp: { } last } && last == stamp)
        {
            return known;
        }

        bool isFolder = status.Kind == FileKind.Folder, isPloop = isFolder && IsPloop(path);
        var volume = new StorageVolDef
        {
            Type = isPloop ? Documents.StorageVolType.Ploop : isFolder ? Documents.StorageVolType.Dir : Documents.StorageVolType.File,
            Name = name, Key = path, Allocation = isFolder ? 0 : status.Allocated, Capacity = isFolder ? 0 : status.Length,
            Physical = isFolder || status.Length == 0 ? null : status.Length,
            Target = new StorageVolTarget
            {
                Path = path, Format = isPloop ? "ploop" : isFolder ? "dir" : "raw",
                Permissions = Permissions(path, status),
                Timestamps = Timestamps(status),
            },
        };
        if (status.Kind == FileKind.Regular && ImageProbe.Read(path, null) is { } header)
        {
            Describe(volume, header, path);
            Volume.KeepSecret(volume, known?.Definition);
        }

        return new Volume(volume) { Stamp = stamp };
    }

    // An image of Virtuozzo is a folder with these two files.
    private static bool IsPloop(string folder) =>
        FileStatus.Read(Path.Combine(folder, "root.hds")) is not null
            && FileStatus.Read(Path.Combine(folder, "DiskDescriptor.xml")) is not null;

    private static void Describe(StorageVolDef volume, ImageHeader header, string path)
    {
        // Content of LUKS is raw below its encryption; libvirt does not know version 2.
        if (header.Encryption == "luks2")
        {
            return;
        }

        StorageVolTarget target = volume.Target!;
        target.Format = Format(header);
        volume.Type = header.Format == "ploop" ? Documents.StorageVolType.Ploop : volume.Type;
        volume.Capacity = header.Capacity == 0 ? volume.Capacity : header.Capacity;
        target.ClusterSize = header.ClusterSize;
        target.Encryption = header.Encryption is { } encryption
            ? new StorageEncryption { Format = encryption == "luks" ? StorageEncryptionFormat.Luks : StorageEncryptionFormat.Qcow }
            : null;
        if (header.Compat == "1.1")
        {
            target.Compat = header.Compat;
            target.Features = new StorageFileFeatures { LazyRefcounts = header.LazyRefcounts, ExtendedL2 = header.ExtendedL2 };
        }

        if (header.Backing is { } text)
        {
            volume.BackingStore = Below(ImageBacking.Parse(path, text, header.BackingFormat), header.BackingFormat);
        }
    }

    // The image below may be of any owner and kind: only its header is looked at, and what that leads to is not.
    private static StorageVolBackingStore Below(ImageBacking backing, string? claimed)
    {
        FileStatus? status = backing.Path is { } path && path == backing.Shown ? FileStatus.Read(path) : null;
        var below = new StorageVolBackingStore
        {
            Path = backing.Shown,
            Format = claimed is not null ? ImageFormats.IsKnown(claimed) ? claimed : "raw"
                : status is { Kind: FileKind.Folder } ? "dir"
                : status is not null && ImageProbe.Read(backing.Shown, null) is { } header ? Format(header) : "raw",
        };
        if (status is { Kind: FileKind.Regular or FileKind.BlockDevice } found)
        {
            below.Permissions = Permissions(backing.Shown, found);
            below.Timestamps = Timestamps(found);
        }

        return below;
    }

    private static string Format(ImageHeader header) => header.Format == "luks" ? "raw" : header.Format;

    /// <summary>Mode, owner and SELinux label of a file. libvirtd reads the label, whether or not SELinux is at work, and sets
    /// none.</summary>
    public static StoragePermissions Permissions(string path, FileStatus status) =>
        Permissions(status, ExtendedAttributes.Get(path, "security.selinux"));

    /// <summary>The same of a file that only its server can be asked about.</summary>
    public static StoragePermissions Permissions(FileStatus status, string? label = null) => new()
    {
        Mode = status.Mode, Owner = status.User, Group = status.Group, Label = label,
    };

    /// <summary>Times of a file.</summary>
    public static StorageTimestamps Timestamps(FileStatus status) => new()
    {
        AccessTime = Text(status.Accessed), ModificationTime = Text(status.Modified), ChangeTime = Text(status.Changed),
        BirthTime = status.Born == 0 ? null : Text(status.Born),
    };

    // Whole seconds are written without a fraction.
    private static string Text(long nanoseconds) => nanoseconds % 1_000_000_000 == 0
        ? (nanoseconds / 1_000_000_000).ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000_000_000}.{nanoseconds % 1_000_000_000:D9}");
}
