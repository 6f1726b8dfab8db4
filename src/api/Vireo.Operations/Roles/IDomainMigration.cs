using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>Tuning of a running migration.</summary>
public interface IDomainMigration
{
    /// <summary><c>virDomainMigrateSetMaxDowntime</c>.</summary>
    [Operation(RemoteProcedure.DomainMigrateSetMaxDowntime)]
    ValueTask DomainMigrateSetMaxDowntimeAsync(DomainRef domain, ulong downtime, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainMigrateGetMaxDowntime</c>.</summary>
    [Operation(RemoteProcedure.DomainMigrateGetMaxDowntime)]
    ValueTask<ulong> DomainMigrateGetMaxDowntimeAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainMigrateSetMaxSpeed</c>.</summary>
    [Operation(RemoteProcedure.DomainMigrateSetMaxSpeed)]
    ValueTask DomainMigrateSetMaxSpeedAsync(
        DomainRef domain, ulong bandwidth, DomainMigrateMaxSpeedFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainMigrateGetMaxSpeed</c>.</summary>
    [Operation(RemoteProcedure.DomainMigrateGetMaxSpeed)]
    ValueTask<ulong> DomainMigrateGetMaxSpeedAsync(DomainRef domain, DomainMigrateMaxSpeedFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainMigrateGetCompressionCache</c>.</summary>
    [Operation(RemoteProcedure.DomainMigrateGetCompressionCache)]
    ValueTask<ulong> DomainMigrateGetCompressionCacheAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainMigrateSetCompressionCache</c>.</summary>
    [Operation(RemoteProcedure.DomainMigrateSetCompressionCache)]
    ValueTask DomainMigrateSetCompressionCacheAsync(DomainRef domain, ulong cacheSize, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainMigrateStartPostCopy</c>.</summary>
    [Operation(RemoteProcedure.DomainMigrateStartPostCopy)]
    ValueTask DomainMigrateStartPostCopyAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);
}
