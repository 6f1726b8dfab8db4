using Vireo.Dispatch;
using Vireo.Rpc;

namespace Vireo.Daemon;

/// <summary>The server of the admin program. Its socket belongs to the daemon's owner; nobody else gets here.</summary>
internal sealed class AdminServer(DaemonAdmin admin) : IRpcServerHandler
{
    /// <inheritdoc/>
    public bool OnConnected(RpcServerConnection connection, object? service)
    {
        var session = new AdminSession(connection, admin);
        connection.Session = session;
        connection.Programs = Programs.For(session);
        connection.IsAuthenticated = true;
        return true;
    }

    /// <inheritdoc/>
    public void OnClosed(RpcServerConnection connection, VirException? reason)
    {
    }
}
