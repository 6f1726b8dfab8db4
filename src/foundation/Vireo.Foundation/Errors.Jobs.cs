namespace Vireo;

public static partial class Errors
{
    /// <summary>A job on a domain did not get its turn in time (code 68); names who holds the domain.</summary>
    public static VirException JobTimeout(string? monitorHolder, string? agentHolder) =>
        LockNotAcquired(Holders(monitorHolder, agentHolder));

    /// <summary>Too many jobs wait for the domain already (code 9, <c>max_queued</c>); names who holds the domain.</summary>
    public static VirException JobQueueFull(string? monitorHolder, string? agentHolder) =>
        QueueFull(Holders(monitorHolder, agentHolder));

    [ErrorText(ErrorCode.OperationTimeout, "cannot acquire state change lock{holders}")]
    private static partial VirException LockNotAcquired(string holders);

    [ErrorText(ErrorCode.OperationFailed, "cannot acquire state change lock{holders} due to max_queued limit")]
    private static partial VirException QueueFull(string holders);

    private static string Holders(string? monitor, string? agent) => (monitor, agent) switch
    {
        (null, null) => "",
        (not null, not null) => $" (held by monitor={monitor} agent={agent})",
        (not null, null) => $" (held by monitor={monitor})",
        _ => $" (held by agent={agent})",
    };
}
