using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>I/O threads of domains.</summary>
public interface IDomainIoThreads
{
    /// <summary><c>virDomainGetIOThreadInfo</c>.</summary>
    [Operation(RemoteProcedure.DomainGetIoThreadInfo)]
    ValueTask<IReadOnlyList<DomainIoThreadInfo>> DomainGetIoThreadInfoAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainPinIOThread</c>.</summary>
    [Operation(RemoteProcedure.DomainPinIoThread)]
    ValueTask DomainPinIoThreadAsync(
        DomainRef domain, [Wire("iothreads_id")] uint ioThreadId, ReadOnlyMemory<byte> cpuMap, DomainModificationImpact flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainAddIOThread</c>.</summary>
    [Operation(RemoteProcedure.DomainAddIoThread)]
    ValueTask DomainAddIoThreadAsync(
        DomainRef domain, uint ioThreadId, DomainModificationImpact flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainDelIOThread</c>.</summary>
    [Operation(RemoteProcedure.DomainDelIoThread)]
    ValueTask DomainDelIoThreadAsync(
        DomainRef domain, uint ioThreadId, DomainModificationImpact flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetIOThreadParams</c>.</summary>
    [Operation(RemoteProcedure.DomainSetIoThreadParams)]
    ValueTask DomainSetIoThreadParamsAsync(
        DomainRef domain, uint ioThreadId, [Wire("params")] TypedParameterList parameters, DomainModificationImpact flags,
            CancellationToken cancellationToken);
}
