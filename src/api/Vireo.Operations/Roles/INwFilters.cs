using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>Network filters.</summary>
public interface INwFilters
{
    /// <summary><c>virConnectListAllNWFilters</c>.</summary>
    [Operation(RemoteProcedure.ConnectListAllNwFilters)]
    [Legacy(RemoteProcedure.ConnectListNwFilters, Member = nameof(NwFilterRef.Name))]
    [Legacy(RemoteProcedure.ConnectNumOfNwFilters)]
    ValueTask<IReadOnlyList<NwFilterRef>> ListAllNwFiltersAsync(uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNWFilterLookupByName</c>.</summary>
    [Operation(RemoteProcedure.NwFilterLookupByName)]
    ValueTask<NwFilterRef> NwFilterLookupByNameAsync(string name, CancellationToken cancellationToken);

    /// <summary><c>virNWFilterLookupByUUID</c>.</summary>
    [Operation(RemoteProcedure.NwFilterLookupByUuid)]
    ValueTask<NwFilterRef> NwFilterLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken);

    /// <summary><c>virNWFilterGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.NwFilterGetXmlDesc)]
    ValueTask<string> NwFilterGetXmlDescAsync(NwFilterRef filter, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNWFilterDefineXMLFlags</c>.</summary>
    [Operation(RemoteProcedure.NwFilterDefineXmlFlags)]
    [Legacy(RemoteProcedure.NwFilterDefineXml)]
    ValueTask<NwFilterRef> NwFilterDefineXmlAsync(string xml, NwFilterDefineFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virNWFilterUndefine</c>.</summary>
    [Operation(RemoteProcedure.NwFilterUndefine)]
    ValueTask NwFilterUndefineAsync(NwFilterRef filter, CancellationToken cancellationToken);
}
