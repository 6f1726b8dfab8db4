using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Checkpoints and backups of domains.</summary>
public interface IDomainCheckpoints
{
    /// <summary><c>virDomainCheckpointCreateXML</c>.</summary>
    [Operation(RemoteProcedure.DomainCheckpointCreateXml)]
    ValueTask<DomainCheckpointRef> DomainCheckpointCreateXmlAsync(
        DomainRef domain, [Wire("xml_desc")] string xml, DomainCheckpointCreateFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainCheckpointGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.DomainCheckpointGetXmlDesc)]
    ValueTask<string> DomainCheckpointGetXmlDescAsync(
        DomainCheckpointRef checkpoint, DomainCheckpointXmlFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainListAllCheckpoints</c>.</summary>
    [Operation(RemoteProcedure.DomainListAllCheckpoints)]
    ValueTask<IReadOnlyList<DomainCheckpointRef>> DomainListAllCheckpointsAsync(
        DomainRef domain, DomainCheckpointListFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainCheckpointListAllChildren</c>.</summary>
    [Operation(RemoteProcedure.DomainCheckpointListAllChildren)]
    ValueTask<IReadOnlyList<DomainCheckpointRef>> DomainCheckpointListAllChildrenAsync(
        DomainCheckpointRef checkpoint, DomainCheckpointListFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainCheckpointLookupByName</c>.</summary>
    [Operation(RemoteProcedure.DomainCheckpointLookupByName)]
    ValueTask<DomainCheckpointRef> DomainCheckpointLookupByNameAsync(
        DomainRef domain, string name, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainCheckpointGetParent</c>.</summary>
    [Operation(RemoteProcedure.DomainCheckpointGetParent)]
    ValueTask<DomainCheckpointRef> DomainCheckpointGetParentAsync(
        DomainCheckpointRef checkpoint, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainCheckpointDelete</c>.</summary>
    [Operation(RemoteProcedure.DomainCheckpointDelete)]
    ValueTask DomainCheckpointDeleteAsync(
        DomainCheckpointRef checkpoint, DomainCheckpointDeleteFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainBackupBegin</c>.</summary>
    [Operation(RemoteProcedure.DomainBackupBegin)]
    ValueTask DomainBackupBeginAsync(
        DomainRef domain, string backupXml, string? checkpointXml, DomainBackupBeginFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainBackupGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.DomainBackupGetXmlDesc)]
    ValueTask<string> DomainBackupGetXmlDescAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);
}
