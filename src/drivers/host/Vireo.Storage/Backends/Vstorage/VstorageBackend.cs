using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>A cluster of Virtuozzo Storage.</summary>
/// <param name="folder">What is done in the folder where it is mounted.</param>
/// <param name="tools">The folder of the tool that mounts; null looks for it in PATH.</param>
internal sealed class VstorageBackend(DirectoryBackend folder, string? tools = null) : MountedBackend(folder)
{
    private const uint UsualMode = 0x1c9;

    /// <inheritdoc/>
    public override StoragePoolType Type => StoragePoolType.Vstorage;

    /// <inheritdoc/>
    public override ValueTask BuildAsync(StoragePoolDef pool, StoragePoolBuildFlags flags, CancellationToken cancellationToken)
    {
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)flags, "virStorageBackendVzPoolBuild");
        }

        DirectoryBackend.MakeTarget(pool);
        return ValueTask.CompletedTask;
    }

    /// <summary>The command line that mounts a cluster, with the mode and the owner that the document names.</summary>
    public static string[] MountCommandOf(StoragePoolDef pool)
    {
        StoragePermissions? asked = pool.Target?.Permissions;
        uint user = asked?.Owner ?? Posix.Host.EffectiveUserId, group = asked?.Group ?? Posix.Host.EffectiveGroupId;
        return
        [
            "vstorage-mount", "-c", pool.Source?.Name ?? "", TargetOf(pool), "-m", Convert.ToString((int)(asked?.Mode ?? UsualMode), 8),
            "-g", Accounts.FindGroupName(group) ?? throw PoolErrors.GroupUnknown(group),
            "-u", Accounts.FindUser(user)?.Name ?? throw PoolErrors.UserUnknown(user),
        ];
    }

    /// <inheritdoc/>
    protected override string SourceOf(StoragePoolDef pool) => "vstorage://" + pool.Source?.Name;

    /// <inheritdoc/>
    protected override string[] CommandOf(StoragePoolDef pool)
    {
        string[] command = MountCommandOf(pool);
        command[0] = tools is null ? command[0] : Path.Combine(tools, command[0]);
        return command;
    }
}
