namespace Vireo;

/// <summary>What the source answers to the begin step.</summary>
/// <param name="Cookie">For the next step.</param>
/// <param name="Xml">Configuration for the destination.</param>
public readonly record struct MigrationBeginResult(ReadOnlyMemory<byte> Cookie, string Xml);
