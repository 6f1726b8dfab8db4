using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Rpc;

/// <summary>
/// A transport whose bytes can be put under the protection that an authentication agreed on, while the connection continues. Until then it
/// changes nothing.
/// </summary>
public sealed class ProtectableTransport(RpcTransport inner) : RpcTransport, IRpcTransportOwner
{
    private const int ReceiveSize = 64 * 1024;
    private readonly Lock _sending = new();
    private byte[]? _raw;
    private IRpcTransportOwner? _owner;
    private volatile ISecurityLayer? _layer;
    private ReadOnlyMemory<byte> _decoded;
    private ReadOnlyMemory<byte> _encoded;

    // Bytes that still go out as they are; negative: up to the end of the frame that comes next.
    private int _plain;
    private bool _ended;

    /// <inheritdoc/>
    public override RpcPeer Peer => inner.Peer;

    /// <summary>
    /// Begins the protection: at once for what is received, and for what is sent at once or, for the side whose next frame still tells the
    /// other one of the agreement, after that frame. Nothing else may be queued.
    /// </summary>
    public void Protect(ISecurityLayer layer, bool afterNextFrame)
    {
        lock (_sending)
        {
            _plain = afterNextFrame ? -1 : 0;
            _layer = layer;
        }
    }

    /// <inheritdoc/>
    public override void Start(IRpcTransportOwner owner)
    {
        _owner = owner;
        inner.Start(this);
    }

    /// <inheritdoc/>
    public override int Receive(Span<byte> buffer, ref List<SafeFileHandle>? handles)
    {
        if (_layer is not { } layer)
        {
            return inner.Receive(buffer, ref handles);
        }

        int count = 0;
        while (count < buffer.Length)
        {
            if (_decoded.IsEmpty)
            {
                // A short answer means "nothing more for now", so it is given only when there is nothing.
                _raw ??= new byte[ReceiveSize];
                int got = _ended ? 0 : inner.Receive(_raw, ref handles);
                if (got <= 0)
                {
                    _ended |= got == 0;
                    return count > 0 ? count : got;
                }

                _decoded = layer.Decode(_raw.AsSpan(0, got));
            }

            int taken = Math.Min(_decoded.Length, buffer.Length - count);
            _decoded.Span[..taken].CopyTo(buffer[count..]);
            _decoded = _decoded[taken..];
            count += taken;
        }

        return count;
    }

    /// <inheritdoc/>
    public override int Send(ReadOnlySpan<byte> data)
    {
        lock (_sending)
        {
            if (_layer is not { } layer)
            {
                return inner.Send(data);
            }

            if (_plain < 0)
            {
                _plain = (int)RpcHeader.ReadLength(data);
            }

            if (_plain > 0)
            {
                int sent = inner.Send(data[..Math.Min(_plain, data.Length)]);
                _plain -= Math.Max(0, sent);
                return sent;
            }

            if (!Flush())
            {
                return WouldBlock;
            }

            int taken = Math.Min(data.Length, layer.MaxInput);
            _encoded = layer.Encode(data[..taken]);
            Flush();
            return taken;
        }
    }

    /// <inheritdoc/>
    public override void RequestReadable()
    {
        if (_decoded.IsEmpty)
        {
            inner.RequestReadable();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(static owner => owner!.OnReadable(), _owner, preferLocal: false);
        }
    }

    /// <inheritdoc/>
    public override bool BeginWaiting() => inner.BeginWaiting();

    /// <inheritdoc/>
    public override void Wait(SafeHandle wake, bool forInput) => inner.Wait(wake, forInput);

    /// <inheritdoc/>
    public override void EndWaiting() => inner.EndWaiting();

    /// <inheritdoc/>
    public override void Shutdown() => inner.Shutdown();

    void IRpcTransportOwner.OnReadable() => _owner?.OnReadable();

    void IRpcTransportOwner.OnWritable()
    {
        lock (_sending)
        {
            // What was taken and could not be sent yet goes first.
            if (!Flush())
            {
                return;
            }
        }

        _owner?.OnWritable();
    }

    void IRpcTransportOwner.OnPeerClosing(bool gone) => _owner?.OnPeerClosing(gone);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        (_layer as IDisposable)?.Dispose();
    }

    private bool Flush()
    {
        while (!_encoded.IsEmpty)
        {
            int sent = inner.Send(_encoded.Span);
            if (sent == WouldBlock)
            {
                return false;
            }

            _encoded = _encoded[sent..];
        }

        return true;
    }
}
