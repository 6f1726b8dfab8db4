using Vireo.Rpc;

namespace Vireo.Daemon;

/// <summary>One server as the admin interface shows it: its name, its clients, its limits of this moment.</summary>
internal sealed class ServerEntry(string name, RpcServer server, ServerLimits limits)
{
    public string Name { get; } = name;

    public RpcServer Server { get; } = server;

    /// <summary>Reads the certificates again for who connects from now on; null when the server has no TLS.</summary>
    public Action? UpdateTls { get; set; }

    public ServerLimits Limits { get; set; } = limits;
}
