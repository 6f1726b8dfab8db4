namespace Vireo;

/// <summary>Log outputs of a daemon.</summary>
/// <param name="Text">In the syntax of the configuration.</param>
/// <param name="Count">How many entries.</param>
public readonly record struct AdminLogOutputs(string Text, uint Count);
