using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>
/// A pool of ZFS: its volumes (zvols) are the volumes. They are there as long as ZFS has the pool; starting changes nothing.
/// </summary>
/// <param name="tools">The folder of the tools; null looks for them in PATH.</param>
internal sealed class ZfsBackend(string? tools = null) : PoolBackend
{
    private VolumeBackend? _volumes;

    /// <inheritdoc/>
    public override StoragePoolType Type => StoragePoolType.Zfs;

    /// <inheritdoc/>
    public override VolumeBackend Volumes => _volumes ??= new ZfsVolumes(this);

    /// <summary>The pool's name.</summary>
    public static string NameOf(StoragePoolDef pool) => pool.Source?.Name ?? "";

    /// <inheritdoc/>
    public override ValueTask<bool> CheckAsync(StoragePoolDef pool, CancellationToken cancellationToken) =>
        ValueTask.FromResult(FileStatus.Read(pool.Target?.Path ?? "") is { Kind: FileKind.Folder });

    /// <inheritdoc/>
    public override async ValueTask<PoolContents> RefreshAsync(
        StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken)
    {
        PoolContents sizes = ZfsCommand.ReadSizes(
            await RunAsync(ZfsCommand.Sizes(NameOf(pool)), cancellationToken).ConfigureAwait(false));
        string output = await RunAsync(ZfsCommand.List(NameOf(pool)), cancellationToken).ConfigureAwait(false);
        return sizes.Of([.. ZfsCommand.ReadVolumes(output, NameOf(pool), pool.Target?.Path ?? "")]);
    }

    /// <inheritdoc/>
    public override async ValueTask BuildAsync(StoragePoolDef pool, StoragePoolBuildFlags flags, CancellationToken cancellationToken)
    {
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)flags, "virStorageBackendZFSBuildPool");
        }

        if (pool.Source?.Devices is not { Count: > 0 } devices)
        {
            throw PoolErrors.NoSourceDevices();
        }

        await RunAsync(ZfsCommand.MakePool(NameOf(pool), devices.Select(static d => d.Path ?? "")), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DeleteAsync(StoragePoolDef pool, StoragePoolDeleteFlags flags, CancellationToken cancellationToken)
    {
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)flags, "virStorageBackendZFSDeletePool");
        }

        await RunAsync(ZfsCommand.RemovePool(NameOf(pool)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs one of the tools.</summary>
    public Task<string> RunAsync(string[] command, CancellationToken cancellationToken) =>
        HostTool.RunAsync(Found(command), cancellationToken);

    /// <summary>Runs one of the tools, whatever comes of it.</summary>
    public Task<HelperResult> TryAsync(string[] command, CancellationToken cancellationToken) =>
        HostTool.TryAsync(Found(command), cancellationToken);

    private string[] Found(string[] command) => tools is null ? command : [Path.Combine(tools, command[0]), .. command[1..]];
}
