using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Snapshots of domains.</summary>
public interface IDomainSnapshots
{
    /// <summary><c>virDomainSnapshotCreateXML</c>.</summary>
    [Operation(RemoteProcedure.DomainSnapshotCreateXml)]
    ValueTask<DomainSnapshotRef> DomainSnapshotCreateXmlAsync(
        DomainRef domain, [Wire("xml_desc")] string xml, DomainSnapshotCreateFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSnapshotGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.DomainSnapshotGetXmlDesc)]
    ValueTask<string> DomainSnapshotGetXmlDescAsync(
        DomainSnapshotRef snapshot, DomainSnapshotXmlFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainListAllSnapshots</c>.</summary>
    [Operation(RemoteProcedure.DomainListAllSnapshots)]
    [Legacy(RemoteProcedure.DomainSnapshotNum)]
    [Legacy(RemoteProcedure.DomainSnapshotListNames, Member = nameof(DomainSnapshotRef.Name))]
    ValueTask<IReadOnlyList<DomainSnapshotRef>> DomainListAllSnapshotsAsync(
        DomainRef domain, DomainSnapshotListFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSnapshotListAllChildren</c>.</summary>
    [Operation(RemoteProcedure.DomainSnapshotListAllChildren)]
    [Legacy(RemoteProcedure.DomainSnapshotNumChildren)]
    [Legacy(RemoteProcedure.DomainSnapshotListChildrenNames, Member = nameof(DomainSnapshotRef.Name))]
    ValueTask<IReadOnlyList<DomainSnapshotRef>> DomainSnapshotListAllChildrenAsync(
        DomainSnapshotRef snapshot, DomainSnapshotListFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSnapshotLookupByName</c>.</summary>
    [Operation(RemoteProcedure.DomainSnapshotLookupByName)]
    ValueTask<DomainSnapshotRef> DomainSnapshotLookupByNameAsync(
        DomainRef domain, string name, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainHasCurrentSnapshot</c>.</summary>
    [Operation(RemoteProcedure.DomainHasCurrentSnapshot)]
    ValueTask<bool> DomainHasCurrentSnapshotAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSnapshotCurrent</c>.</summary>
    [Operation(RemoteProcedure.DomainSnapshotCurrent)]
    ValueTask<DomainSnapshotRef> DomainSnapshotCurrentAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSnapshotGetParent</c>.</summary>
    [Operation(RemoteProcedure.DomainSnapshotGetParent)]
    ValueTask<DomainSnapshotRef> DomainSnapshotGetParentAsync(DomainSnapshotRef snapshot, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSnapshotIsCurrent</c>.</summary>
    [Operation(RemoteProcedure.DomainSnapshotIsCurrent)]
    ValueTask<bool> DomainSnapshotIsCurrentAsync(DomainSnapshotRef snapshot, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSnapshotHasMetadata</c>.</summary>
    [Operation(RemoteProcedure.DomainSnapshotHasMetadata)]
    ValueTask<bool> DomainSnapshotHasMetadataAsync(DomainSnapshotRef snapshot, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainRevertToSnapshot</c>.</summary>
    [Operation(RemoteProcedure.DomainRevertToSnapshot)]
    ValueTask DomainRevertToSnapshotAsync(DomainSnapshotRef snapshot, DomainSnapshotRevertFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSnapshotDelete</c>.</summary>
    [Operation(RemoteProcedure.DomainSnapshotDelete)]
    ValueTask DomainSnapshotDeleteAsync(DomainSnapshotRef snapshot, DomainSnapshotDeleteFlags flags, CancellationToken cancellationToken);
}
