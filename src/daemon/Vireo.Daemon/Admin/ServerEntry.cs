using Vireo.Rpc;

namespace Vireo.Daemon;

/// <summary>One server as the admin interface shows it: its name, its clients, its limits of this moment.</summary>
internal sealed class ServerEntry(string name, RpcServer server, ServerLimits limits)
{
    public string Name { get; } = name;

    public RpcServer Server { get; } = server;

    public ServerLimits Limits { get; set; } = limits;
}
