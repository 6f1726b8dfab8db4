namespace Vireo;

/// <summary>What the destination answers to the finish step.</summary>
/// <param name="Domain">The domain at the destination.</param>
/// <param name="Cookie">For the last step.</param>
public readonly record struct MigrationFinishResult(DomainRef Domain, ReadOnlyMemory<byte> Cookie);
