using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>
/// Images of Ceph: made empty or as clones of a snapshot, resized, emptied, removed. Ceph shows an image when it is whole.
/// </summary>
internal sealed class RbdVolumes(RbdBackend backend) : VolumeBackend
{
    private const string SnapshotPrefix = "libvirt-";

    /// <inheritdoc/>
    public override void Check(StorageVolDef volume, StorageVolCreateFlags flags)
    {
        if (volume.Capacity is null or 0)
        {
            throw RbdErrors.NoCapacity();
        }

        if (volume.Target?.Format is not (null or "raw"))
        {
            throw RbdErrors.OnlyRaw();
        }

        if (volume.Target?.Encryption is not null)
        {
            throw VolumeErrors.NoEncryption();
        }

        if (flags.HasFlag(StorageVolCreateFlags.PreallocMetadata))
        {
            throw Errors.UnsupportedFlags(
                ErrorDomain.None, (uint)StorageVolCreateFlags.PreallocMetadata, "virStorageBackendRBDBuildVol");
        }
    }

    /// <inheritdoc/>
    public override void Place(StoragePoolDef pool, StorageVolDef volume)
    {
        string name = volume.Name ?? "";
        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw VolumeErrors.NameWithSlash(name);
        }

        if (name.Contains('@', StringComparison.Ordinal))
        {
            throw RbdErrors.NameWithSnapshot(name);
        }

