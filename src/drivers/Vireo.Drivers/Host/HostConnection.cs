using Vireo.Operations;

namespace Vireo.Drivers.Host;

/// <summary>
/// A connection of a driver whose guests run on this very machine: it answers every question about the host (<c>virNode…</c>) from /proc
/// and /sys. Derived drivers add their guests. It keeps no state of the host: each question reads anew.
/// </summary>
public abstract class HostConnection(ConnectionContext context, HostFiles files) : DriverConnection(context)
{
    private const string KsmFolder = "/sys/kernel/mm/ksm";

    /// <summary>KSM's parameters: libvirt's name, the kernel's file, and whether the number has 32 bits.</summary>
    private static readonly (string Name, string File, bool Narrow)[] s_ksm =
    [
        ("shm_pages_to_scan", "pages_to_scan", true),
        ("shm_sleep_millisecs", "sleep_millisecs", true),
        ("shm_pages_shared", "pages_shared", false),
        ("shm_pages_sharing", "pages_sharing", false),
        ("shm_pages_unshared", "pages_unshared", false),
        ("shm_pages_volatile", "pages_volatile", false),
        ("shm_full_scans", "full_scans", false),
        ("shm_merge_across_nodes", "merge_across_nodes", true),
    ];

    /// <summary>Where the host is read.</summary>
    protected HostFiles Files { get; } = files;

    /// <inheritdoc/>
    public override ValueTask<ulong> GetLibraryVersionAsync(CancellationToken cancellationToken) => ValueTask.FromResult(ApiVersion.Number);

    /// <inheritdoc/>
    public override ValueTask<string> GetHostnameAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(Environment.MachineName);

    /// <inheritdoc/>
    public override ValueTask<NodeInfo> NodeGetInfoAsync(CancellationToken cancellationToken)
    {
        string arch = HostCpu.Architecture;
        var shape = HostCpu.Read(Files, arch);
        return ValueTask.FromResult(new NodeInfo(
            arch, HostMemory.TotalKiB(Files), shape.Cpus, shape.Mhz, shape.Nodes, shape.Sockets, shape.Cores, shape.Threads));
    }

    /// <inheritdoc/>
    [Accepts(Function = "virHostCPUGetMap", Domain = ErrorDomain.None)]
    public override ValueTask<NodeCpuMap> NodeGetCpuMapAsync(uint flags, CancellationToken cancellationToken)
    {
        var present = HostCpu.Present(Files);
        var online = HostCpu.Online(Files);
        int count = present.Last + 1;
        return ValueTask.FromResult(new NodeCpuMap(online.ToMap(count), (uint)online.Count, count));
    }

