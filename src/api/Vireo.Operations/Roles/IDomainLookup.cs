using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>Finding domains.</summary>
public interface IDomainLookup
{
    /// <summary><c>virConnectListAllDomains</c>.</summary>
    [Operation(RemoteProcedure.ConnectListAllDomains)]
    [Legacy(RemoteProcedure.ConnectListDomains, Flags = (uint)ConnectListAllDomainsFlags.Active, Member = nameof(DomainRef.Id))]
    [Legacy(RemoteProcedure.ConnectNumOfDomains, Flags = (uint)ConnectListAllDomainsFlags.Active)]
    [Legacy(RemoteProcedure.ConnectListDefinedDomains, Flags = (uint)ConnectListAllDomainsFlags.Inactive, Member = nameof(DomainRef.Name))]
    [Legacy(RemoteProcedure.ConnectNumOfDefinedDomains, Flags = (uint)ConnectListAllDomainsFlags.Inactive)]
    ValueTask<IReadOnlyList<DomainRef>> ListAllDomainsAsync(ConnectListAllDomainsFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainLookupByID</c>.</summary>
    [Operation(RemoteProcedure.DomainLookupById)]
    ValueTask<DomainRef> DomainLookupByIdAsync(int id, CancellationToken cancellationToken);

    /// <summary><c>virDomainLookupByName</c>.</summary>
    [Operation(RemoteProcedure.DomainLookupByName)]
    ValueTask<DomainRef> DomainLookupByNameAsync(string name, CancellationToken cancellationToken);

    /// <summary><c>virDomainLookupByUUID</c>.</summary>
    [Operation(RemoteProcedure.DomainLookupByUuid)]
    ValueTask<DomainRef> DomainLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken);
}
