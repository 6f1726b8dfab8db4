using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu;

/// <content>I/O threads.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override async ValueTask<IReadOnlyList<DomainIoThreadInfo>> DomainGetIoThreadInfoAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.Find(domain);
        var (live, _) = Impact(found.View, flags);
        if (!live)
        {
            var def = found.View.Config ?? found.View.Current;
            return IoThreadSettings.Ids(def).ConvertAll(id => new DomainIoThreadInfo(id, MapOf(IoThreadSettings.PinOf(def, id))));
        }

        var list = new List<DomainIoThreadInfo>();
        var monitor = await found.MonitorAsync(Driver.Time, cancellationToken).ConfigureAwait(false);
        foreach (var thread in await monitor.QueryIoThreadsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (IoThreadNames.Parse(thread.Id) is { } id)
            {
                list.Add(new DomainIoThreadInfo(id, ThreadMap(thread.ThreadId)));
            }
        }

        return list;
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override async ValueTask DomainPinIoThreadAsync(
        DomainRef domain, uint ioThreadId, ReadOnlyMemory<byte> cpuMap, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var set = PinSet(cpuMap, DomainErrors.IoThreadPinToNothing);
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainPinIOThread",
            cancellationToken).ConfigureAwait(false);
        var found = lease.Item;
        var (live, config) = Impact(found.View, flags);
        if (live)
        {
            string alias = IoThreadNames.Of(ioThreadId);
            var threads = await found.Monitor.QueryIoThreadsAsync(cancellationToken).ConfigureAwait(false);
            int thread = threads.FirstOrDefault(t => t.Id == alias).ThreadId;
            Processes.SetAffinity(thread != 0
                ? thread
                : throw OperationErrors.IoThreadUnknown(ioThreadId), [.. set.Members]);
        }

        await Driver.Changes.ApplyAsync(found, live, config, d => IoThreadSettings.Pin(d, ioThreadId, set, ErrorDomain.Qemu))
            .ConfigureAwait(
            false);

        TellTunable(found, live, $"cputune.iothreadpin{ioThreadId}", set);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainAddIoThreadAsync(
        DomainRef domain, uint ioThreadId, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        if (ioThreadId == 0)
        {
            throw DomainErrors.IoThreadZero(ErrorDomain.Qemu);
        }

        return ChangeIoThreadsAsync(
            domain, flags, "DomainAddIOThread", d => IoThreadSettings.Add(d, ioThreadId),
            monitor => monitor.AddIoThreadAsync(IoThreadNames.Of(ioThreadId), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainDelIoThreadAsync(
        DomainRef domain, uint ioThreadId, DomainModificationImpact flags, CancellationToken cancellationToken) =>
        ChangeIoThreadsAsync(
            domain, flags, "DomainDelIOThread", d => IoThreadSettings.Remove(d, ioThreadId),
            monitor => monitor.RemoveObjectAsync(IoThreadNames.Of(ioThreadId), cancellationToken), cancellationToken);

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override async ValueTask DomainSetIoThreadParamsAsync(
        DomainRef domain, uint ioThreadId, TypedParameterList parameters, DomainModificationImpact flags,
            CancellationToken cancellationToken)
    {
        ParameterCheck.Check(
            parameters, ("poll_max_ns", TypedParameterType.Ullong), ("poll_grow", TypedParameterType.Uint), (
                "poll_shrink", TypedParameterType.Uint),
            ("thread_pool_min", TypedParameterType.Int), ("thread_pool_max", TypedParameterType.Int));
        var found = Driver.Domains.Find(domain);
        using var job = await Driver.Domains.EnterAsync(found, DomainJobKind.Modify, "DomainSetIOThreadParams", cancellationToken)
            .ConfigureAwait(
            false);
        var (live, config) = Impact(found.View, flags);
        await Driver.Changes.ApplyAsync(found, live: false, config, d => IoThreadSettings.Require(d, ioThreadId)).ConfigureAwait(false);
        if (!live)
        {
            return;
        }

        IoThreadSettings.Require(found.View.Current, ioThreadId);
        string path = "/objects/" + IoThreadNames.Of(ioThreadId);
        foreach (var p in parameters)
        {
            var value = p.Value.Type switch
            {
                TypedParameterType.Ullong => JsonValue.From(p.Value.ULong),
                TypedParameterType.Uint => JsonValue.From((ulong)p.Value.UInt),
                _ => JsonValue.From((long)p.Value.Int),
            };
            await found.Monitor.SetPropertyAsync(path, p.Name.Replace('_', '-'), value, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask ChangeIoThreadsAsync(
        DomainRef domain, DomainModificationImpact flags, string owner,
            Action<Vireo.Documents.DomainDef> change, Func<QmpConnection, Task> command,
        CancellationToken cancellationToken)
    {
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, owner, cancellationToken).ConfigureAwait(false);
        var found = lease.Item;
        var (live, config) = Impact(found.View, flags);

        // Tried on copies first: what the definition refuses QEMU is not asked for.
        if (live)
        {
            change(found.View.Current.DeepCopy());
        }

        if (config)
        {
            change(found.View.Config!.DeepCopy());
        }

        if (live)
        {
            await command(found.Monitor).ConfigureAwait(false);
        }

        await Driver.Changes.ApplyAsync(found, live, config, change).ConfigureAwait(false);
    }
}
