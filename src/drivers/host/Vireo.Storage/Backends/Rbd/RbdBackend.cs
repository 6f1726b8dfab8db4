using System.Buffers.Text;
using System.Text;
using Vireo.Documents;
using Vireo.Drivers.Host;

namespace Vireo.Drivers.Storage;

/// <summary>
/// A pool of Ceph: its images (RBD) are the volumes. Ceph's own tools do the work; how they reach the cluster, and the key, stand in a file
/// in memory that ends with the question, or with the daemon.
/// </summary>
/// <param name="host">The host's secrets.</param>
/// <param name="tools">The folder of the tools; null looks for them in PATH.</param>
internal sealed class RbdBackend(HostServices host, string? tools = null) : PoolBackend
{
    private const int AtOnce = 8;
    private VolumeBackend? _volumes;

    /// <inheritdoc/>
    public override StoragePoolType Type => StoragePoolType.Rbd;

    /// <inheritdoc/>
    public override bool IsAvailable => tools is not null || Posix.Host.FindProgram("rbd") is not null;

    /// <inheritdoc/>
    public override VolumeBackend Volumes => _volumes ??= new RbdVolumes(this);

    /// <inheritdoc/>
    public override bool IsOnHost => false;

    /// <summary>Ceph's name of the pool.</summary>
    public static string NameOf(StoragePoolDef pool) => pool.Source?.Name ?? "";

    /// <inheritdoc/>
    public override async ValueTask<PoolContents> RefreshAsync(
        StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken)
    {
        using RbdClient client = await OpenAsync(pool, cancellationToken).ConfigureAwait(false);
        string name = NameOf(pool);
        var images = RbdReport.Images(await client.RunAsync(RbdCommand.List(name), cancellationToken).ConfigureAwait(false))
            ?? throw RbdErrors.ImagesUnreadable(name);
        var space = RbdReport.Space(await client.RunAsync(RbdCommand.Space, cancellationToken).ConfigureAwait(false), name)
            ?? throw RbdErrors.SpaceUnreadable(name);
        using var turns = new SemaphoreSlim(AtOnce);
        Volume?[] volumes = await Task.WhenAll(images.Select(image => LookAsync(client, pool, image, known, turns, cancellationToken)))
            .ConfigureAwait(false);
        return (PoolContents.Empty with
        {
            Capacity = space.Capacity, Available = space.Available, Allocation = space.Allocation,
        }).Of([.. volumes.OfType<Volume>()]);
    }

    /// <summary>Makes everything ready for tools that ask the pool's cluster.</summary>
    /// <exception cref="VirException">The secret is missing, or the source says what a configuration cannot.</exception>
    public async ValueTask<RbdClient> OpenAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        byte[] configuration = Encoding.UTF8.GetBytes(RbdCommand.Configuration(pool));
        try
        {
            if (pool.Source!.Auth is { } auth)
            {
                using SecretValue value = await host.SecretValueAsync(
                    SecretUsageType.Ceph, auth.Secret?.Uuid, auth.Secret?.Usage, cancellationToken).ConfigureAwait(false);
                byte[] key = new byte[Base64.GetMaxEncodedToUtf8Length(value.Bytes.Length)];
                Base64.EncodeToUtf8(value.Bytes.Span, key, out _, out int length);
                configuration = [.. configuration, .. "key = "u8, .. key.AsSpan(0, length), (byte)'\n'];
                key.AsSpan().Clear();
            }

            return new RbdClient(pool, configuration, tools);
        }
        finally
        {
            configuration.AsSpan().Clear();
        }
    }

    // The size of an image's objects never changes: it is asked for once. An image that is gone meanwhile is left out.
    private static async Task<Volume?> LookAsync(
        RbdClient client, StoragePoolDef pool, RbdReport.Image image, PoolContents known, SemaphoreSlim turns,
        CancellationToken cancellationToken)
    {
        ulong unit = known.ByName.GetValueOrDefault(image.Name)?.Stamp is { } stamp && stamp.Inode == image.Number ? stamp.Device : 0;
        ulong? used = null;
        bool counts = pool.RefreshAllocation == StoragePoolRefresh.Default;
        if (unit == 0 || counts)
        {
            await turns.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                unit = unit > 0 ? unit
                    : RbdReport.ObjectSize(await AskAsync(RbdCommand.Describe(NameOf(pool), image.Name)).ConfigureAwait(false)) ?? 0;
                used = counts ? RbdReport.Usage(await AskAsync(RbdCommand.Usage(NameOf(pool), image.Name)).ConfigureAwait(false)) : null;
            }
            finally
            {
                turns.Release();
            }
        }

        return unit == 0 ? null : new Volume(RbdVolumes.Describe(pool, image, unit, used))
        {
            Stamp = new FileStamp(unit, image.Number, (long)image.Size, 0, 0),
        };

        async Task<string> AskAsync(string[] command)
        {
            HelperResult result = await client.TryAsync(command, cancellationToken).ConfigureAwait(false);
            return result.Exit.Succeeded ? result.Output : "";
        }
    }
}
