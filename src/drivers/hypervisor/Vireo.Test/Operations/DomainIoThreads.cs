using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>IO threads.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<IReadOnlyList<DomainIoThreadInfo>> DomainGetIoThreadInfoAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        return Done<IReadOnlyList<DomainIoThreadInfo>>(Read(domain, d =>
        {
            var config = Chosen(d, (uint)flags);
            var def = config.Read();
            var list = new List<DomainIoThreadInfo>();
            foreach (uint id in IoThreadSettings.Ids(def))
            {
                // Threads that are not pinned use as many processors as the domain has.
                var set = def.Cputune?.IoThreadPins.Find(p => p.Iothread == id)?.Cpuset
                    ?? CpuSet.Of([.. Enumerable.Range(0, config.Vcpus)]);
                list.Add(new DomainIoThreadInfo(id, CpuMaps.Map(set, HostCpus)));
            }

            return list;
        }));
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainPinIoThreadAsync(
        DomainRef domain, uint ioThreadId, ReadOnlyMemory<byte> cpuMap, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var set = CpuMaps.SetOf(cpuMap.Span);
        return ChangeOneAsync(domain, (uint)flags, def => IoThreadSettings.Pin(def, ioThreadId, set, ErrorDomain.Test), cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainAddIoThreadAsync(
        DomainRef domain, uint ioThreadId, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        if (ioThreadId == 0)
        {
            throw DomainErrors.IoThreadZero(ErrorDomain.Test);
        }

        return ChangeAsync(domain, d =>
        {
            Apply(d, OneImpact(d.View, (uint)flags), def => IoThreadSettings.Add(def, ioThreadId));
            d.Update(v => v with { IoThreads = v.IoThreads.Add(new TestIoThread(ioThreadId)) });
        }, cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainDelIoThreadAsync(
        DomainRef domain, uint ioThreadId, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        return ChangeAsync(domain, d =>
        {
            Apply(d, OneImpact(d.View, (uint)flags), def => IoThreadSettings.Remove(def, ioThreadId));
            d.Update(v => v.IoThreads.Find(t => t.Id == ioThreadId) is { } known ? v with { IoThreads = v.IoThreads.Remove(known) } : v);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live)]
    public override ValueTask DomainSetIoThreadParamsAsync(
        DomainRef domain, uint ioThreadId, TypedParameterList parameters, DomainModificationImpact flags,
            CancellationToken cancellationToken)
    {
        if (ioThreadId == 0)
        {
            throw DomainErrors.IoThreadZero(ErrorDomain.Test);
        }

        return ChangeAsync(domain, d =>
        {
            var (live, _) = Impact(d.View, (uint)flags);
            var def = (live ? d.View.Live! : d.View.Config).Read();
            if (!IoThreadSettings.Ids(def).Contains(ioThreadId))
            {
                throw TestDomainErrors.IoThreadUnknown(ioThreadId);
            }

            ParameterCheck.Check(
                parameters, ("poll_max_ns", TypedParameterType.Ullong), ("poll_grow", TypedParameterType.Uint),
                ("poll_shrink", TypedParameterType.Uint));
            var thread = d.View.IoThreads.Find(t => t.Id == ioThreadId) ?? throw Errors.Unexplained();
            var changed = thread;
            foreach (var p in parameters)
            {
                changed = p.Name switch
                {
                    "poll_max_ns" => changed with { PollMax = p.Value.ULong },
                    "poll_grow" => changed with { PollGrow = p.Value.UInt },
                    _ => changed with { PollShrink = p.Value.UInt },
                };
            }

            d.Update(v => v with { IoThreads = v.IoThreads.Replace(thread, changed) });
        }, cancellationToken);
    }
}
