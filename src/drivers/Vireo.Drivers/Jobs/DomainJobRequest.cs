namespace Vireo.Drivers;

/// <summary>
/// What is asked of a domain's gate: a turn on the monitor side, a turn on the agent side, or an asynchronous job. Exactly one of the kinds
/// is set.
/// </summary>
/// <param name="Kind">The short job on the monitor side.</param>
/// <param name="Agent">The job on the agent side.</param>
/// <param name="Async">The asynchronous job.</param>
/// <param name="Mask">Which short jobs the asynchronous job lets in.</param>
/// <param name="Owner">Who asks, for errors: the procedure's handler name, for example <c>remoteDispatchDomainSuspend</c>.</param>
public readonly record struct DomainJobRequest(
    DomainJobKind Kind, DomainAgentJobKind Agent, DomainAsyncJobKind Async, DomainJobMask Mask, string Owner)
{
    /// <summary>A turn on the monitor side.</summary>
    public static DomainJobRequest Short(DomainJobKind kind, string owner) =>
        new(kind, DomainAgentJobKind.None, DomainAsyncJobKind.None, DomainJobMask.None, owner);

    /// <summary>A turn on the agent side.</summary>
    public static DomainJobRequest ForAgent(DomainAgentJobKind kind, string owner) =>
        new(DomainJobKind.None, kind, DomainAsyncJobKind.None, DomainJobMask.None, owner);

    /// <summary>An asynchronous job; its steps take turns of kind <see cref="DomainJobKind.AsyncNested"/>.</summary>
    public static DomainJobRequest ForAsync(DomainAsyncJobKind kind, string owner, DomainJobMask mask = DomainJobMask.Default) =>
        new(DomainJobKind.None, DomainAgentJobKind.None, kind, mask, owner);
}
