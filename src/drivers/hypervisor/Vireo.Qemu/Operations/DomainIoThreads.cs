using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;

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
        if (live && !IoThreadSettings.Ids(found.View.Current).Contains(ioThreadId))
        {
            throw OperationErrors.IoThreadUnknown(ioThreadId);
        }

        await Driver.Changes.OrderAsync(
            found, live, config, d => IoThreadSettings.Pin(d, ioThreadId, set, ErrorDomain.Qemu),
            new LiveSetting(LiveSettingKind.IoThreadPin, ioThreadId), cancellationToken).ConfigureAwait(false);
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
            domain, ioThreadId, flags, "DomainAddIOThread", d => IoThreadSettings.Add(d, ioThreadId), cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainDelIoThreadAsync(
        DomainRef domain, uint ioThreadId, DomainModificationImpact flags, CancellationToken cancellationToken) =>
        ChangeIoThreadsAsync(
            domain, ioThreadId, flags, "DomainDelIOThread", d => IoThreadSettings.Remove(d, ioThreadId), cancellationToken);

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
        DomainRef domain, uint id, DomainModificationImpact flags, string owner, Action<Vireo.Documents.DomainDef> change,
        CancellationToken cancellationToken)
    {
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, owner, cancellationToken).ConfigureAwait(false);
        var found = lease.Item;
        var (live, config) = Impact(found.View, flags);
        await Driver.Changes.OrderAsync(found, live, config, change, new LiveSetting(LiveSettingKind.IoThread, id), cancellationToken)
            .ConfigureAwait(false);
    }
}
