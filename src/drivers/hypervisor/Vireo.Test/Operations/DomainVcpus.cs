using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Virtual processors: number, affinity, times.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    [Accepts(DomainVcpuFlags.Live | DomainVcpuFlags.Config | DomainVcpuFlags.Maximum)]
    public override ValueTask<int> DomainGetVcpusAsync(DomainRef domain, DomainVcpuFlags flags, CancellationToken cancellationToken)
    {
        return Done(Read(domain, d =>
        {
            var config = Chosen(d, (uint)flags & 3);
            return (int)((flags & DomainVcpuFlags.Maximum) != 0 ? config.MaxVcpus : config.Vcpus);
        }));
    }

    /// <inheritdoc/>
    [Accepts(DomainVcpuFlags.Live | DomainVcpuFlags.Config | DomainVcpuFlags.Maximum)]
    public override ValueTask DomainSetVcpusAsync(DomainRef domain, uint count, DomainVcpuFlags flags, CancellationToken cancellationToken)
    {
        bool maximum = (flags & DomainVcpuFlags.Maximum) != 0;
        if (count > MaxVcpus)
        {
            throw TestDomainErrors.VcpusAboveSupported((int)count, MaxVcpus);
        }

        return ChangeAsync(domain, d =>
        {
            var impact = Impact(d.View, (uint)flags & 3);
            int limit = Math.Min(
                impact.Live ? d.View.Live!.MaxVcpus : int.MaxValue, impact.Config && !maximum ? d.View.Config.MaxVcpus : int.MaxValue);
            if (count > limit)
            {
                throw TestDomainErrors.VcpusAboveMaximum(count, limit);
            }

            Apply(d, impact, def =>
            {
                if (maximum)
                {
                    VcpuSettings.SetMaximum(def, count);
                }
                else
                {
                    VcpuSettings.SetCurrent(def, count);
                }
            });
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<DomainVcpuInfo>> DomainGetVcpusAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        int host = HostCpus;
        return Done<IReadOnlyList<DomainVcpuInfo>>(Read(domain, d =>
        {
            var def = (d.Live ?? throw TestDomainErrors.VcpusOfInactive()).Read();
            var list = new List<DomainVcpuInfo>(d.Live.Vcpus);
            for (uint i = 0; i < d.Live.Vcpus; i++)
            {
                var set = VcpuSettings.PinOf(def, i);
                int cpu = 0;
                for (int c = 0; c < host; c++)
                {
                    cpu = set is null || set[c] ? c : cpu;
                }

                list.Add(new DomainVcpuInfo(i, VcpuState.Running, NowMicroseconds / 10, cpu, CpuMaps.Map(set, host)));
            }

            return list;
        }));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask DomainPinVcpuAsync(
        DomainRef domain, uint vcpu, ReadOnlyMemory<byte> cpuMap, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        return DomainPinVcpuLegacyAsync(domain, vcpu, cpuMap, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask DomainPinVcpuLegacyAsync(
        DomainRef domain, uint vcpu, ReadOnlyMemory<byte> cpuMap, CancellationToken cancellationToken)
    {
        var set = CpuMaps.SetOf(cpuMap.Span);
        return ChangeAsync(
            domain,
            d =>
            {
                var live = d.View.Live ?? throw TestDomainErrors.PinInactive();
                if (vcpu >= live.Vcpus)
                {
                    throw TestDomainErrors.VcpuUnknown(vcpu);
                }

                var pinned = live.With(def => VcpuSettings.Pin(def, vcpu, set));
                d.Update(v => v with { Live = pinned });
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(uint.MaxValue)]
    public override ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> DomainGetVcpuPinInfoAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        // Unknown flags are no error here.
        int host = HostCpus;
        return Done<IReadOnlyList<ReadOnlyMemory<byte>>>(Read(domain, d =>
        {
            var def = Chosen(d, (uint)flags & 3).Read();
            var list = new List<ReadOnlyMemory<byte>>();
            for (uint i = 0; i < (def.Vcpu?.Maximum ?? 1); i++)
            {
                list.Add(CpuMaps.Map(VcpuSettings.PinOf(def, i), host));
            }

            return list;
        }));
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainPinEmulatorAsync(
        DomainRef domain, ReadOnlyMemory<byte> cpuMap, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var set = CpuMaps.SetOf(cpuMap.Span);
        return ChangeOneAsync(domain, (uint)flags, def =>
            (def.Cputune ??= new CpuTune()).EmulatorPin = set.IsEmpty
                ? throw DomainErrors.PinToNothing(ErrorDomain.Test) : set, cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<ReadOnlyMemory<byte>> DomainGetEmulatorPinInfoAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        int host = HostCpus;
        return Done(Read(domain, d =>
        {
            var def = Chosen(d, (uint)flags).Read();
            return (ReadOnlyMemory<byte>)CpuMaps.Map(def.Cputune?.EmulatorPin ?? def.Vcpu?.Cpuset, host);
        }));
    }

    /// <inheritdoc/>
    [Accepts(TypedParameterFlags.ParamStringOkay)]
    public override ValueTask<IReadOnlyList<TypedParameterList>> DomainGetCpuStatsAsync(
        DomainRef domain, int startCpu, uint cpuCount, uint flags, CancellationToken cancellationToken)
    {

        // Fixed figures: times of two host processors, and what the domain used of them together.
        const ulong total = 48772617035, perCpu = total / 2, vcpu = 23151740627;
        const int cpus = 2;
        return Done<IReadOnlyList<TypedParameterList>>(ReadActive(domain, _ =>
        {
            if (startCpu == -1)
            {
                return (List<TypedParameterList>)
                [
                    new TypedParameterList { { "cpu_time", total }, { "user_time", 5540000000UL }, { "system_time", 6460000000UL } },
                ];
            }

            if (startCpu > cpus - 1)
            {
                throw TestDomainErrors.StartCpuTooHigh(startCpu, cpus - 1);
            }

            var list = new List<TypedParameterList>();
            for (int i = startCpu; i < cpus && (cpuCount == 0 || list.Count < cpuCount); i++)
            {
                list.Add(new TypedParameterList { { "cpu_time", perCpu + (ulong)i }, { "vcpu_time", vcpu + (ulong)i } });
            }

            return list;
        }));
    }

    private int HostCpus => Driver.Node.Info.Nodes * Driver.Node.Info.Sockets * Driver.Node.Info.Cores * Driver.Node.Info.Threads;
}
