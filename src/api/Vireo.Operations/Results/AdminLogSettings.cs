namespace Vireo;

/// <summary>Log settings of a daemon.</summary>
/// <param name="Text">In the syntax of the configuration.</param>
/// <param name="Count">How many entries.</param>
public readonly record struct AdminLogSettings(string? Text, uint Count);
