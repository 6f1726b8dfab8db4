using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Rpc;

/// <summary>The answer to a call. Dispose it when the payload is decoded; descriptors not taken are closed then.</summary>
public sealed class RpcReply : IDisposable
{
    private byte[]? _buffer;
    private readonly int _length;
    private List<SafeFileHandle>? _handles;

    internal RpcReply(ReadOnlySpan<byte> payload, List<SafeFileHandle>? handles)
    {
        _length = payload.Length;
        _handles = handles;
        if (_length > 0)
        {
            _buffer = ArrayPool<byte>.Shared.Rent(_length);
            payload.CopyTo(_buffer);
        }
    }

    /// <summary>The result struct; valid until the reply is disposed.</summary>
    public ReadOnlySpan<byte> Payload => _buffer.AsSpan(0, _buffer is null ? 0 : _length);

    /// <summary>Descriptors that came along, from now on the caller's to close.</summary>
    public IReadOnlyList<SafeFileHandle> TakeHandles()
    {
        IReadOnlyList<SafeFileHandle> handles = _handles ?? (IReadOnlyList<SafeFileHandle>)[];
        _handles = null;
        return handles;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _handles?.ForEach(static handle => handle.Dispose());
        _handles = null;
    }
}
