namespace Vireo;

/// <summary>What the destination answers to the prepare step.</summary>
/// <param name="Cookie">For the next step.</param>
/// <param name="UriOut">Where to send the guest.</param>
public readonly record struct MigrationPrepareResult(ReadOnlyMemory<byte> Cookie, string? UriOut);
