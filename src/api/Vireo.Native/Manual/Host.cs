using System.Runtime.InteropServices;
using Vireo.Protocol;

namespace Vireo.Native;

/// <content>The host: tables that the caller provides.</content>
internal static unsafe partial class Exports
{
    private const int StatSize = 88;

    private static partial int virNodeGetCellsFreeMemory(nint conn, ulong* freeMems, int startCell, int maxCells)
    {
        const string Function = nameof(virNodeGetCellsFreeMemory);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        Results.Require(freeMems != null, "freeMems", Function);
        if (maxCells <= 0)
        {
            throw Errors.ArgumentNotPositive("maxCells", Function);
        }

        if (startCell < 0)
        {
            throw Errors.ArgumentNegative("startCell", Function);
        }

        var cells = Waiting.For(self.Driver(DriverGroup.Hypervisor, Function).NodeGetCellsFreeMemoryAsync(startCell, maxCells, default));
        return Results.Copy(cells, freeMems, maxCells);
    }

    private static partial int virNodeGetFreePages(
        nint conn, uint npages, uint* pages, int startCell, uint cellCount, ulong* counts, uint flags)
    {
        const string Function = nameof(virNodeGetFreePages);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        if (npages == 0)
        {
            throw Errors.ArgumentZero("npages", Function);
        }

        Results.Require(pages != null, "pages", Function);
        if (cellCount == 0)
        {
            throw Errors.ArgumentZero("cellCount", Function);
        }

        Results.Require(counts != null, "counts", Function);
        var sizes = Arguments.Numbers(pages, npages, int.MaxValue, "pages", "npages", Function);
        var free = Waiting.For(self.Driver(DriverGroup.Hypervisor, Function).NodeGetFreePagesAsync(
            sizes, startCell, cellCount, flags, default));
        return Results.Copy(free, counts, (long)npages * cellCount);
    }

    private static partial int virNodeAllocPages(
        nint conn, uint npages, uint* pageSizes, ulong* pageCounts, int startCell, uint cellCount, uint flags)
    {
        const string Function = nameof(virNodeAllocPages);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        self.RequireWrite(Function);
        if (npages == 0)
        {
            throw Errors.ArgumentZero("npages", Function);
        }

        var sizes = Arguments.Numbers(pageSizes, npages, int.MaxValue, "pageSizes", "npages", Function);
        var counts = Arguments.Numbers(pageCounts, npages, int.MaxValue, "pageCounts", "npages", Function);
        if (cellCount == 0)
        {
            throw Errors.ArgumentZero("cellCount", Function);
        }

        return Waiting.For(self.Driver(DriverGroup.Hypervisor, Function).NodeAllocPagesAsync(
            sizes, counts, startCell, cellCount, (NodeAllocPagesFlags)flags, default));
    }

    private static partial int virConnectGetCPUModelNames(nint conn, byte* arch, byte*** models, uint flags)
    {
        const string Function = nameof(virConnectGetCPUModelNames);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        string architecture = Arguments.Text(arch, "arch", Function);
        var names = Waiting.For(self.Driver(DriverGroup.Hypervisor, Function).GetCpuModelNamesAsync(architecture, flags, default));

        // Without a place only the number is wanted.
        return models == null ? names.Count : Results.Texts(names, models);
    }

    private static partial int virNodeGetCPUMap(nint conn, byte** cpumap, uint* online, uint flags)
    {
        const string Function = nameof(virNodeGetCPUMap);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        var map = Waiting.For(self.Driver(DriverGroup.Hypervisor, Function).NodeGetCpuMapAsync(flags, default));
        if (cpumap != null)
        {
            *cpumap = Results.Bytes(map.Map.Span);
        }

        if (online != null)
        {
            *online = map.Online;
        }

        return map.Count;
    }

    private static partial int virNodeGetCPUStats(nint conn, int cpuNum, nint @params, int* nparams, uint flags)
    {
        const string Function = nameof(virNodeGetCPUStats);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        RequireStatsRoom(nparams, cpuNum, "cpuNum", Function);
        var driver = self.Driver(DriverGroup.Hypervisor, Function);
        if (*nparams == 0 && Waiting.For(driver.NodeGetCpuStatsCountAsync(cpuNum, flags, default)) is { } count)
        {
            *nparams = count;
            return 0;
        }

        var stats = Waiting.For(driver.NodeGetCpuStatsAsync(cpuNum, flags, default));
        return GiveStats(stats, static s => (s.Field, s.Value), (byte*)@params, nparams, Function);
    }

    private static partial int virNodeGetMemoryStats(nint conn, int cellNum, nint @params, int* nparams, uint flags)
    {
        const string Function = nameof(virNodeGetMemoryStats);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        RequireStatsRoom(nparams, cellNum, "cellNum", Function);
        var driver = self.Driver(DriverGroup.Hypervisor, Function);
        if (*nparams == 0 && Waiting.For(driver.NodeGetMemoryStatsCountAsync(cellNum, flags, default)) is { } count)
        {
            *nparams = count;
            return 0;
        }

        var stats = Waiting.For(driver.NodeGetMemoryStatsAsync(cellNum, flags, default));
        return GiveStats(stats, static s => (s.Field, s.Value), (byte*)@params, nparams, Function);
    }

    private static void RequireStatsRoom(int* count, int number, string name, string function)
    {
        Results.Require(count != null, "nparams", function);
        if (*count < 0)
        {
            throw Errors.ArgumentNegative("*nparams", function);
        }

        if (number < -1)
        {
            throw ArgumentErrors.TooNegative(function, name);
        }
    }

    private static int GiveStats<T>(
        IReadOnlyList<T> stats, Func<T, (string Field, ulong Value)> read, byte* target, int* count, string function)
    {
        if (*count == 0)
        {
            *count = stats.Count;
            return 0;
        }

        Results.Require(target != null, "params", function);
        *count = Math.Min(*count, stats.Count);
        for (int i = 0; i < *count; i++)
        {
            (string field, ulong value) = read(stats[i]);
            Results.Characters(field, target + (i * StatSize), CTypedParameter.FieldLength);
            *(ulong*)(target + (i * StatSize) + CTypedParameter.FieldLength) = value;
        }

        return 0;
    }
}
