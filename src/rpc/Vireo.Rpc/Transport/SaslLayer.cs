using Vireo.Posix;

namespace Vireo.Rpc;

/// <summary>The protection that a mechanism of SASL gives; owns the session.</summary>
public sealed class SaslLayer(SaslSession session) : ISecurityLayer, IDisposable
{
    /// <inheritdoc/>
    public int MaxInput { get; } = session.MaxInput;

    /// <inheritdoc/>
    public byte[] Encode(ReadOnlySpan<byte> data) => session.Encode(data);

    /// <inheritdoc/>
    public byte[] Decode(ReadOnlySpan<byte> data) => session.Decode(data);

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();
}
