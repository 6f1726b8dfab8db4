namespace Vireo;

/// <summary>A domain job in detail.</summary>
/// <param name="Type">Kind.</param>
/// <param name="Parameters">The numbers, by name.</param>
public readonly record struct DomainJobStats(DomainJobType Type, TypedParameterList Parameters);
