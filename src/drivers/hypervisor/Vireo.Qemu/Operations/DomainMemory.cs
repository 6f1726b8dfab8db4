using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Lifecycle;

namespace Vireo.Drivers.Qemu;

/// <content>Memory: size, limits, content.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    public override ValueTask<ulong> DomainGetMaxMemoryAsync(DomainRef domain, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Domains.Find(domain).View.Current.Memory ?? 0);

    /// <inheritdoc/>
    [Accepts(typeof(DomainMemoryModFlags))]
    public override async ValueTask DomainSetMemoryAsync(
        DomainRef domain, ulong memory, DomainMemoryModFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainSetMemoryFlags",
            cancellationToken).ConfigureAwait(false);
        var found = lease.Item;
        var (live, config) = Impact(found.View, (DomainModificationImpact)((uint)flags & 3));
        if (flags.HasFlag(DomainMemoryModFlags.Maximum))
        {
            if (live)
            {
                throw DomainErrors.MaxMemoryOfActive(ErrorDomain.Qemu);
            }

            if (found.View.Config?.Cpu?.Numa is { Cells.Count: > 0 })
            {
                throw OperationErrors.MemoryOfNodesFixed();
            }

            await Driver.Changes.ApplyAsync(found, live: false, config, d =>
            {
                d.Memory = memory;
                d.CurrentMemory = Math.Min(d.CurrentMemory ?? memory, memory);
            }).ConfigureAwait(false);
            return;
        }

        if ((live && memory > (found.View.Live?.Memory ?? 0)) || (config && memory > (found.View.Config?.Memory ?? 0)))
        {
            throw DomainErrors.MemoryAboveMaximum(ErrorDomain.Qemu);
        }

        if (live)
        {
            _ = Balloon(found.View.Live) ?? throw OperationErrors.NoBalloon();
            await found.Monitor.SetBalloonAsync(memory, cancellationToken).ConfigureAwait(false);
        }

        // The balloon's events report what the guest really returns; only what is kept is changed here.
        await Driver.Changes.ApplyAsync(found, live: false, config, d => d.CurrentMemory = memory).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(DomainMemoryModFlags.Live | DomainMemoryModFlags.Config)]
    public override async ValueTask DomainSetMemoryStatsPeriodAsync(
        DomainRef domain, int period, DomainMemoryModFlags flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.Find(domain);
        using var job = await Driver.Domains.EnterAsync(found, DomainJobKind.Modify, "DomainSetMemoryStatsPeriod",
            cancellationToken).ConfigureAwait(
            false);
        var (live, config) = Impact(found.View, (DomainModificationImpact)((uint)flags & 3));
        string? alias = Balloon(found.View.Live)?.Alias;
        if (live && alias is null)
        {
            throw DomainErrors.NoBalloonForPeriod(ErrorDomain.Qemu);
        }

        await Driver.Changes.OrderAsync(
            found, live, config, d =>
            {
                var balloon = Balloon(d) ?? throw DomainErrors.NoBalloonForPeriod(ErrorDomain.Qemu);
                balloon.StatsPeriod = period > 0 ? (uint)period : null;
            },
            new LiveSetting(LiveSettingKind.BalloonPeriod, alias ?? ""), cancellationToken).ConfigureAwait(false);
    }

    private static MemoryBalloon? Balloon(DomainDef? def) =>
        def?.Devices.MemoryBalloon is { Model: not MemoryBalloonModel.None } balloon ? balloon : null;

    /// <inheritdoc/>
    [Accepts(typeof(DomainMemoryFlags))]
    public override async ValueTask<ReadOnlyMemory<byte>> DomainMemoryPeekAsync(
        DomainRef domain, ulong offset, uint size, DomainMemoryFlags flags, CancellationToken cancellationToken)
    {
        if (flags is not (DomainMemoryFlags.Virtual or DomainMemoryFlags.Physical))
        {
            throw DomainErrors.MemoryPeekKind(ErrorDomain.Qemu);
        }

        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Query, "DomainMemoryPeek", cancellationToken)
            .ConfigureAwait(false);
        var found = lease.Item;
        QemuDomains.CheckActive(found);
        using var file = ScratchFile.Create(found, Driver.Paths, Driver.Security, "mem");
        bool physical = flags == DomainMemoryFlags.Physical;
        await found.Monitor.SaveMemoryAsync(physical, offset, size, file.Path, cancellationToken).ConfigureAwait(false);
        return file.Read();
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainDirtyRateCalcFlags))]
    public override async ValueTask DomainStartDirtyRateCalcAsync(
        DomainRef domain, int seconds, DomainDirtyRateCalcFlags flags, CancellationToken cancellationToken)
    {
        if (seconds is < 1 or > 60)
        {
            throw OperationErrors.SuspendSeconds(seconds);
        }

        string mode = flags switch
        {
            DomainDirtyRateCalcFlags.DirtyBitmap => "dirty-bitmap",
            DomainDirtyRateCalcFlags.DirtyRing => "dirty-ring",
            _ => "page-sampling",
        };
        var found = Driver.Domains.FindActive(domain);
        using var job = await Driver.Domains.EnterAsync(found, DomainJobKind.Modify, "DomainStartDirtyRateCalc", cancellationToken)
            .ConfigureAwait(
            false);
        await found.Monitor.StartDirtyRateAsync(seconds, mode, cancellationToken).ConfigureAwait(false);
    }
}
