using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>The running job of a domain.</summary>
public interface IDomainJobs
{
    /// <summary><c>virDomainGetJobInfo</c>.</summary>
    [Operation(RemoteProcedure.DomainGetJobInfo)]
    ValueTask<DomainJobInfo> DomainGetJobInfoAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetJobStats</c>.</summary>
    [Operation(RemoteProcedure.DomainGetJobStats)]
    ValueTask<DomainJobStats> DomainGetJobStatsAsync(DomainRef domain, DomainGetJobStatsFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainAbortJobFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainAbortJobFlags)]
    [Legacy(RemoteProcedure.DomainAbortJob)]
    ValueTask DomainAbortJobAsync(DomainRef domain, DomainAbortJobFlags flags, CancellationToken cancellationToken);
}