        volume.Type = Documents.StorageVolType.Network;
        volume.Target ??= new StorageVolTarget();
        volume.Key = volume.Target.Path = RbdBackend.NameOf(pool) + "/" + name;
        volume.Target.Format = "raw";
    }

    /// <summary>What an image is as a volume.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="image">The image.</param>
    /// <param name="unit">Bytes of one of its objects.</param>
    /// <param name="used">Bytes that it takes, where that was asked for; otherwise all of its objects count.</param>
    public static StorageVolDef Describe(StoragePoolDef pool, RbdReport.Image image, ulong unit, ulong? used)
    {
        string path = RbdBackend.NameOf(pool) + "/" + image.Name;
        ulong objects = (image.Size / unit) + (image.Size % unit == 0 ? 0UL : 1UL);
        return new StorageVolDef
        {
            Type = Documents.StorageVolType.Network, Name = image.Name, Key = path, Capacity = image.Size,
            Allocation = used ?? unchecked(objects * unit),
            Target = new StorageVolTarget { Path = path, Format = "raw" },
        };
    }

    /// <inheritdoc/>
    public override ValueTask<PoolContents> SurveyAsync(StoragePoolDef pool, string name, CancellationToken cancellationToken) =>
        backend.RefreshAsync(pool, PoolContents.Empty, cancellationToken);

    /// <inheritdoc/>
    public override async Task BuildAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolDef? source, StorageVolCreateFlags flags, CancellationToken cancellationToken)
    {
        string ceph = RbdBackend.NameOf(pool), name = volume.Name ?? "";
        using RbdClient client = await backend.OpenAsync(pool, cancellationToken).ConfigureAwait(false);
        if (source is null)
        {
            await client.RunAsync(RbdCommand.Make(ceph, name, volume.Capacity ?? 0), cancellationToken).ConfigureAwait(false);
            return;
        }

        // Snapshots are not copied between pools, and files are no images.
        if (source.Type != Documents.StorageVolType.Network || source.Key != ceph + "/" + source.Name)
        {
            throw VolumeErrors.NoCloning();
        }

        string snapshot = await SnapshotAsync(client, ceph, source.Name ?? "", cancellationToken).ConfigureAwait(false);
        await client.RunAsync(RbdCommand.Clone(ceph, source.Name ?? "", snapshot, name), cancellationToken).ConfigureAwait(false);
        if (volume.Capacity > source.Capacity)
        {
            try
            {
                await client.RunAsync(RbdCommand.Resize(ceph, name, volume.Capacity.Value, shrink: false), cancellationToken)
                    .ConfigureAwait(false);
            }
            catch
            {
                await client.TryAsync(RbdCommand.Remove(ceph, name), CancellationToken.None).ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public override async Task DeleteAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolDeleteFlags flags, CancellationToken cancellationToken)
    {
        string ceph = RbdBackend.NameOf(pool), name = volume.Name ?? "";
        using RbdClient client = await backend.OpenAsync(pool, cancellationToken).ConfigureAwait(false);
        if (flags.HasFlag(StorageVolDeleteFlags.WithSnapshots))
        {
            await RemoveSnapshotsAsync(client, ceph, name, cancellationToken).ConfigureAwait(false);
        }

        HelperResult result = await client.TryAsync(RbdCommand.Remove(ceph, name), cancellationToken).ConfigureAwait(false);
        if (!result.Exit.Succeeded)
        {
            throw RbdErrors.NotRemoved(RbdClient.ErrnoOf(result), ceph, name);
        }
    }

    /// <inheritdoc/>
    public override async Task ResizeAsync(
        StoragePoolDef pool, StorageVolDef volume, ulong capacity, StorageVolResizeFlags flags, CancellationToken cancellationToken)
    {
        if (flags.HasFlag(StorageVolResizeFlags.Allocate))
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)StorageVolResizeFlags.Allocate, "virStorageBackendRBDResizeVol");
        }

        using RbdClient client = await backend.OpenAsync(pool, cancellationToken).ConfigureAwait(false);
        bool shrink = flags.HasFlag(StorageVolResizeFlags.Shrink);
        await client.RunAsync(RbdCommand.Resize(RbdBackend.NameOf(pool), volume.Name ?? "", capacity, shrink), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task WipeAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolWipeAlgorithm algorithm, CancellationToken cancellationToken)
    {
        // Both leave zeros to read: a cluster writes nothing where it lay before.
        if (algorithm is not (StorageVolWipeAlgorithm.Zero or StorageVolWipeAlgorithm.Trim))
        {
            throw VolumeErrors.AlgorithmUnsupported((int)algorithm);
        }

        using RbdClient client = await backend.OpenAsync(pool, cancellationToken).ConfigureAwait(false);
        await client.ChangeAsync(volume.Name ?? "", RbdCommand.Zeros(volume.Capacity ?? 0), cancellationToken).ConfigureAwait(false);
    }

    // Clones share a snapshot while the image is as it was then.
    private static async Task<string> SnapshotAsync(RbdClient client, string pool, string image, CancellationToken cancellationToken)
    {
        foreach (RbdReport.Snapshot known in await SnapshotsAsync(client, pool, image, cancellationToken).ConfigureAwait(false))
        {
            if (known.IsProtected && known.Name.StartsWith(SnapshotPrefix, StringComparison.Ordinal)
                && RbdReport.IsEmpty(await client.RunAsync(RbdCommand.Difference(pool, image, known.Name), cancellationToken)
                    .ConfigureAwait(false)))
            {
                return known.Name;
            }
        }

        string name = SnapshotPrefix + Random.Shared.NextInt64(1, uint.MaxValue).ToString(CultureInfo.InvariantCulture);
        await client.RunAsync(RbdCommand.Snapshot("create", pool, image, name), cancellationToken).ConfigureAwait(false);
        await client.RunAsync(RbdCommand.Snapshot("protect", pool, image, name), cancellationToken).ConfigureAwait(false);
        return name;
    }

    private static async Task RemoveSnapshotsAsync(RbdClient client, string pool, string image, CancellationToken cancellationToken)
    {
        foreach (RbdReport.Snapshot snapshot in await SnapshotsAsync(client, pool, image, cancellationToken).ConfigureAwait(false))
        {
            if (snapshot.IsProtected)
            {
                HelperResult result = await client.TryAsync(
                    RbdCommand.Snapshot("unprotect", pool, image, snapshot.Name), cancellationToken).ConfigureAwait(false);
                if (!result.Exit.Succeeded)
                {
                    throw RbdErrors.NotUnprotected(RbdClient.ErrnoOf(result), pool, image, snapshot.Name);
                }
            }

            await client.RunAsync(RbdCommand.Snapshot("rm", pool, image, snapshot.Name), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<RbdReport.Snapshot>> SnapshotsAsync(
        RbdClient client, string pool, string image, CancellationToken cancellationToken) =>
        RbdReport.Snapshots(await client.RunAsync(RbdCommand.Snapshots(pool, image), cancellationToken).ConfigureAwait(false))
        ?? throw RbdErrors.SnapshotsUnreadable(pool, image);
}
