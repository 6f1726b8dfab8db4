namespace Vireo;

/// <summary>Log filters of a daemon.</summary>
/// <param name="Text">In the syntax of the configuration.</param>
/// <param name="Count">How many entries.</param>
public readonly record struct AdminLogFilters(string? Text, uint Count);
