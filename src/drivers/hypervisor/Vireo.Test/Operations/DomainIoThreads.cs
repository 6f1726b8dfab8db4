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
            foreach (uint id in IoThreadIds(def))
            {
                // A running domain's threads use the first three processors unless they are pinned.
                byte[] map = def.Cputune?.IoThreadPins.Find(p => p.Iothread == id)?.Cpuset is { } pin ? Map(pin, HostCpus) : live ? [7, 0] : [1, 0];
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
        var set = SetOf(cpuMap.Span);
        Change(domain, (uint)flags, def =>
        {
            if (!IoThreadIds(def).Contains(ioThreadId))
            {
                throw BadArgument($"iothreadid {ioThreadId} not found");
            }

            var pins = (def.Cputune ??= new CpuTune()).IoThreadPins;
            pins.RemoveAll(p => p.Iothread == ioThreadId);
            pins.Add(new IoThreadPin { Iothread = ioThreadId, Cpuset = set });
        });
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

        Change(domain, (uint)flags, def =>
        {
            var ids = ExplicitIoThreads(def);
            if (ids.Exists(t => t.Id == ioThreadId))
            {
                throw Errors.InvalidArgument(ErrorDomain.Domain, $"an IOThread is already using iothread_id '{ioThreadId}'");
            }

            ids.Add(new IoThread { Id = ioThreadId });
            def.IoThreads = (uint)ids.Count;
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DomainDelIoThreadAsync(DomainRef domain, uint ioThreadId, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        TestFlags.Check((uint)flags, 3, "testDomainDelIOThread");
        Change(domain, (uint)flags, def =>
        {
            var ids = ExplicitIoThreads(def);
            if (ids.RemoveAll(t => t.Id == ioThreadId) == 0)
            {
                throw Errors.InvalidArgument(ErrorDomain.Domain, $"cannot find IOThread '{ioThreadId}' in iothreadids list");
            }

            if (def.Devices.Disks.Exists(disk => disk.Driver?.Iothread == ioThreadId))
            {
                throw Errors.InvalidArgument(ErrorDomain.Domain, $"cannot remove IOThread {ioThreadId} since it is being used by disk");
            }

            def.Cputune?.IoThreadPins.RemoveAll(p => p.Iothread == ioThreadId);
            def.IoThreads = ids.Count > 0 ? (uint)ids.Count : null;
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DomainSetIoThreadParamsAsync(
        DomainRef domain, uint ioThreadId, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        TestFlags.Check((uint)flags, (uint)DomainModificationImpact.Live, "testDomainSetIOThreadParams");
        TestParameters.Check(
            parameters, ("poll_max_ns", TypedParameterType.Ullong), ("poll_grow", TypedParameterType.Uint), ("poll_shrink", TypedParameterType.Uint));
        With(domain, d =>
        {
            var (live, _) = Impact(d, (uint)flags);
            var def = (live ? d.Live! : d.Config).Read();
            if (!IoThreadIds(def).Contains(ioThreadId))
            {
                throw Errors.InvalidArgument(ErrorDomain.Domain, $"cannot find IOThread '{ioThreadId}' in iothreadids list");
            }
        });
        return ValueTask.CompletedTask;
    }

    private static List<uint> IoThreadIds(DomainDef def)
    {
        if (def.IoThreadIds.Count > 0)
        {
            return def.IoThreadIds.ConvertAll(static t => t.Id ?? 0);
        }

        var ids = new List<uint>();
        for (uint id = 1; id <= (def.IoThreads ?? 0); id++)
        {
            ids.Add(id);
        }

        return ids;
    }

    private static List<IoThread> ExplicitIoThreads(DomainDef def)
    {
        if (def.IoThreadIds.Count == 0)
        {
            def.IoThreadIds.AddRange(IoThreadIds(def).ConvertAll(static id => new IoThread { Id = id }));
        }

        return def.IoThreadIds;
    }
}
