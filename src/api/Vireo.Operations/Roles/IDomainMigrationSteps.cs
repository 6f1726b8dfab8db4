using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>The steps of a migration, third protocol with typed parameters.</summary>
public interface IDomainMigrationSteps
{
    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigrateBegin3Params)]
    ValueTask<MigrationBeginResult> DomainMigrateBegin3ParamsAsync(
        DomainRef domain, [Wire("params")] TypedParameterList parameters, DomainMigrateFlags flags, CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigratePrepare3Params)]
    ValueTask<MigrationPrepareResult> DomainMigratePrepare3ParamsAsync(
        [Wire("params")] TypedParameterList parameters, [Wire("cookie_in")] ReadOnlyMemory<byte> cookie, DomainMigrateFlags flags,
            CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigratePrepareTunnel3Params)]
    ValueTask<MigrationTunnelResult> DomainMigratePrepareTunnel3ParamsAsync(
        [Wire("params")] TypedParameterList parameters, [Wire("cookie_in")] ReadOnlyMemory<byte> cookie, DomainMigrateFlags flags,
            CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigratePerform3Params)]
    ValueTask<ReadOnlyMemory<byte>> DomainMigratePerform3ParamsAsync(
        DomainRef domain, [Wire("dconnuri")] string? destinationUri, [Wire("params")] TypedParameterList parameters,
            [Wire("cookie_in")] ReadOnlyMemory<byte> cookie, DomainMigrateFlags flags, CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigrateFinish3Params)]
    ValueTask<MigrationFinishResult> DomainMigrateFinish3ParamsAsync(
        [Wire("params")] TypedParameterList parameters, [Wire("cookie_in")] ReadOnlyMemory<byte> cookie, DomainMigrateFlags flags,
            bool cancelled, CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigrateConfirm3Params)]
    ValueTask DomainMigrateConfirm3ParamsAsync(
        DomainRef domain, [Wire("params")] TypedParameterList parameters, [Wire("cookie_in")] ReadOnlyMemory<byte> cookie,
            DomainMigrateFlags flags, bool cancelled, CancellationToken cancellationToken);
}
