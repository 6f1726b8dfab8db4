using Vireo.Dispatch;
using Vireo.Drivers;
using Vireo.Operations;
using Vireo.Posix;
using Vireo.Rpc;

namespace Vireo.Daemon;

/// <content>Servers and their clients.</content>
internal sealed partial class DaemonAdmin
{
    public override ValueTask<TypedParameterList> ServerGetThreadPoolParametersAsync(
        AdminServerRef server, uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminServerGetThreadPoolParameters");
        ServerEntry entry = Find(server);
        int running = entry.Server.Connections.Sum(static c => c.RunningCalls);
        uint workers = Math.Max(entry.Limits.MinWorkers, Math.Min((uint)running, entry.Limits.MaxWorkers));
        var list = new TypedParameterList(6)
        {
            { "minWorkers", entry.Limits.MinWorkers },
            { "maxWorkers", entry.Limits.MaxWorkers },
            { "nWorkers", workers },
            { "freeWorkers", workers - Math.Min(workers, (uint)running) },
            { "prioWorkers", entry.Limits.PriorityWorkers },
            { "jobQueueDepth", (uint)Math.Max(0, running - (int)entry.Limits.MaxWorkers) },
        };
        return ValueTask.FromResult(list);
    }

    public override ValueTask ServerSetThreadPoolParametersAsync(
        AdminServerRef server, TypedParameterList parameters, uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminServerSetThreadPoolParameters");
        ServerEntry entry = Find(server);
        ServerLimits limits = entry.Limits;
        ParameterCheck.Check(parameters, ("minWorkers", TypedParameterType.Uint), ("maxWorkers", TypedParameterType.Uint), (
            "prioWorkers", TypedParameterType.Uint));
        foreach (TypedParameter parameter in parameters)
        {
            uint value = parameter.Value.UInt;
            limits = parameter.Name switch
            {
                "minWorkers" => limits with { MinWorkers = value },
                "maxWorkers" => limits with { MaxWorkers = value },
                _ => limits with { PriorityWorkers = value },
            };
        }

        if (limits.MaxWorkers == 0)
        {
            throw AdminErrors.NoWorkers();
        }

        if (limits.MinWorkers > limits.MaxWorkers)
        {
            throw AdminErrors.WorkersReversed();
        }

        entry.Limits = limits;
        entry.Server.MaxThreads = (int)limits.MaxWorkers;
        return ValueTask.CompletedTask;
    }

    public override ValueTask<IReadOnlyList<AdminClientRef>> ServerListClientsAsync(
        AdminServerRef server, uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminServerListClients");
        ServerEntry entry = Find(server);
        return ValueTask.FromResult<IReadOnlyList<AdminClientRef>>(
            [.. entry.Server.Connections.OrderBy(static c => c.Id).Select(c => Describe(entry, c))]);
    }

    public override ValueTask<AdminClientRef> ServerLookupClientAsync(
        AdminServerRef server, ulong id, uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminServerLookupClient");
        ServerEntry entry = Find(server);
        return ValueTask.FromResult(Describe(entry, FindClient(entry, id)));
    }

    public override ValueTask<TypedParameterList> ClientGetInfoAsync(AdminClientRef client, uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminClientGetInfo");
        RpcServerConnection connection = FindClient(Find(client.Server), client.Id);
        var session = connection.Session as ClientSession;
        CallerIdentity caller = session?.Caller ?? MainServer.Identify(connection.Peer);
        var list = new TypedParameterList { { "readonly", session?.ReadOnly ?? false } };
        if (connection.Peer.Credentials is not null)
        {
            list.Add("unix_user_id", (int)caller.UserId);
            list.Add("unix_user_name", Accounts.FindUser((uint)caller.UserId)?.Name
                ?? caller.UserId.ToString(System.Globalization.CultureInfo.InvariantCulture));
            list.Add("unix_group_id", (int)caller.GroupId);
            list.Add("unix_group_name", Accounts.FindGroupName((uint)caller.GroupId)
                ?? caller.GroupId.ToString(System.Globalization.CultureInfo.InvariantCulture));
            list.Add("unix_process_id", caller.ProcessId);
        }
        else if (connection.Peer.Address is { } address)
        {
            list.Add("sock_addr", address.ToString() ?? "");
        }

        AddText(list, "sasl_user_name", caller.SaslUserName);
        AddText(list, "tls_x509_dname", caller.X509DistinguishedName);
        AddText(list, "selinux_context", caller.SecurityContext);
        return ValueTask.FromResult(list);
    }

    public override ValueTask ClientCloseAsync(AdminClientRef client, uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminClientClose");
        FindClient(Find(client.Server), client.Id).CloseGracefully();
        return ValueTask.CompletedTask;
    }

    public override ValueTask<TypedParameterList> ServerGetClientLimitsAsync(
        AdminServerRef server, uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminServerGetClientLimits");
        ServerEntry entry = Find(server);
        var list = new TypedParameterList(4)
        {
            { "nclients_max", entry.Limits.MaxClients },
            { "nclients", (uint)entry.Server.ConnectionCount },
            { "nclients_unauth_max", entry.Limits.MaxAnonymousClients },
            { "nclients_unauth", (uint)entry.Server.AnonymousCount },
        };
        return ValueTask.FromResult(list);
    }

    public override ValueTask ServerSetClientLimitsAsync(
        AdminServerRef server, TypedParameterList parameters, uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminServerSetClientLimits");
        ServerEntry entry = Find(server);
        ServerLimits limits = entry.Limits;
        ParameterCheck.Check(parameters, ("nclients_max", TypedParameterType.Uint), ("nclients_unauth_max", TypedParameterType.Uint));
        foreach (TypedParameter parameter in parameters)
        {
            uint value = parameter.Value.UInt;
            limits = parameter.Name == "nclients_max" ? limits with { MaxClients = value } : limits with { MaxAnonymousClients = value };
        }

        if (limits.MaxClients < limits.MaxAnonymousClients)
        {
            throw AdminErrors.ClientsReversed();
        }

        entry.Limits = limits;
        entry.Server.SetClientLimits((int)limits.MaxClients, (int)limits.MaxAnonymousClients);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ServerUpdateTlsFilesAsync(AdminServerRef server, uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminServerUpdateTlsFiles");
        ServerEntry entry = Find(server);
        Action update = entry.UpdateTls ?? throw AdminErrors.NoTlsService();
        update();
        return ValueTask.CompletedTask;
    }

    private static AdminClientRef Describe(ServerEntry entry, RpcServerConnection connection) => new(
        new AdminServerRef(entry.Name), (ulong)connection.Id, connection.ConnectedAt.ToUnixTimeSeconds(), (uint)(
            (connection.Service as Service)?.Transport ?? ClientTransport.Unix));

    private static RpcServerConnection FindClient(ServerEntry entry, ulong id) =>
        entry.Server.Connections.FirstOrDefault(c => (ulong)c.Id == id)
        ?? throw AdminErrors.ClientUnknown(id);

    private static void AddText(TypedParameterList list, string name, string? value)
    {
        if (value is not null)
        {
            list.Add(name, value);
        }
    }
}
