namespace Vireo;

/// <summary>Progress of a domain job (<c>virDomainJobInfo</c>).</summary>
/// <param name="Type">Kind.</param>
/// <param name="TimeElapsed">ms so far.</param>
/// <param name="TimeRemaining">ms left.</param>
/// <param name="DataTotal">Bytes.</param>
/// <param name="DataProcessed">Bytes.</param>
/// <param name="DataRemaining">Bytes.</param>
/// <param name="MemoryTotal">Bytes.</param>
/// <param name="MemoryProcessed">Bytes.</param>
/// <param name="MemoryRemaining">Bytes.</param>
/// <param name="FileTotal">Bytes.</param>
/// <param name="FileProcessed">Bytes.</param>
/// <param name="FileRemaining">Bytes.</param>
public readonly record struct DomainJobInfo(
    DomainJobType Type,
    ulong TimeElapsed,
    ulong TimeRemaining,
    ulong DataTotal,
    ulong DataProcessed,
    ulong DataRemaining,
    ulong MemoryTotal,
    ulong MemoryProcessed,
    ulong MemoryRemaining,
    ulong FileTotal,
    ulong FileProcessed,
    ulong FileRemaining);
