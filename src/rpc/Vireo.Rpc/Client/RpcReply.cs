using System.Buffers;
using Microsoft.Win32.SafeHandles;
using Vireo.Xdr;

namespace Vireo.Rpc;

/// <summary>The answer to a call. Dispose it when the payload is decoded; descriptors not taken are closed then, and a stream not taken is
/// aborted.</summary>
public sealed class RpcReply : IDisposable
{
    private byte[]? _buffer;
    private readonly int _length;
    private List<SafeFileHandle>? _handles;
    private RpcClientStream? _stream;

    internal RpcReply(ReadOnlySpan<byte> payload, List<SafeFileHandle>? handles, RpcClientStream? stream)
    {
        _stream = stream;
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

    /// <summary>Decodes the result.</summary>
    /// <exception cref="VirException">It is no <typeparamref name="T"/>.</exception>
    public T Read<T>()
        where T : IXdrValue<T>
    {
        var reader = new XdrReader(Payload);
        return T.ReadXdr(ref reader);
    }

    /// <summary>The stream that the call opened, from now on the caller's to end.</summary>
    public RpcClientStream TakeStream()
    {
        RpcClientStream stream = _stream ?? throw RpcErrors.NoStream();
        _stream = null;
        return stream;
    }

    /// <summary>The one descriptor that came along, from now on the caller's to close.</summary>
    public SafeFileHandle TakeHandle()
    {
        IReadOnlyList<SafeFileHandle> handles = TakeHandles();
        if (handles.Count == 1)
        {
            return handles[0];
        }

        foreach (SafeFileHandle handle in handles)
        {
            handle.Dispose();
        }

        throw RpcErrors.DescriptorCount(handles.Count);
    }

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
        _ = _stream?.AbortAsync().AsTask();
        _stream = null;
    }
}
