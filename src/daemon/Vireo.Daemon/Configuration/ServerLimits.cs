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

    public static ServerLimits Read(ConfigFile file, string prefix, ServerLimits start)
    {
        // Read only so that a wrong type is found: libvirt ignores it too.
        _ = file.GetBool(prefix + "keepalive_required");
        return start with
        {
            MinWorkers = file.GetUInt32(prefix + "min_workers") ?? start.MinWorkers,
            MaxWorkers = Positive(file, prefix + "max_workers") ?? start.MaxWorkers,
            PriorityWorkers = (prefix.Length == 0 ? file.GetUInt32("prio_workers") : null) ?? start.PriorityWorkers,
            MaxClients = file.GetUInt32(prefix + "max_clients") ?? start.MaxClients,
            MaxQueuedClients = file.GetUInt32(prefix + "max_queued_clients") ?? start.MaxQueuedClients,
            MaxAnonymousClients = (prefix.Length == 0 ? file.GetUInt32("max_anonymous_clients") : null) ?? start.MaxAnonymousClients,
            MaxClientRequests = Positive(file, prefix + "max_client_requests") ?? start.MaxClientRequests,
            KeepaliveInterval = file.GetInt32(prefix + "keepalive_interval") ?? start.KeepaliveInterval,
            KeepaliveCount = file.GetUInt32(prefix + "keepalive_count") ?? start.KeepaliveCount,
        };
    }

    private static uint? Positive(ConfigFile file, string key)
    {
        uint? value = file.GetUInt32(key);
        return value < 1 ? throw Errors.Internal(ErrorDomain.Conf, $"'{key}' must be greater than 0") : value;
    }
}
