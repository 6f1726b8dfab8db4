using Vireo.Drivers.Host;
using Vireo.Drivers.Host.CpuModels;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu;

/// <content>The connection, the host, and what emulators can do.</content>
public sealed partial class QemuConnection
{
    private const ulong OwnVersion = 11003000;

    /// <inheritdoc/>
    public override ValueTask<string> GetHypervisorTypeAsync(CancellationToken cancellationToken) => ValueTask.FromResult("QEMU");

    /// <inheritdoc/>
    public override async ValueTask<ulong> GetHypervisorVersionAsync(CancellationToken cancellationToken)
    {
        string emulator = QemuCapabilitiesCache.FindEmulator(QemuArch.Host)
            ?? throw Errors.Internal(ErrorDomain.Qemu, $"Cannot find suitable emulator for {QemuArch.Host}");
        return (await Driver.Capabilities.GetAsync(emulator, cancellationToken).ConfigureAwait(false)).Version;
    }

    /// <inheritdoc/>
    public override ValueTask<ulong> GetLibraryVersionAsync(CancellationToken cancellationToken) => ValueTask.FromResult(OwnVersion);

    /// <inheritdoc/>
    public override ValueTask<string> GetHostnameAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Environment.MachineName);

    /// <inheritdoc/>
    public override ValueTask<string> GetUriAsync(CancellationToken cancellationToken) => ValueTask.FromResult(uri);

    /// <inheritdoc/>
    public override ValueTask<bool> ConnectionIsSecureAsync(CancellationToken cancellationToken) => ValueTask.FromResult(true);

    /// <inheritdoc/>
    public override ValueTask<int> GetMaxVcpusAsync(string? type, CancellationToken cancellationToken) =>
        type is null or "qemu" or "kvm" ? ValueTask.FromResult(16) : throw Errors.InvalidArgument(ErrorDomain.Qemu, $"unknown type '{type}'");

    /// <inheritdoc/>
    public override async ValueTask<string> GetCapabilitiesAsync(CancellationToken cancellationToken) =>
        (await HostDocument.BuildAsync(Driver, cancellationToken).ConfigureAwait(false)).Format();

    /// <inheritdoc/>
    public override async ValueTask<string> GetDomainCapabilitiesAsync(
        string? emulator, string? architecture, string? machine, string? virtType, ConnectGetDomainCapabilitiesFlags flags, CancellationToken cancellationToken)
    {
        string arch = architecture ?? QemuArch.Host;
        string path = emulator ?? QemuCapabilitiesCache.FindEmulator(arch)
            ?? throw Errors.InvalidArgument(ErrorDomain.Qemu, $"unable to find any emulator to serve '{arch}' architecture");
        var caps = await Driver.Capabilities.GetAsync(path, cancellationToken).ConfigureAwait(false);
        string type = virtType ?? (caps.Kvm is not null ? "kvm" : "qemu");
        if (type is not ("qemu" or "kvm"))
        {
            throw Errors.InvalidArgument(ErrorDomain.Qemu, $"unknown virttype: {type}");
        }

        if (!caps.Supports(type))
        {
            throw Errors.InvalidArgument(ErrorDomain.Qemu, $"the accel '{type}' is not supported by '{path}' on this host");
        }

        var found = machine is null ? caps.DefaultMachine(type) : caps.FindMachine(type, machine);
        return found is null
            ? throw Errors.InvalidArgument(ErrorDomain.Qemu, $"the machine '{machine}' is not supported by emulator '{path}'")
            : DomainCapabilitiesDocument.Format(caps, found, type, arch, Driver.Firmware);
    }

    /// <inheritdoc/>
    public override ValueTask<NodeInfo> NodeGetInfoAsync(CancellationToken cancellationToken)
    {
        var shape = HostCpu.Read(Driver.Host, QemuArch.Host);
        return ValueTask.FromResult(new NodeInfo(
            QemuArch.Host, HostMemory.TotalKiB(Driver.Host), shape.Cpus, shape.Mhz, shape.Nodes, shape.Sockets, shape.Cores, shape.Threads));
    }

    /// <inheritdoc/>
    public override ValueTask<ulong> NodeGetFreeMemoryAsync(CancellationToken cancellationToken) => ValueTask.FromResult(HostMemory.FreeKiB(Driver.Host) * 1024);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<ulong>> NodeGetCellsFreeMemoryAsync(int startCell, int maxCells, CancellationToken cancellationToken)
    {
        var free = new List<ulong>();
        foreach (int node in HostMemory.Nodes(Driver.Host).Members())
        {
            if (node >= startCell && free.Count < maxCells)
            {
                free.Add((HostMemory.Read(Driver.Host, node)?.Free ?? 0) * 1024);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<ulong>>(free);
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<NodeCpuStat>> NodeGetCpuStatsAsync(int cpu, uint flags, CancellationToken cancellationToken)
    {
        var times = HostCpuStats.Read(Driver.Host, cpu)
            ?? throw Errors.InvalidArgument(ErrorDomain.None, $"Invalid cpuNum in virNodeGetCPUStats");
        return ValueTask.FromResult<IReadOnlyList<NodeCpuStat>>(
            [new("kernel", times.Kernel), new("user", times.User), new("idle", times.Idle), new("iowait", times.IoWait)]);
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<NodeMemoryStat>> NodeGetMemoryStatsAsync(int cell, uint flags, CancellationToken cancellationToken)
    {
        var memory = HostMemory.Read(Driver.Host, cell) ?? throw Errors.InvalidArgument(ErrorDomain.None, "cellNum in virNodeGetMemoryStats must be less than or equal to 0");
        var stats = new List<NodeMemoryStat> { new("total", memory.Total), new("free", memory.Free) };
        if (memory.Buffers is { } buffers)
        {
            stats.Add(new("buffers", buffers));
        }

        if (memory.Cached is { } cached)
        {
            stats.Add(new("cached", cached));
        }

        return ValueTask.FromResult<IReadOnlyList<NodeMemoryStat>>(stats);
    }

    /// <inheritdoc/>
    public override ValueTask<NodeCpuMap> NodeGetCpuMapAsync(CancellationToken cancellationToken)
    {
        var present = HostCpu.Present(Driver.Host);
        var online = HostCpu.Online(Driver.Host);
        return ValueTask.FromResult(new NodeCpuMap(online.ToMap((present.Last + 8) / 8), (uint)online.Count, present.Last + 1));
    }

    /// <inheritdoc/>
    public override ValueTask<NodeSecurityModel> NodeGetSecurityModelAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new NodeSecurityModel("none", "0"));

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<string>> GetCpuModelNamesAsync(string architecture, uint flags, CancellationToken cancellationToken)
    {
        string path = QemuCapabilitiesCache.FindEmulator(architecture) ?? throw Errors.InvalidArgument(ErrorDomain.Qemu, $"cannot find architecture {architecture}");
        var caps = await Driver.Capabilities.GetAsync(path, cancellationToken).ConfigureAwait(false);
        return [.. caps.For("qemu").Cpus.Select(c => c.Name).Where(DomainCapabilitiesDocument.IsNamedModel)];
    }
}
