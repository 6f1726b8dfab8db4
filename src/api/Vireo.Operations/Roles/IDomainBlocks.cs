using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>Disks of domains.</summary>
public interface IDomainBlocks
{
    /// <summary><c>virDomainBlockStats</c>.</summary>
    [Operation(RemoteProcedure.DomainBlockStats)]
    ValueTask<DomainBlockStats> DomainBlockStatsAsync(DomainRef domain, string path, CancellationToken cancellationToken);

    /// <summary><c>virDomainBlockStatsFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainBlockStatsFlags)]
    ValueTask<TypedParameterList> DomainBlockStatsParametersAsync(
        DomainRef domain, string path, TypedParameterFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetBlockInfo</c>.</summary>
    [Operation(RemoteProcedure.DomainGetBlockInfo)]
    ValueTask<DomainBlockInfo> DomainGetBlockInfoAsync(DomainRef domain, string path, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainBlockPeek</c>.</summary>
    [Operation(RemoteProcedure.DomainBlockPeek)]
    ValueTask<ReadOnlyMemory<byte>> DomainBlockPeekAsync(
        DomainRef domain, string path, ulong offset, uint size, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainBlockResize</c>.</summary>
    [Operation(RemoteProcedure.DomainBlockResize)]
    ValueTask DomainBlockResizeAsync(
        DomainRef domain, string disk, ulong size, DomainBlockResizeFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetDiskErrors</c>.</summary>
    [Operation(RemoteProcedure.DomainGetDiskErrors)]
    ValueTask<IReadOnlyList<DomainDiskError>> DomainGetDiskErrorsAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetBlockThreshold</c>.</summary>
    [Operation(RemoteProcedure.DomainSetBlockThreshold)]
    ValueTask DomainSetBlockThresholdAsync(DomainRef domain, string dev, ulong threshold, uint flags, CancellationToken cancellationToken);
}
