using Vireo.Operations;

namespace Vireo;

/// <summary>How a connection is opened.</summary>
public sealed record ConnectOptions
{
    /// <summary>Ask for a connection that can only look.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Take a name without a colon for an alias from <c>libvirt.conf</c>.</summary>
    public bool UseAliases { get; init; } = true;

    /// <summary>After how long a silence the daemon is pinged; zero never.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many pings may stay unanswered before the connection is given up.</summary>
    public int KeepAliveCount { get; init; } = 5;

    /// <summary>Flags that a local driver judges (<see cref="ConnectFlags"/>); those for a daemon follow from the other members.</summary>
    public uint Flags { get; init; }

    /// <summary>What the application answers a driver or a daemon that asks who it is; null when it offers nothing.</summary>
    public CredentialSource? Credentials { get; init; }

    /// <summary>For libraries whose callers block in <see cref="Rpc.RpcClient.ReceiveFor"/> for each call, and never await: answers are
    /// received on their threads.</summary>
    public bool CallersBlock { get; init; }

    /// <summary>Drivers that serve URIs inside this process, without a daemon; asked in order before a daemon is.</summary>
    public IReadOnlyList<IDriverFactory> LocalDrivers { get; init; } = [];
}
