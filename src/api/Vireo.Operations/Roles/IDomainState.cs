using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>What a domain is doing.</summary>
public interface IDomainState
{
    /// <summary><c>virDomainGetInfo</c>.</summary>
    [Operation(RemoteProcedure.DomainGetInfo)]
    ValueTask<DomainInfo> DomainGetInfoAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetState</c>.</summary>
    [Operation(RemoteProcedure.DomainGetState)]
    ValueTask<DomainStateInfo> DomainGetStateAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetControlInfo</c>.</summary>
    [Operation(RemoteProcedure.DomainGetControlInfo)]
    ValueTask<DomainControlInfo> DomainGetControlInfoAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainIsActive</c>.</summary>
    [Operation(RemoteProcedure.DomainIsActive)]
    ValueTask<bool> DomainIsActiveAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainIsPersistent</c>.</summary>
    [Operation(RemoteProcedure.DomainIsPersistent)]
    ValueTask<bool> DomainIsPersistentAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainIsUpdated</c>.</summary>
    [Operation(RemoteProcedure.DomainIsUpdated)]
    ValueTask<bool> DomainIsUpdatedAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetOSType</c>.</summary>
    [Operation(RemoteProcedure.DomainGetOsType)]
    ValueTask<string> DomainGetOsTypeAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetHostname</c>.</summary>
    [Operation(RemoteProcedure.DomainGetHostname)]
    ValueTask<string> DomainGetHostnameAsync(DomainRef domain, DomainGetHostnameFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetMessages</c>.</summary>
    [Operation(RemoteProcedure.DomainGetMessages)]
    ValueTask<IReadOnlyList<string>> DomainGetMessagesAsync(DomainRef domain, DomainMessageType flags, CancellationToken cancellationToken);
}
