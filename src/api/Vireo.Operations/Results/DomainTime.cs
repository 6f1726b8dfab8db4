namespace Vireo;

/// <summary>A guest's clock.</summary>
/// <param name="Seconds">Seconds since 1970.</param>
/// <param name="Nanoseconds">And nanoseconds.</param>
public readonly record struct DomainTime(long Seconds, uint Nanoseconds);
