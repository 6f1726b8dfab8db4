namespace Vireo;

/// <summary>Label of a security driver.</summary>
/// <param name="Label">The label.</param>
/// <param name="Enforcing">Whether it is enforced.</param>
public readonly record struct SecurityLabel(string Label, bool Enforcing);
