namespace Vireo.Rpc;

/// <summary>Protects bytes on their way, once both ends have agreed how. It may be called by one sender and one receiver at a
/// time.</summary>
public interface ISecurityLayer
{
    /// <summary>Most bytes that <see cref="Encode"/> takes at a time.</summary>
    int MaxInput { get; }

    /// <summary>Protects bytes that are to be sent.</summary>
    byte[] Encode(ReadOnlySpan<byte> data);

    /// <summary>Takes the protection off; empty while the rest of a piece is missing.</summary>
    /// <exception cref="VirException">The bytes were tampered with.</exception>
    byte[] Decode(ReadOnlySpan<byte> data);
}
