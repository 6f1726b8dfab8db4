namespace Vireo.Drivers;

/// <summary>What a <see cref="DomainJobGate"/> is doing at one instant.</summary>
/// <param name="Active">The short job that runs, or none.</param>
/// <param name="ActiveOwner">Who runs it.</param>
/// <param name="ActiveSince">Since when.</param>
/// <param name="Agent">The agent job that runs, or none.</param>
/// <param name="AgentOwner">Who runs it.</param>
/// <param name="Async">The asynchronous job that runs, or none.</param>
/// <param name="AsyncOwner">Who runs it.</param>
/// <param name="AsyncSince">Since when.</param>
/// <param name="Waiting">How many wait for their turn.</param>
public sealed record DomainJobStatus(
    DomainJobKind Active,
    string? ActiveOwner,
    DateTimeOffset ActiveSince,
    DomainAgentJobKind Agent,
    string? AgentOwner,
    DomainAsyncJobKind Async,
    string? AsyncOwner,
    DateTimeOffset AsyncSince,
    int Waiting);
