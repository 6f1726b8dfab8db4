using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>The steps of a migration, older protocols.</summary>
public interface IDomainMigrationLegacy
{
    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigratePrepare)]
    ValueTask<MigrationPrepareResult> DomainMigratePrepareAsync(
        string? uriIn, DomainMigrateFlags flags, [Wire("dname")] string? newName, ulong resource, CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigratePerform)]
    ValueTask DomainMigratePerformAsync(
        DomainRef domain, ReadOnlyMemory<byte> cookie, string uri, DomainMigrateFlags flags, [Wire("dname")] string? newName,
            ulong resource, CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigrateFinish)]
    ValueTask<DomainRef> DomainMigrateFinishAsync(
        [Wire("dname")] string newName, ReadOnlyMemory<byte> cookie, string uri, DomainMigrateFlags flags,
            CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigratePrepare2)]
    ValueTask<MigrationPrepareResult> DomainMigratePrepare2Async(
        string? uriIn, DomainMigrateFlags flags, [Wire("dname")] string? newName, ulong resource, [Wire("dom_xml")] string domainXml,
            CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigrateFinish2)]
    ValueTask<DomainRef> DomainMigrateFinish2Async(
        [Wire("dname")] string newName, ReadOnlyMemory<byte> cookie, string uri, DomainMigrateFlags flags,
            [Wire("retcode")] int returnCode, CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigratePrepareTunnel)]
    ValueTask<VirStream> DomainMigratePrepareTunnelAsync(
        DomainMigrateFlags flags, [Wire("dname")] string? newName, ulong resource, [Wire("dom_xml")] string domainXml,
            CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigrateBegin3)]
    ValueTask<MigrationBeginResult> DomainMigrateBegin3Async(
        DomainRef domain, [Wire("xmlin")] string? xml, DomainMigrateFlags flags, [Wire("dname")] string? newName, ulong resource,
            CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigratePrepare3)]
    ValueTask<MigrationPrepareResult> DomainMigratePrepare3Async(
        [Wire("cookie_in")] ReadOnlyMemory<byte> cookie, string? uriIn, DomainMigrateFlags flags, [Wire("dname")] string? newName,
            ulong resource, [Wire("dom_xml")] string domainXml, CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigratePrepareTunnel3)]
    ValueTask<MigrationTunnelResult> DomainMigratePrepareTunnel3Async(
        [Wire("cookie_in")] ReadOnlyMemory<byte> cookie, DomainMigrateFlags flags, [Wire("dname")] string? newName, ulong resource,
            [Wire("dom_xml")] string domainXml, CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigratePerform3)]
    ValueTask<ReadOnlyMemory<byte>> DomainMigratePerform3Async(
        DomainRef domain, [Wire("xmlin")] string? xml, [Wire("cookie_in")] ReadOnlyMemory<byte> cookie,
            [Wire("dconnuri")] string? destinationUri, string? uri, DomainMigrateFlags flags, [Wire("dname")] string? newName,
            ulong resource, CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigrateFinish3)]
    ValueTask<MigrationFinishResult> DomainMigrateFinish3Async(
        [Wire("dname")] string newName, [Wire("cookie_in")] ReadOnlyMemory<byte> cookie, [Wire("dconnuri")] string? destinationUri,
            string? uri, DomainMigrateFlags flags, bool cancelled, CancellationToken cancellationToken);

    /// <summary>A step of the migration protocol.</summary>
    [Operation(RemoteProcedure.DomainMigrateConfirm3)]
    ValueTask DomainMigrateConfirm3Async(
        DomainRef domain, [Wire("cookie_in")] ReadOnlyMemory<byte> cookie, DomainMigrateFlags flags, bool cancelled,
            CancellationToken cancellationToken);
}
