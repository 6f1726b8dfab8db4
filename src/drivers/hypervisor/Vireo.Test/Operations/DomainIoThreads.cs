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
        return Done<IReadOnlyList<DomainIoThreadInfo>>(With(domain, d =>
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
        Change(domain, (uint)flags, def => IoThreadSettings.Pin(def, ioThreadId, set, ErrorDomain.Test));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainAddIoThreadAsync(
        DomainRef domain, uint ioThreadId, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        if (ioThreadId == 0)
        {
            throw BadArgument("invalid value of 0 for iothread_id");
        }

        With(domain, d =>
        {
            ChangeOne(d, (uint)flags, def => IoThreadSettings.Add(def, ioThreadId));
            d.IoThreads.Add(new TestIoThread(ioThreadId));
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainDelIoThreadAsync(
        DomainRef domain, uint ioThreadId, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        With(domain, d =>
        {
            ChangeOne(d, (uint)flags, def => IoThreadSettings.Remove(def, ioThreadId));
            int known = d.IoThreads.FindIndex(t => t.Id == ioThreadId);
            if (known >= 0)
            {
                d.IoThreads.RemoveAt(known);
            }
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live)]
    public override ValueTask DomainSetIoThreadParamsAsync(
        DomainRef domain, uint ioThreadId, TypedParameterList parameters, DomainModificationImpact flags,
            CancellationToken cancellationToken)
    {
        if (ioThreadId == 0)
        {
            throw BadArgument("invalid value of 0 for iothread_id");
        }

        With(domain, d =>
        {
            var (live, _) = Impact(d, (uint)flags);
            var def = (live ? d.Live! : d.Config).Read();
            if (!IoThreadSettings.Ids(def).Contains(ioThreadId))
            {
                throw BadArgument($"cannot find IOThread '{ioThreadId}' in iothreadids");
            }

            ParameterCheck.Check(
                parameters, ("poll_max_ns", TypedParameterType.Ullong), ("poll_grow", TypedParameterType.Uint), (
                    "poll_shrink", TypedParameterType.Uint));
            var thread = d.IoThreads.Find(t => t.Id == ioThreadId) ?? throw Errors.Unexplained();
            foreach (var p in parameters)
            {
                switch (p.Name)
                {
                    case "poll_max_ns":
                        thread.PollMax = p.Value.ULong;
                        break;
                    case "poll_grow":
                        thread.PollGrow = p.Value.UInt;
                        break;
                    default:
                        thread.PollShrink = p.Value.UInt;
                        break;
                }
            }
        });
        return ValueTask.CompletedTask;
    }
}
