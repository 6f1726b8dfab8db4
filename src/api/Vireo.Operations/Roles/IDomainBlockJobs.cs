using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Background jobs on disks.</summary>
public interface IDomainBlockJobs
{
    /// <summary><c>virDomainBlockJobAbort</c>.</summary>
    [Operation(RemoteProcedure.DomainBlockJobAbort)]
    ValueTask DomainBlockJobAbortAsync(DomainRef domain, string path, DomainBlockJobAbortFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetBlockJobInfo</c>: Null when no job runs on the disk.</summary>
    [Operation(RemoteProcedure.DomainGetBlockJobInfo, Manual = true)]
    ValueTask<DomainBlockJobInfo?> DomainGetBlockJobInfoAsync(
        DomainRef domain, string path, DomainBlockJobInfoFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainBlockJobSetSpeed</c>.</summary>
    [Operation(RemoteProcedure.DomainBlockJobSetSpeed)]
    ValueTask DomainBlockJobSetSpeedAsync(
        DomainRef domain, string path, ulong bandwidth, DomainBlockJobSetSpeedFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainBlockPull</c>.</summary>
    [Operation(RemoteProcedure.DomainBlockPull)]
    ValueTask DomainBlockPullAsync(
        DomainRef domain, string path, ulong bandwidth, DomainBlockPullFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainBlockRebase</c>.</summary>
    [Operation(RemoteProcedure.DomainBlockRebase)]
    ValueTask DomainBlockRebaseAsync(
        DomainRef domain, string path, [Wire("base")] string? basePath, ulong bandwidth, DomainBlockRebaseFlags flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainBlockCommit</c>.</summary>
    [Operation(RemoteProcedure.DomainBlockCommit)]
    ValueTask DomainBlockCommitAsync(
        DomainRef domain, string disk, [Wire("base")] string? basePath, string? top, ulong bandwidth, DomainBlockCommitFlags flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainBlockCopy</c>.</summary>
    [Operation(RemoteProcedure.DomainBlockCopy)]
    ValueTask DomainBlockCopyAsync(
        DomainRef domain, string path, [Wire("destxml")] string destinationXml, [Wire("params")] TypedParameterList parameters,
            DomainBlockCopyFlags flags, CancellationToken cancellationToken);
}
