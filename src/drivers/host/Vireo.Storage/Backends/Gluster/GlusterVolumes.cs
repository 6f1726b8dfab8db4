using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>Files in a volume of GlusterFS: what each is, from its begin; removed, and nothing else, as by libvirt.</summary>
internal sealed class GlusterVolumes(GlusterBackend backend) : VolumeBackend
{
    private const int NotThere = 2;

    /// <inheritdoc/>
    public override bool Makes(bool isCopy) => false;

    /// <inheritdoc/>
    public override ValueTask<PoolContents> SurveyAsync(StoragePoolDef pool, string name, CancellationToken cancellationToken) =>
        backend.RefreshAsync(pool, PoolContents.Empty, cancellationToken);

    /// <inheritdoc/>
    public override async Task DeleteAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolDeleteFlags flags, CancellationToken cancellationToken)
    {
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)flags, "virStorageBackendGlusterVolDelete");
        }

        string path = GlusterBackend.FolderOf(pool) + volume.Name;
        int error = await GlusterBackend.WithAsync(
            pool, c => c.Look(path, out int missing) is { } found ? c.Remove(path, found.Kind == FileKind.Folder) : missing,
            cancellationToken).ConfigureAwait(false);

        // Somebody else removed it.
        if (error is not (0 or NotThere))
        {
            string shown = volume.Target?.Path ?? "";
            throw volume.Type == Documents.StorageVolType.NetDir
                ? VolumeErrors.FolderNotRemoved(error, shown)
                : VolumeErrors.NotUnlinked(error, shown);
        }
    }

    /// <summary>What a file is as a volume. One that has not changed since it was last read is not opened again.</summary>
    public static Volume Look(GlusterConnection connection, string uri, string folder, string name, FileStatus status, Volume? known)
    {
        var stamp = new FileStamp(status.Device, status.Inode, (long)status.Length, status.Modified, status.Changed);
        if (known is { Stamp: { } last, IsBusy: false } && last == stamp)
        {
            return known;
        }

        bool isFolder = status.Kind == FileKind.Folder;
        var volume = new StorageVolDef
        {
            Type = isFolder ? Documents.StorageVolType.NetDir : Documents.StorageVolType.Network, Name = name, Key = uri + name,
            Capacity = status.Length, Allocation = status.Allocated, Physical = status.Length,
            Target = new StorageVolTarget
            {
                Path = uri + name, Format = isFolder ? "dir" : "raw", Permissions = FileVolumes.Permissions(status),
                Timestamps = FileVolumes.Timestamps(status),
            },
        };
        volume.Target.Timestamps.BirthTime ??= "0";
        if (!isFolder)
        {
            // One that cannot be read is shown as what it is from outside.
            byte[] begin = new byte[ImageProbe.BeginLength];
            int read = connection.ReadHead(folder + name, begin, out _);
            if (read >= 0 && ImageProbe.Read(begin.AsSpan(0, read), status.Length, null) is { } header)
            {
                Describe(volume, header);
            }
        }

        return new Volume(volume) { Stamp = stamp };
    }

    private static void Describe(StorageVolDef volume, ImageHeader header)
    {
        StorageVolTarget target = volume.Target!;
        target.Format = header.Format is "luks" or "luks2" ? "raw" : header.Format;
        volume.Capacity = header.Capacity == 0 ? volume.Capacity : header.Capacity;
        if (header.Compat == "1.1")
        {
            target.Compat = header.Compat;
            target.Features = new StorageFileFeatures { LazyRefcounts = header.LazyRefcounts, ExtendedL2 = header.ExtendedL2 };
        }

        if (header.Backing is { } below)
        {
            bool isKnown = header.BackingFormat is { } format && ImageFormats.IsKnown(format);
            volume.BackingStore = new StorageVolBackingStore { Path = below, Format = isKnown ? header.BackingFormat : "raw" };
        }
    }
}
