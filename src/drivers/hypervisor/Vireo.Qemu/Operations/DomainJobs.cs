using Vireo.Drivers.Qemu.Lifecycle;

namespace Vireo.Drivers.Qemu;

/// <content>Long jobs.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    public override async ValueTask<DomainJobInfo> DomainGetJobInfoAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        var (type, list) = await GuestJobs.StatsAsync(Driver.Domains.Find(domain), DomainGetJobStatsFlags.None, cancellationToken)
            .ConfigureAwait(false);
        ulong Number(string name) => list.TryGet(name, out var v) ? v.ULong : 0;
        return new DomainJobInfo(
            type, Number("time_elapsed"), 0, Number("data_total"), Number("data_processed"), Number("data_remaining"),
            Number("memory_total"), Number("memory_processed"), Number("memory_remaining"), 0, 0, 0);
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainGetJobStatsFlags))]
    public override ValueTask<DomainJobStats> DomainGetJobStatsAsync(
        DomainRef domain, DomainGetJobStatsFlags flags, CancellationToken cancellationToken) =>
        GuestJobs.StatsAsync(Driver.Domains.Find(domain), flags, cancellationToken);

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask DomainAbortJobAsync(DomainRef domain, DomainAbortJobFlags flags, CancellationToken cancellationToken) =>
        await Driver.Jobs.AbortAsync(domain, cancellationToken).ConfigureAwait(false);
}
