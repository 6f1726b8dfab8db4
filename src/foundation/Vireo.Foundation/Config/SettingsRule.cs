namespace Vireo;

/// <summary>What must hold between several keys.</summary>
/// <param name="Keys">The keys. A refusal has the place of the one that stands last in the file.</param>
/// <param name="Check">Throws the reason.</param>
public sealed record SettingsRule<T>(IReadOnlyList<string> Keys, Action<T> Check);
