using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Memory: size, limits, NUMA policy, statistics, content.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    public override ValueTask<ulong> DomainGetMaxMemoryAsync(DomainRef domain, CancellationToken cancellationToken) =>
        Done(Find(domain).Current.MaxMemory);

    /// <inheritdoc/>
    [Accepts(DomainMemoryModFlags.Live | DomainMemoryModFlags.Config | DomainMemoryModFlags.Maximum)]
    public override ValueTask DomainSetMemoryAsync(
        DomainRef domain, ulong memory, DomainMemoryModFlags flags, CancellationToken cancellationToken)
    {
        bool maximum = (flags & DomainMemoryModFlags.Maximum) != 0;
        return ChangeAsync(domain, d =>
        {
            var impact = OneImpact(d.View, (uint)flags);
            if (maximum)
            {
                if (impact.Live)
                {
                    throw DomainErrors.MaxMemoryOfActive(ErrorDomain.Test);
                }

                Apply(d, impact, def =>
                {
                    def.Memory = memory;
                    def.CurrentMemory = Math.Min(def.CurrentMemory ?? memory, memory);
                });
                return;
            }

            if ((impact.Live && memory > d.View.Live!.MaxMemory) || (impact.Config && memory > d.View.Config.MaxMemory))
            {
                throw DomainErrors.MemoryAboveMaximum(ErrorDomain.Test);
            }

            Apply(d, impact, def => def.CurrentMemory = memory);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<DomainMemoryStat>> DomainMemoryStatsAsync(
        DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        return Done<IReadOnlyList<DomainMemoryStat>>(ReadActive(domain, static d =>
        {
            var live = d.Live!;
            if (live.Read().Devices.MemoryBalloon is not { Model: MemoryBalloonModel.Virtio })
            {
                return [];
            }

            // An invented guest: half of what it has is in use, a bit of it as disk cache.
            ulong actual = live.Memory, half = actual / 2;
            return (List<DomainMemoryStat>)
            [
                new(DomainMemoryStatTags.ActualBalloon, actual), new(DomainMemoryStatTags.SwapIn, 0), new(DomainMemoryStatTags.SwapOut, 0),
                new(DomainMemoryStatTags.MajorFault, 0), new(DomainMemoryStatTags.MinorFault, 0), new(DomainMemoryStatTags.Unused, half),
                new(DomainMemoryStatTags.Available, actual), new(DomainMemoryStatTags.Usable, half),
                new(DomainMemoryStatTags.LastUpdate, (ulong)d.Guest.Seconds), new(DomainMemoryStatTags.DiskCaches, actual / 8),
                new(DomainMemoryStatTags.HugetlbPgalloc, 0), new(DomainMemoryStatTags.HugetlbPgfail, 0), new(
                    DomainMemoryStatTags.Rss, half),
            ];
        }));
    }

    /// <inheritdoc/>
    [Accepts(DomainMemoryModFlags.Live | DomainMemoryModFlags.Config)]
    public override ValueTask DomainSetMemoryStatsPeriodAsync(
        DomainRef domain, int period, DomainMemoryModFlags flags, CancellationToken cancellationToken)
    {
        return ChangeOneAsync(domain, (uint)flags, def =>
        {
            var balloon = def.Devices.MemoryBalloon is { Model: MemoryBalloonModel.Virtio } b
                ? b
                : throw DomainErrors.NoBalloonForPeriod(ErrorDomain.Test);
            balloon.StatsPeriod = period > 0 ? (uint)period : null;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<TypedParameterList> DomainGetMemoryParametersAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        return Done(Read(domain, d => MemoryLimits.Get(Chosen(d, (uint)flags).Read())));
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainSetMemoryParametersAsync(
        DomainRef domain, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        MemoryLimits.Check(parameters);
        return ChangeOneAsync(domain, (uint)flags, def => MemoryLimits.Set(def, parameters, ErrorDomain.Test), cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<TypedParameterList> DomainGetNumaParametersAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        return Done(Read(domain, d => MemoryLimits.GetNuma(Chosen(d, (uint)flags).Read())));
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainSetNumaParametersAsync(
        DomainRef domain, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var (mode, nodes) = MemoryLimits.ReadNuma(parameters, ErrorDomain.Test);
        return ChangeAsync(domain, d => Apply(d, OneImpact(d.View, (uint)flags & 3), def =>
        {
            // How a running guest's memory is bound cannot be changed once it is.
            var bound = def.Numatune?.Memory;
            if (bound is not null && mode is not null && mode != bound.Mode && OneImpact(d.View, (uint)flags & 3).Live)
            {
                throw TestDomainErrors.NumaModeOfRunning();
            }

            if ((nodes ?? bound?.Nodeset) is null)
            {
                throw DomainDocumentErrors.NodesetMissing();
            }

            MemoryLimits.SetNuma(def, mode, nodes);
        }), cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainMemoryFlags.Virtual | DomainMemoryFlags.Physical)]
    public override ValueTask<ReadOnlyMemory<byte>> DomainMemoryPeekAsync(
        DomainRef domain, ulong offset, uint size, DomainMemoryFlags flags, CancellationToken cancellationToken)
    {
        if (flags is not (DomainMemoryFlags.Virtual or DomainMemoryFlags.Physical))
        {
            throw DomainErrors.MemoryPeekKind(ErrorDomain.Test);
        }

        return Done(ReadActive(domain, _ =>
        {
            // Every byte of a simulated guest is its own address.
            var data = new byte[size];
            for (uint i = 0; i < size; i++)
            {
                data[i] = (byte)(offset + i);
            }

            return (ReadOnlyMemory<byte>)data;
        }));
    }

}
