namespace Vireo;

/// <summary>Counters of a disk; -1 where unknown.</summary>
/// <param name="ReadRequests">Reads.</param>
/// <param name="ReadBytes">Bytes read.</param>
/// <param name="WriteRequests">Writes.</param>
/// <param name="WriteBytes">Bytes written.</param>
/// <param name="Errors">Errors.</param>
public readonly record struct DomainBlockStats(long ReadRequests, long ReadBytes, long WriteRequests, long WriteBytes, long Errors);
