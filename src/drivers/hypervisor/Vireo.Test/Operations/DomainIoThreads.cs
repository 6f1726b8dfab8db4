using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>IO threads.</summary>
internal sealed partial class TestConnection
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<DomainIoThreadInfo>> DomainGetIoThreadInfoAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        TestFlags.Check((uint)flags, 3, "testDomainGetIOThreadInfo");
        return Done<IReadOnlyList<DomainIoThreadInfo>>(With(domain, d =>
        {
            var (live, _) = Impact(d, (uint)flags);
            var def = (live ? d.Live! : d.Config).Read();
            var list = new List<DomainIoThreadInfo>();
            foreach (uint id in IoThreadSettings.Ids(def))
            {
                // A running domain's threads use the first three processors unless they are pinned.
                byte[] map = def.Cputune?.IoThreadPins.Find(p => p.Iothread == id)?.Cpuset is { } pin ? CpuMaps.Map(pin, HostCpus) : live ? [7, 0] : [1, 0];
                list.Add(new DomainIoThreadInfo(id, map));
            }

            return list;
        }));
    }

    /// <inheritdoc/>
    public override ValueTask DomainPinIoThreadAsync(
        DomainRef domain, uint ioThreadId, ReadOnlyMemory<byte> cpuMap, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        TestFlags.Check((uint)flags, 3, "testDomainPinIOThread");
        var set = CpuMaps.SetOf(cpuMap.Span);
        Change(domain, (uint)flags, def => IoThreadSettings.Pin(def, ioThreadId, set, ErrorDomain.Test));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DomainAddIoThreadAsync(DomainRef domain, uint ioThreadId, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        TestFlags.Check((uint)flags, 3, "testDomainAddIOThread");
        if (ioThreadId == 0)
        {
            throw BadArgument("invalid value of 0 for iothread_id");
        }

        Change(domain, (uint)flags, def => IoThreadSettings.Add(def, ioThreadId));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DomainDelIoThreadAsync(DomainRef domain, uint ioThreadId, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        TestFlags.Check((uint)flags, 3, "testDomainDelIOThread");
        Change(domain, (uint)flags, def => IoThreadSettings.Remove(def, ioThreadId));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DomainSetIoThreadParamsAsync(
        DomainRef domain, uint ioThreadId, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        TestFlags.Check((uint)flags, (uint)DomainModificationImpact.Live, "testDomainSetIOThreadParams");
        ParameterCheck.Check(
            parameters, ("poll_max_ns", TypedParameterType.Ullong), ("poll_grow", TypedParameterType.Uint), ("poll_shrink", TypedParameterType.Uint));
        With(domain, d =>
        {
            var (live, _) = Impact(d, (uint)flags);
            var def = (live ? d.Live! : d.Config).Read();
            IoThreadSettings.Require(def, ioThreadId);
        });
        return ValueTask.CompletedTask;
    }
}
