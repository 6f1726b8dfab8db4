using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>
/// Logical volumes: made empty, as snapshots, and as copies. A copy is made under a hidden name and gets its own when it is whole, so that
/// whatever ends the daemon leaves nothing that only looks whole.
/// </summary>
internal sealed class LogicalVolumes(LogicalBackend backend) : BlockVolumeBackend(backend)
{
    private const uint UsualMode = 0x180;

    /// <inheritdoc/>
    public override void Place(StoragePoolDef pool, StorageVolDef volume)
    {
        string name = volume.Name ?? "";

        // LVM would take what is before the slash for a group.
        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw VolumeErrors.NameWithSlash(name);
        }

        string path = pool.Target?.Path + "/" + name;
        PlaceAt(volume, path, path);
    }

    /// <inheritdoc/>
    public override async Task BuildAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolDef? source, StorageVolCreateFlags flags, CancellationToken cancellationToken)
    {
        string group = LogicalBackend.GroupOf(pool), name = volume.Name!, path = volume.Target!.Path!;
        string made = source is null ? name : Volume.HiddenPrefix + Guid.NewGuid().ToString("N");
        string place = pool.Target?.Path + "/" + made;
        await HostTool.RunAsync(LvmCommand.MakeVolume(group, made, volume), cancellationToken).ConfigureAwait(false);
        try
        {
            await HostTool.SettleAsync(cancellationToken).ConfigureAwait(false);
            if (source is not null)
            {
                await CopyAsync(volume with { Target = volume.Target with { Path = place } }, source, flags, cancellationToken)
                    .ConfigureAwait(false);
                await HostTool.RunAsync(LvmCommand.Rename(group, made, name), cancellationToken).ConfigureAwait(false);
                place = path;
                await HostTool.SettleAsync(cancellationToken).ConfigureAwait(false);
            }

            FileOwner.Set(place, volume.Target.Permissions, UsualMode);
        }
        catch (Exception e)
        {
            await HostTool.TryAsync(LvmCommand.Remove(place), CancellationToken.None).ConfigureAwait(false);
            throw e is OperationCanceledException ? e : Errors.Of(e);
        }
    }

    /// <inheritdoc/>
    public override async Task DeleteAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolDeleteFlags flags, CancellationToken cancellationToken)
    {
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)flags, "virStorageBackendLogicalDeleteVol");
        }

        await HostTool.SettleAsync(cancellationToken).ConfigureAwait(false);
        await HostTool.RunAsync(LvmCommand.Remove(volume.Target?.Path ?? ""), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task WipeAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolWipeAlgorithm algorithm, CancellationToken cancellationToken) =>
        volume.Allocation < volume.Capacity && volume.BackingStore is null
            ? throw VolumeErrors.SparseNotWiped(volume.Target?.Path ?? "")
            : base.WipeAsync(pool, volume, algorithm, cancellationToken);
}
