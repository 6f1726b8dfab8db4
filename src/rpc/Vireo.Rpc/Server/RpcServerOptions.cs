namespace Vireo.Rpc;

/// <summary>Limits of a server and of each of its connections; the names are those of libvirtd.conf where it has them.</summary>
public sealed record RpcServerOptions : RpcConnectionOptions
{
    /// <summary>Connections at a time (<c>max_clients</c>); when reached, no more are accepted until one ends.</summary>
    public int MaxClients { get; init; } = 5000;

    /// <summary>Connections at a time that have not authenticated (<c>max_anonymous_clients</c>).</summary>
    public int MaxAnonymousClients { get; init; } = 20;

    /// <summary>Calls of one client that run at a time (<c>max_client_requests</c>); high-priority calls may go beyond it, by as many
    /// again.</summary>
    public int MaxClientRequests { get; init; } = 5;

    /// <summary>Calls of one client that may wait for their turn; beyond it nothing more is received from it.</summary>
    public int MaxWaitingCalls { get; init; } = 64;

    /// <summary>Bytes of waiting calls of one client; beyond it nothing more is received from it.</summary>
    public int MaxWaitingBytes { get; init; } = 1024 * 1024;

    /// <summary>A client that has not authenticated after this time is cut.</summary>
    public TimeSpan AuthenticationTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Threads that serve the sockets.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Threads that there may be when some hang (<c>max_workers</c>).</summary>
    public int MaxThreads { get; init; } = 20;
}
