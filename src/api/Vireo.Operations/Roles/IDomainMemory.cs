using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Memory of domains.</summary>
public interface IDomainMemory
{
    /// <summary><c>virDomainGetMaxMemory</c>.</summary>
    [Operation(RemoteProcedure.DomainGetMaxMemory)]
    ValueTask<ulong> DomainGetMaxMemoryAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetMemoryFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainSetMemoryFlags)]
    [Legacy(RemoteProcedure.DomainSetMemory, Flags = (uint)DomainMemoryModFlags.Live)]
    [Legacy(RemoteProcedure.DomainSetMaxMemory, Flags = (uint)DomainMemoryModFlags.Maximum)]
    ValueTask DomainSetMemoryAsync(DomainRef domain, ulong memory, DomainMemoryModFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainMemoryStats</c>.</summary>
    [Operation(RemoteProcedure.DomainMemoryStats)]
    ValueTask<IReadOnlyList<DomainMemoryStat>> DomainMemoryStatsAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetMemoryStatsPeriod</c>.</summary>
    [Operation(RemoteProcedure.DomainSetMemoryStatsPeriod)]
    ValueTask DomainSetMemoryStatsPeriodAsync(
        DomainRef domain, int period, DomainMemoryModFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetMemoryParameters</c>.</summary>
    [Operation(RemoteProcedure.DomainGetMemoryParameters)]
    ValueTask<TypedParameterList> DomainGetMemoryParametersAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetMemoryParameters</c>.</summary>
    [Operation(RemoteProcedure.DomainSetMemoryParameters)]
    ValueTask DomainSetMemoryParametersAsync(
        DomainRef domain, [Wire("params")] TypedParameterList parameters, DomainModificationImpact flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainGetNumaParameters</c>.</summary>
    [Operation(RemoteProcedure.DomainGetNumaParameters)]
    ValueTask<TypedParameterList> DomainGetNumaParametersAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetNumaParameters</c>.</summary>
    [Operation(RemoteProcedure.DomainSetNumaParameters)]
    ValueTask DomainSetNumaParametersAsync(
        DomainRef domain, [Wire("params")] TypedParameterList parameters, DomainModificationImpact flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainMemoryPeek</c>.</summary>
    [Operation(RemoteProcedure.DomainMemoryPeek)]
    ValueTask<ReadOnlyMemory<byte>> DomainMemoryPeekAsync(
        DomainRef domain, ulong offset, uint size, DomainMemoryFlags flags, CancellationToken cancellationToken);
}
