using Vireo.Drivers.Host;
using Vireo.Operations;
using Xunit;

namespace Vireo.Drivers.Tests.Host;

public sealed class HostConnectionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly Sample _host = new();

    [Fact]
    public async Task The_node_is_described_as_the_kernel_does()
    {
        var info = await _host.NodeGetInfoAsync(None);
        Assert.Equal(HostCpu.Architecture, info.Model);
        Assert.Equal(Environment.ProcessorCount, info.Cpus);
        Assert.True(info.Memory * 1024 > await _host.NodeGetFreeMemoryAsync(None));
        Assert.True(info.Cpus <= info.Nodes * info.Sockets * info.Cores * info.Threads);
    }

    [Fact]
    public async Task The_cpu_map_has_a_bit_for_each_online_cpu()
    {
        var map = await _host.NodeGetCpuMapAsync(0, None);
        int bits = 0;
        foreach (byte b in map.Map.Span)
        {
            bits += System.Numerics.BitOperations.PopCount(b);
        }

        Assert.Equal((int)map.Online, bits);
        Assert.Equal((map.Count + 7) / 8, map.Map.Length);
    }

    [Fact]
    public async Task Cells_that_are_not_there_are_refused_with_libvirts_words()
    {
        var cell = await Assert.ThrowsAsync<VirException>(async () => await _host.NodeGetCellsFreeMemoryAsync(4711, 1, None));
        Assert.StartsWith("internal error: start cell 4711 out of range (0-", cell.Message, StringComparison.Ordinal);
        var memory = await Assert.ThrowsAsync<VirException>(async () => await _host.NodeGetMemoryStatsAsync(4711, 0, None));
        Assert.StartsWith("cellNum in virHostMemGetStats must be less than or equal to ", memory.Message, StringComparison.Ordinal);
        var cpu = await Assert.ThrowsAsync<VirException>(async () => await _host.NodeGetCpuStatsAsync(4711, 0, None));
        Assert.Equal("Invalid cpuNum in virHostCPUGetStatsLinux", cpu.Message);
    }

    [Fact]
    public async Task All_cells_together_are_the_sum_that_meminfo_shows()
    {
        var cells = await _host.NodeGetCellsFreeMemoryAsync(0, 1024, None);
        Assert.NotEmpty(cells);
        var all = await _host.NodeGetMemoryStatsAsync(-1, 0, None);
        Assert.Equal(["total", "free", "buffers", "cached"], all.Select(s => s.Field));
    }

    private sealed class Sample() : HostConnection(new ConnectionContext(), HostFiles.Live);
}
