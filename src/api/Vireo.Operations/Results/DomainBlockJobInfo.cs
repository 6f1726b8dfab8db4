namespace Vireo;

/// <summary>Progress of a block job.</summary>
/// <param name="Type">Its kind.</param>
/// <param name="Bandwidth">Limit.</param>
/// <param name="Cursor">Done so far.</param>
/// <param name="End">Total.</param>
public readonly record struct DomainBlockJobInfo(DomainBlockJobType Type, ulong Bandwidth, ulong Cursor, ulong End);
