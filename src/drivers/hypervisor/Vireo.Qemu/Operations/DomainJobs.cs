using Vireo.Drivers.Qemu.Lifecycle;

namespace Vireo.Drivers.Qemu;

/// <content>Long jobs.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    public override async ValueTask<DomainJobInfo> DomainGetJobInfoAsync(DomainRef domain, CancellationToken cancellationToken) =>
        JobFigures.Info(await GuestJobs.StatsAsync(Driver.Domains.Find(domain), DomainGetJobStatsFlags.None, cancellationToken)
            .ConfigureAwait(false));

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
