namespace Vireo.Daemon;

/// <summary>How much one server (libvirtd's, or the admin's) takes from its clients.</summary>
internal sealed record ServerLimits
{
    public uint MinWorkers { get; init; } = 5;

    public uint MaxWorkers { get; init; } = 20;

    public uint PriorityWorkers { get; init; } = 5;

    public uint MaxClients { get; init; } = 5000;

    public uint MaxQueuedClients { get; init; } = 1000;

    public uint MaxAnonymousClients { get; init; } = 20;

    public uint MaxClientRequests { get; init; } = 5;

    /// <summary>Seconds of silence before the daemon asks whether the client lives; -1: never.</summary>
    public int KeepaliveInterval { get; init; } = 5;

    public uint KeepaliveCount { get; init; } = 5;
}