    /// <inheritdoc/>
    public override ValueTask<int?> NodeGetCpuStatsCountAsync(int cpu, uint flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult<int?>(4);

    /// <inheritdoc/>
    [Accepts(Function = "virHostCPUGetStats", Domain = ErrorDomain.None)]
    public override ValueTask<IReadOnlyList<NodeCpuStat>> NodeGetCpuStatsAsync(int cpu, uint flags, CancellationToken cancellationToken)
    {
        if (cpu < (int)NodeCpuStatsSelector.Cpus || HostCpuStats.Read(Files, cpu) is not { } times)
        {
            throw HostInfoErrors.CpuNumber();
        }

        return ValueTask.FromResult<IReadOnlyList<NodeCpuStat>>(
            [new("kernel", times.Kernel), new("user", times.User), new("idle", times.Idle), new("iowait", times.IoWait)]);
    }

    /// <inheritdoc/>
    [Accepts(Function = "virHostMemGetStats", Domain = ErrorDomain.None)]
    public override ValueTask<IReadOnlyList<NodeMemoryStat>> NodeGetMemoryStatsAsync(
        int cell, uint flags, CancellationToken cancellationToken)
    {
        int last = HostMemory.Nodes(Files).Last;
        if (cell < (int)NodeMemoryStatsSelector.Cells || cell > last)
        {
            throw HostInfoErrors.CellNumber(last);
        }

        var memory = HostMemory.Read(Files, cell) ?? throw HostInfoErrors.NoStatsPrefix();
        var list = new List<NodeMemoryStat> { new("total", memory.Total), new("free", memory.Free) };
        if (memory.Buffers is { } buffers)
        {
            list.Add(new("buffers", buffers));
        }

        if (memory.Cached is { } cached)
        {
            list.Add(new("cached", cached));
        }

        return ValueTask.FromResult<IReadOnlyList<NodeMemoryStat>>(list);
    }

    /// <inheritdoc/>
    public override ValueTask<ulong> NodeGetFreeMemoryAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(HostMemory.FreeKiB(Files) * 1024);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<ulong>> NodeGetCellsFreeMemoryAsync(
        int startCell, int maxCells, CancellationToken cancellationToken)
    {
        var nodes = HostMemory.Nodes(Files);
        CheckCells(startCell, nodes.Last);
        var list = new List<ulong>();
        for (long cell = startCell; cell <= nodes.Last && list.Count < maxCells; cell++)
        {
            list.Add((HostMemory.Read(Files, (int)cell)?.Free ?? 0) * 1024);
        }

        return ValueTask.FromResult<IReadOnlyList<ulong>>(list);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<ulong>> NodeGetFreePagesAsync(
        IReadOnlyList<uint> pageSizes, int startCell, uint cellCount, uint flags, CancellationToken cancellationToken)
    {
        const int WholeHost = -1;
        int last = HostMemory.Nodes(Files).Last;
        if (startCell == WholeHost)
        {
            return ValueTask.FromResult<IReadOnlyList<ulong>>([.. pageSizes.Select(size => FreePagesOfAll(size, last))]);
        }

        if (startCell < 0)
        {
            throw HostInfoErrors.NodeUnavailable(startCell);
        }

        CheckCells(startCell, last);
        var list = new List<ulong>();
        for (long cell = startCell; cell <= last && cell < startCell + (long)cellCount; cell++)
        {
            var pages = HostMemory.Pages(Files, (int)cell);
            foreach (uint size in pageSizes)
            {
                int found = pages.FindIndex(p => p.SizeKiB == size);
                list.Add(found >= 0
                    ? pages[found].Free
                    : throw HostInfoErrors.PageSizeOfNodeUnavailable(size, cell));
            }
        }

        return ValueTask.FromResult<IReadOnlyList<ulong>>(list);
    }

    /// <inheritdoc/>
    [Accepts(Function = "virHostMemGetParameters", Domain = ErrorDomain.None)]
    public override ValueTask<TypedParameterList> NodeGetMemoryParametersAsync(
        TypedParameterFlags flags, CancellationToken cancellationToken)
    {
        var list = new TypedParameterList(s_ksm.Length);
        foreach (var (name, file, narrow) in s_ksm)
        {
            // A kernel without KSM, or of an age without one of the files, has that many parameters fewer.
            if (HostFiles.ReadNumber($"{KsmFolder}/{file}") is not { } value)
            {
                continue;
            }

            if (narrow)
            {
                list.Add(name, (uint)value);
            }
            else
            {
                list.Add(name, (ulong)value);
            }
        }

        return ValueTask.FromResult(list);
    }

    private ulong FreePagesOfAll(uint size, int last)
    {
        ulong sum = 0;
        bool any = false;
        for (int cell = 0; cell <= last; cell++)
        {
            foreach (var page in HostMemory.Pages(Files, cell).Where(p => p.SizeKiB == size))
            {
                any = true;
                sum += page.Free;
            }
        }

        return any ? sum : throw HostInfoErrors.PageSizeUnavailable(size);
    }

    private static void CheckCells(int start, int last)
    {
        if (start < 0 || start > last)
        {
            throw HostInfoErrors.StartCellOutOfRange(start, last);
        }
    }
}
