namespace Vireo;

public static partial class Errors
{
    /// <summary>A job on a domain did not get its turn in time (code 68); names who holds the domain.</summary>
    public static VirException JobTimeout(string? monitorHolder, string? agentHolder) =>
        Report(ErrorDomain.None, ErrorCode.OperationTimeout, "cannot acquire state change lock" + Holders(monitorHolder, agentHolder));

    /// <summary>Too many jobs wait for the domain already (code 9, <c>max_queued</c>); names who holds the domain.</summary>
    public static VirException JobQueueFull(string? monitorHolder, string? agentHolder) =>
        Report(ErrorDomain.None, ErrorCode.OperationFailed, "cannot acquire state change lock" + Holders(monitorHolder, agentHolder)
            + " due to max_queued limit");

    private static string Holders(string? monitor, string? agent) => (monitor, agent) switch
    {
        (null, null) => "",
        (not null, not null) => $" (held by monitor={monitor} agent={agent})",
        (not null, null) => $" (held by monitor={monitor})",
        _ => $" (held by agent={agent})",
    };
}
