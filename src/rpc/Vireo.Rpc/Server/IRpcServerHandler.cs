namespace Vireo.Rpc;

/// <summary>The daemon's side of a server: decides on connections. Called on the reading threads: it must not block.</summary>
public interface IRpcServerHandler
{
    /// <summary>
    /// A client has connected, on the listener registered with <paramref name="service"/>. The handler sets
    /// <see cref="RpcServerConnection.Programs"/>,
    /// <see cref="RpcServerConnection.Session"/> and <see cref="RpcServerConnection.IsAuthenticated"/>; false refuses the client.
    /// </summary>
    bool OnConnected(RpcServerConnection connection, object? service);

    /// <summary>The connection has ended; calls under way may still be running. <paramref name="reason"/> is null when the client closed
    /// it.</summary>
    void OnClosed(RpcServerConnection connection, VirException? reason);
}
