using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>A volume group of LVM: its logical volumes are the volumes.</summary>
internal sealed class LogicalBackend : PoolBackend
{
    public LogicalBackend() => Volumes = new LogicalVolumes(this);

    /// <inheritdoc/>
    public override StoragePoolType Type => StoragePoolType.Logical;

    /// <inheritdoc/>
    public override VolumeBackend Volumes { get; }

    /// <summary>The group's name.</summary>
    public static string GroupOf(StoragePoolDef pool) => pool.Source?.Name ?? "";

    /// <inheritdoc/>
    public override ValueTask<bool> CheckAsync(StoragePoolDef pool, CancellationToken cancellationToken) =>
        ValueTask.FromResult(FileStatus.Read(TargetOf(pool)) is { Kind: FileKind.Folder });

    /// <inheritdoc/>
    public override async ValueTask StartAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        string group = GroupOf(pool);
        IReadOnlyList<StoragePoolSource> found = await FindAsync(cancellationToken).ConfigureAwait(false);
        StoragePoolSource source = found.FirstOrDefault(s => s.Name == group) ?? throw PoolErrors.NoGroup(group);
        if (pool.Source!.Devices is { Count: > 0 } wanted && !wanted.Exists(d => source.Devices.Exists(f => f.Path == d.Path)))
        {
            throw PoolErrors.NoGroupDevices(group);
        }

        await HostTool.RunAsync(LvmCommand.Activate(group, true), cancellationToken).ConfigureAwait(false);
        await RecoverAsync(pool, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<PoolContents> RefreshAsync(
        StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken)
    {
        await HostTool.SettleAsync(cancellationToken).ConfigureAwait(false);
        string output = await HostTool.RunAsync(LvmCommand.ReportVolumes(GroupOf(pool)), cancellationToken).ConfigureAwait(false);
        var volumes = new List<Volume>();
        foreach (StorageVolDef volume in LvmReport.Volumes(output, TargetOf(pool)))
        {
            if (!Volume.IsHidden(volume.Name!) && BlockVolumes.Describe(volume))
            {
                volumes.Add(new Volume(volume));
            }
        }

        return (await MeasureAsync(pool, cancellationToken).ConfigureAwait(false)).Of(volumes);
    }

    private static async ValueTask<PoolContents> MeasureAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        string output = await HostTool.RunAsync(LvmCommand.ReportGroup(GroupOf(pool)), cancellationToken).ConfigureAwait(false);
        return LvmReport.Group(output) is var (capacity, free)
            ? PoolContents.Empty with { Capacity = capacity, Available = free, Allocation = capacity - free }
            : PoolContents.Empty;
    }

    /// <inheritdoc/>
    public override async ValueTask StopAsync(StoragePoolDef pool, CancellationToken cancellationToken) =>
        await HostTool.RunAsync(LvmCommand.Activate(GroupOf(pool), false), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask BuildAsync(StoragePoolDef pool, StoragePoolBuildFlags flags, CancellationToken cancellationToken)
    {
        DeviceProbe.CheckFlags(flags, "virStorageBackendLogicalBuildPool");
        string[] devices = [.. pool.Source!.Devices.Select(static d => d.Path ?? "")];
        var made = new List<string>();
        try
        {
            foreach (string device in devices)
            {
                await DeviceProbe.PrepareAsync(device, flags, cancellationToken).ConfigureAwait(false);
                await HostTool.RunAsync(LvmCommand.MakeDevice(device), cancellationToken).ConfigureAwait(false);
                made.Add(device);
            }

            await HostTool.RunAsync(LvmCommand.MakeGroup(GroupOf(pool), devices), cancellationToken).ConfigureAwait(false);
        }
        catch (VirException)
        {
            // Only what this call made goes again.
            foreach (string device in made)
            {
                await HostTool.TryAsync(LvmCommand.RemoveDevice(device), CancellationToken.None).ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DeleteAsync(StoragePoolDef pool, StoragePoolDeleteFlags flags, CancellationToken cancellationToken)
    {
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)flags, "virStorageBackendLogicalDeletePool");
        }

        await HostTool.RunAsync(LvmCommand.RemoveGroup(GroupOf(pool)), cancellationToken).ConfigureAwait(false);
        foreach (StoragePoolDevice device in pool.Source!.Devices)
        {
            await HostTool.TryAsync(LvmCommand.RemoveDevice(device.Path ?? ""), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<string> FindSourcesAsync(string? specification, CancellationToken cancellationToken) =>
        SourceList.Format(await FindAsync(cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async ValueTask RecoverAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        string output = await HostTool.RunAsync(LvmCommand.ReportVolumes(GroupOf(pool)), cancellationToken).ConfigureAwait(false);
        foreach (StorageVolDef left in LvmReport.Volumes(output, TargetOf(pool)).Where(static v => Volume.IsHidden(v.Name!)))
        {
            await HostTool.TryAsync(LvmCommand.Remove(left.Target!.Path!), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<StoragePoolSource>> FindAsync(CancellationToken cancellationToken)
    {
        await HostTool.TryAsync(LvmCommand.Scan, cancellationToken).ConfigureAwait(false);
        string output = await HostTool.RunAsync(LvmCommand.ReportDevices, cancellationToken).ConfigureAwait(false);
        return
        [
            .. LvmReport.Devices(output).GroupBy(static d => d.Group, StringComparer.Ordinal).Select(static g => new StoragePoolSource
            {
                Name = g.Key, Format = "lvm2", Devices = [.. g.Select(static d => new StoragePoolDevice { Path = d.Device })],
            }),
        ];
    }

    private static string TargetOf(StoragePoolDef pool) => pool.Target?.Path ?? "";
}
