using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Schedulers, throttles and counters of domains.</summary>
public interface IDomainTuning
{
    /// <summary><c>virDomainGetSchedulerType</c>.</summary>
    [Operation(RemoteProcedure.DomainGetSchedulerType)]
    ValueTask<DomainSchedulerType> DomainGetSchedulerTypeAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetSchedulerParametersFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainGetSchedulerParametersFlags)]
    [Legacy(RemoteProcedure.DomainGetSchedulerParameters)]
    ValueTask<TypedParameterList> DomainGetSchedulerParametersAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetSchedulerParametersFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainSetSchedulerParametersFlags)]
    [Legacy(RemoteProcedure.DomainSetSchedulerParameters)]
    ValueTask DomainSetSchedulerParametersAsync(
        DomainRef domain, [Wire("params")] TypedParameterList parameters, DomainModificationImpact flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainGetBlkioParameters</c>.</summary>
    [Operation(RemoteProcedure.DomainGetBlkioParameters)]
    ValueTask<TypedParameterList> DomainGetBlkioParametersAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetBlkioParameters</c>.</summary>
    [Operation(RemoteProcedure.DomainSetBlkioParameters)]
    ValueTask DomainSetBlkioParametersAsync(
        DomainRef domain, [Wire("params")] TypedParameterList parameters, DomainModificationImpact flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainGetInterfaceParameters</c>.</summary>
    [Operation(RemoteProcedure.DomainGetInterfaceParameters)]
    ValueTask<TypedParameterList> DomainGetInterfaceParametersAsync(
        DomainRef domain, string device, DomainModificationImpact flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetInterfaceParameters</c>.</summary>
    [Operation(RemoteProcedure.DomainSetInterfaceParameters)]
    ValueTask DomainSetInterfaceParametersAsync(
        DomainRef domain, string device, [Wire("params")] TypedParameterList parameters, DomainModificationImpact flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainGetPerfEvents</c>.</summary>
    [Operation(RemoteProcedure.DomainGetPerfEvents)]
    ValueTask<TypedParameterList> DomainGetPerfEventsAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetPerfEvents</c>.</summary>
    [Operation(RemoteProcedure.DomainSetPerfEvents)]
    ValueTask DomainSetPerfEventsAsync(
        DomainRef domain, [Wire("params")] TypedParameterList parameters, DomainModificationImpact flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainGetBlockIoTune</c>.</summary>
    [Operation(RemoteProcedure.DomainGetBlockIoTune)]
    ValueTask<TypedParameterList> DomainGetBlockIoTuneAsync(
        DomainRef domain, string? disk, DomainModificationImpact flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetBlockIoTune</c>.</summary>
    [Operation(RemoteProcedure.DomainSetBlockIoTune)]
    ValueTask DomainSetBlockIoTuneAsync(
        DomainRef domain, string disk, [Wire("params")] TypedParameterList parameters, DomainModificationImpact flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainSetThrottleGroup</c>.</summary>
    [Operation(RemoteProcedure.DomainSetThrottleGroup)]
    ValueTask DomainSetThrottleGroupAsync(
        DomainRef domain, string group, [Wire("params")] TypedParameterList parameters, DomainModificationImpact flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainDelThrottleGroup</c>.</summary>
    [Operation(RemoteProcedure.DomainDelThrottleGroup)]
    ValueTask DomainDelThrottleGroupAsync(
        DomainRef domain, string? group, DomainModificationImpact flags, CancellationToken cancellationToken);
}
