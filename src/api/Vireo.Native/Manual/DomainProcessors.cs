using Vireo.Protocol;

namespace Vireo.Native;

/// <content>Virtual processors: flat maps of the caller's.</content>
internal static unsafe partial class Exports
{
    private static partial int virDomainGetVcpus(nint domain, nint info, int maxinfo, byte* cpumaps, int maplen)
    {
        const string Function = nameof(virDomainGetVcpus);
        const int Size = 24;
        var self = Arguments.Object<DomainRef>(domain, Function);
        Results.Require(info != 0, "info", Function);
        if (maxinfo <= 0)
        {
            throw Errors.ArgumentNotPositive("maxinfo", Function);
        }

        RequireMap(cpumaps, maplen, Function);
        Arguments.TableSize((uint)maxinfo, (uint)maplen, Function);
        var found = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainGetVcpusAsync(self.Reference, default));
        int count = Math.Min(maxinfo, found.Count);
        for (int i = 0; i < count; i++)
        {
            nint target = info + (i * Size);
            *(uint*)target = found[i].Number;
            *(int*)(target + 4) = (int)found[i].State;
            *(ulong*)(target + 8) = found[i].CpuTime;
            *(int*)(target + 16) = found[i].Cpu;
            PutMap(found[i].CpuMap, cpumaps, i, maplen);
        }

        return count;
    }

    private static partial int virDomainGetVcpuPinInfo(nint domain, int ncpumaps, byte* cpumaps, int maplen, uint flags)
    {
        const string Function = nameof(virDomainGetVcpuPinInfo);
        var self = Arguments.Object<DomainRef>(domain, Function);
        Results.Require(cpumaps != null, "cpumaps", Function);
        if (ncpumaps <= 0)
        {
            throw Errors.ArgumentNotPositive("ncpumaps", Function);
        }

        if (maplen <= 0)
        {
            throw Errors.ArgumentNotPositive("maplen", Function);
        }

        Arguments.TableSize((uint)ncpumaps, (uint)maplen, Function);
        RequireOneImpact(flags, Function);
        var maps = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainGetVcpuPinInfoAsync(
            self.Reference, (DomainModificationImpact)flags, default));
        int count = Math.Min(ncpumaps, maps.Count);
        for (int i = 0; i < count; i++)
        {
            PutMap(maps[i], cpumaps, i, maplen);
        }

        return count;
    }

    private static partial int virDomainGetEmulatorPinInfo(nint domain, byte* cpumap, int maplen, uint flags)
    {
        const string Function = nameof(virDomainGetEmulatorPinInfo);
        var self = Arguments.Object<DomainRef>(domain, Function);
        Results.Require(cpumap != null, "cpumap", Function);
        if (maplen <= 0)
        {
            throw Errors.ArgumentNotPositive("maplen", Function);
        }

        Arguments.CountInReason(maplen, "maplen", Function);
        RequireOneImpact(flags, Function);
        var map = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainGetEmulatorPinInfoAsync(
            self.Reference, (DomainModificationImpact)flags, default));
        PutMap(map, cpumap, 0, maplen);
        return map.IsEmpty ? 0 : 1;
    }

    private static partial int virDomainGetCPUStats(
        nint domain, CTypedParameter* @params, uint nparams, int start_cpu, uint ncpus, uint flags)
    {
        const string Function = nameof(virDomainGetCPUStats);
        var self = Arguments.Object<DomainRef>(domain, Function);
        if (start_cpu == -1 && ncpus != 1)
        {
            throw ArgumentErrors.SeveralCpusInSum(Function);
        }

        if (start_cpu < -1)
        {
            throw ArgumentErrors.StartCpuTooLow(Function);
        }

        if ((@params == null) != (nparams == 0))
        {
            throw @params == null ? Errors.ArgumentNull("params", Function) : Errors.ArgumentNotNull("params", Function);
        }

        Arguments.TableSize(nparams, ncpus, Function);

        if (ncpus == 0 && (start_cpu != 0 || @params != null))
        {
            throw start_cpu != 0
                ? ArgumentErrors.StartCpuNotZero(Function)
                : Errors.ArgumentNotNull("params", Function);
        }

        var found = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainGetCpuStatsAsync(
            self.Reference, start_cpu, ncpus, flags, default));
        if (ncpus == 0)
        {
            return found.Count;
        }

        int width = found.Count == 0 ? 0 : found.Max(list => list.Count);
        if (nparams == 0)
        {
            return width;
        }

        for (int cpu = 0; cpu < ncpus; cpu++)
        {
            for (int i = 0; i < nparams; i++)
            {
                CTypedParameter* target = @params + (cpu * nparams) + i;
                *target = default;
                if (cpu < found.Count && i < found[cpu].Count)
                {
                    TypedParameters.Write(found[cpu][i], target);
                }
            }
        }

        return (int)Math.Min((uint)width, nparams);
    }

    private static void RequireMap(byte* map, int length, string function)
    {
        if (map != null && length <= 0)
        {
            throw Errors.ArgumentNotPositive("maplen", function);
        }

        if (map == null && length != 0)
        {
            throw ArgumentErrors.MapLengthNotZero(function);
        }
    }

    private static void RequireOneImpact(uint flags, string function)
    {
        const uint Both = (uint)(DomainModificationImpact.Live | DomainModificationImpact.Config);
        if ((flags & Both) == Both)
        {
            throw Errors.FlagsExclusive("VIR_DOMAIN_AFFECT_LIVE", "VIR_DOMAIN_AFFECT_CONFIG", function);
        }
    }

    /// <summary>One row of a table of maps: cut or filled up with zeros.</summary>
    private static void PutMap(ReadOnlyMemory<byte> map, byte* table, int row, int width)
    {
        if (table == null)
        {
            return;
        }

        var target = new Span<byte>(table + ((long)row * width), width);
        target.Clear();
        map.Span[..Math.Min(width, map.Length)].CopyTo(target);
    }
}
