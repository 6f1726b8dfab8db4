using Vireo.Operations;

namespace Vireo.Remote;

/// <summary>How to open a connection to a daemon.</summary>
public sealed record RemoteOpenOptions
{
    public bool ReadOnly { get; init; }

    /// <summary>How long after a silence the daemon is pinged; zero never. libvirt's clients leave it to the application.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Pings that may stay unanswered.</summary>
    public int KeepAliveCount { get; init; } = 5;

    /// <summary>What the application answers when the daemon wants to know who it is; null when it offers nothing.</summary>
    public CredentialSource? Credentials { get; init; }

    /// <summary>See <see cref="Rpc.RpcClientOptions.CallersBlock"/>.</summary>
    public bool CallersBlock { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
