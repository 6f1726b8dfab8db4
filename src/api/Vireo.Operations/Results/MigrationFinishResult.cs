namespace Vireo;

/// <summary>What the destination answers to the finish step.</summary>
/// <param name="Domain">The domain there.</param>
/// <param name="Cookie">For the last step.</param>
public readonly record struct MigrationFinishResult(DomainRef Domain, ReadOnlyMemory<byte> Cookie);
