using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>The servers of the daemon and their clients.</summary>
public interface IAdminServers
{
    /// <summary><c>virAdmServerGetThreadPoolParameters</c>.</summary>
    [Operation(AdminProcedure.ServerGetThreadPoolParameters)]
    ValueTask<TypedParameterList> ServerGetThreadPoolParametersAsync(
        AdminServerRef server, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmServerSetThreadPoolParameters</c>.</summary>
    [Operation(AdminProcedure.ServerSetThreadPoolParameters)]
    ValueTask ServerSetThreadPoolParametersAsync(
        AdminServerRef server, [Wire("params")] TypedParameterList parameters, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmServerListClients</c>.</summary>
    [Operation(AdminProcedure.ServerListClients)]
    ValueTask<IReadOnlyList<AdminClientRef>> ServerListClientsAsync(AdminServerRef server, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmServerLookupClient</c>.</summary>
    [Operation(AdminProcedure.ServerLookupClient)]
    ValueTask<AdminClientRef> ServerLookupClientAsync(AdminServerRef server, ulong id, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmClientGetInfo</c>.</summary>
    [Operation(AdminProcedure.ClientGetInfo)]
    ValueTask<TypedParameterList> ClientGetInfoAsync(AdminClientRef client, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmClientClose</c>.</summary>
    [Operation(AdminProcedure.ClientClose)]
    ValueTask ClientCloseAsync(AdminClientRef client, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmServerGetClientLimits</c>.</summary>
    [Operation(AdminProcedure.ServerGetClientLimits)]
    ValueTask<TypedParameterList> ServerGetClientLimitsAsync(AdminServerRef server, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmServerSetClientLimits</c>.</summary>
    [Operation(AdminProcedure.ServerSetClientLimits)]
    ValueTask ServerSetClientLimitsAsync(
        AdminServerRef server, [Wire("params")] TypedParameterList parameters, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmServerUpdateTlsFiles</c>.</summary>
    [Operation(AdminProcedure.ServerUpdateTlsFiles)]
    ValueTask ServerUpdateTlsFilesAsync(AdminServerRef server, uint flags, CancellationToken cancellationToken);
}
