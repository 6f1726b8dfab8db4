namespace Vireo.Operations;

/// <summary>Who opened a connection and under which circumstances; the same for its whole life.</summary>
public sealed record ConnectionContext
{
    /// <summary>Calls that change something are refused before they reach the driver.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Flags with which the application opened the connection, for a driver inside its process to judge.</summary>
    public uint OpenFlags { get; init; }

    /// <summary>What the application can answer a driver inside its process about itself; null when it offers nothing.</summary>
    public CredentialSource? Credentials { get; init; }

    /// <summary>The daemon serves the whole system rather than one user.</summary>
    public bool SystemMode { get; init; }

    /// <summary>The client is on the other side of a Unix socket or in this process, so that files can be passed.</summary>
    public bool Local { get; init; } = true;

    /// <summary>Nobody can listen on the way.</summary>
    public bool Secure { get; init; } = true;

    /// <summary>The client's process and user.</summary>
    public CallerIdentity Caller { get; init; } = new();

    /// <summary>Below which every path of the driver lies; empty for the real places.</summary>
    public string Root { get; init; } = "";

    /// <summary>The daemon itself asks, through <c>HostServices</c>: nobody's permissions apply.</summary>
    public bool IsDaemon { get; init; }

    /// <summary>The other drivers of this session, so that a hypervisor driver can ask for networks, storage or secrets.</summary>
    public DriverSession? Session { get; init; }
}

/// <summary>The process behind a connection, as the kernel or the authentication reports it.</summary>
public sealed record CallerIdentity
{
    /// <summary>User id, or -1 when unknown.</summary>
    public long UserId { get; init; } = -1;

    /// <summary>Group id, or -1 when unknown.</summary>
    public long GroupId { get; init; } = -1;

    /// <summary>Process id, or 0 when unknown.</summary>
    public int ProcessId { get; init; }

    /// <summary>Start time of the process in clock ticks after boot, 0 when unknown: guards against a reused process id.</summary>
    public ulong ProcessStartTime { get; init; }

    public string? UserName { get; init; }

    public string? GroupName { get; init; }

    /// <summary>Name from SASL.</summary>
    public string? SaslUserName { get; init; }

    /// <summary>Distinguished name of the client's certificate.</summary>
    public string? X509DistinguishedName { get; init; }

    /// <summary>Label of the security module.</summary>
    public string? SecurityContext { get; init; }
}
