namespace Vireo;

/// <summary>The scheduler of a domain.</summary>
/// <param name="Type">Its name.</param>
/// <param name="ParameterCount">How many parameters it has.</param>
public readonly record struct DomainSchedulerType(string Type, int ParameterCount);
