using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>What needs the help of an agent inside the guest.</summary>
public interface IDomainGuest
{
    /// <summary><c>virDomainFSFreeze</c>.</summary>
    [Operation(RemoteProcedure.DomainFsFreeze)]
    ValueTask<int> DomainFsFreezeAsync(
        DomainRef domain, IReadOnlyList<string> mountPoints, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainFSThaw</c>.</summary>
    [Operation(RemoteProcedure.DomainFsThaw)]
    ValueTask<int> DomainFsThawAsync(DomainRef domain, IReadOnlyList<string> mountPoints, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainFSTrim</c>.</summary>
    [Operation(RemoteProcedure.DomainFsTrim)]
    ValueTask DomainFsTrimAsync(DomainRef domain, string? mountPoint, ulong minimum, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetFSInfo</c>.</summary>
    [Operation(RemoteProcedure.DomainGetFsInfo)]
    ValueTask<IReadOnlyList<DomainFsInfo>> DomainGetFsInfoAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetGuestInfo</c>.</summary>
    [Operation(RemoteProcedure.DomainGetGuestInfo)]
    ValueTask<TypedParameterList> DomainGetGuestInfoAsync(
        DomainRef domain, DomainGuestInfoTypes types, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetGuestVcpus</c>.</summary>
    [Operation(RemoteProcedure.DomainGetGuestVcpus)]
    ValueTask<TypedParameterList> DomainGetGuestVcpusAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetGuestVcpus</c>.</summary>
    [Operation(RemoteProcedure.DomainSetGuestVcpus)]
    ValueTask DomainSetGuestVcpusAsync(
        DomainRef domain, string cpuMap, [Wire("state")] bool enable, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetTime</c>.</summary>
    [Operation(RemoteProcedure.DomainGetTime)]
    ValueTask<DomainTime> DomainGetTimeAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetTime</c>.</summary>
    [Operation(RemoteProcedure.DomainSetTime)]
    ValueTask DomainSetTimeAsync(
        DomainRef domain, long seconds, [Wire("nseconds")] uint nanoseconds, DomainSetTimeFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetUserPassword</c>.</summary>
    [Operation(RemoteProcedure.DomainSetUserPassword)]
    ValueTask DomainSetUserPasswordAsync(
        DomainRef domain, string? user, string? password, DomainSetUserPasswordFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainAuthorizedSSHKeysGet</c>.</summary>
    [Operation(RemoteProcedure.DomainAuthorizedSshKeysGet)]
    ValueTask<IReadOnlyList<string>> DomainAuthorizedSshKeysGetAsync(
        DomainRef domain, string user, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainAuthorizedSSHKeysSet</c>.</summary>
    [Operation(RemoteProcedure.DomainAuthorizedSshKeysSet)]
    ValueTask DomainAuthorizedSshKeysSetAsync(
        DomainRef domain, string user, IReadOnlyList<string> keys, DomainAuthorizedSshKeysSetFlags flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainAgentSetResponseTimeout</c>.</summary>
    [Operation(RemoteProcedure.DomainAgentSetResponseTimeout)]
    ValueTask<int> DomainAgentSetResponseTimeoutAsync(
        DomainRef domain, [Wire("timeout")] int seconds, uint flags, CancellationToken cancellationToken);
}
