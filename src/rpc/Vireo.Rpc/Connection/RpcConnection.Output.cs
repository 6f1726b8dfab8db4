using System.Buffers;
using System.Runtime.InteropServices;

namespace Vireo.Rpc;

public abstract partial class RpcConnection
{
    private const int SmallFrame = 16 * 1024;
    private const int SegmentSize = 16 * 1024;
    private readonly Lock _outLock = new();
    private readonly Queue<Segment> _out = new(0);
    private byte[]? _tail;
    private int _tailStart;
    private int _tailCount;
    private long _queued;
    private bool _corked;
    private bool _blocked;
    private bool _outClosed;
    private bool _transportGone;
    private bool _pausedForRoom;
    private volatile bool _sendingFailed;
    private bool _closeWhenSent;
    private VirException? _sendFailure;
    private TaskCompletionSource? _room;
    private readonly object _roomSignal = new();
    private int _roomBlocked;

    /// <summary>Bytes waiting to be sent.</summary>
    public long QueuedBytes => Volatile.Read(ref _queued);

    /// <summary>Bytes waiting to be sent, or to be read by the peer.</summary>
    public long UnreadBytes => IsClosed ? 0 : QueuedBytes + _transport.UnreadByPeer;

    /// <summary>
    /// Sends a frame, or queues what does not fit; never waits. <paramref name="handles"/> are closed once they are sent. False when the
    /// connection has ended.
    /// </summary>
    private protected bool SendFrame(ReadOnlySpan<byte> frame, IReadOnlyList<SafeHandle>? handles = null)
    {
        lock (_outLock)
        {
            if (_outClosed)
            {
                Close(handles);
                return false;
            }

            if (frame.Length > SmallFrame)
            {
                SendLarge(frame);
            }
            else
            {
                AppendSmall(frame);
            }

            if (handles is not null)
            {
                SealTail();
                foreach (SafeHandle handle in handles)
                {
                    _out.Enqueue(new Segment(handle));
                }
            }

            if (!_blocked && (!_corked || _queued > SegmentSize))
            {
                Flush();
            }

            if (_queued > Options.QueueLimit)
            {
                FailSending(Errors.QueueOverflow());
            }

            return true;
        }
    }

    /// <summary>Completes when so little waits to be sent that a stream may add to it, or when the connection has ended.</summary>
    private protected ValueTask WaitForRoomAsync(CancellationToken cancellationToken)
    {
        if (QueuedBytes < Options.QueueHigh)
        {
            return ValueTask.CompletedTask;
        }

        lock (_outLock)
        {
            if (_outClosed || _queued < Options.QueueHigh)
            {
                return ValueTask.CompletedTask;
            }

            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_room.Task.WaitAsync(cancellationToken));
        }
    }

    /// <summary>The same for a thread of a transfer, which may block.</summary>
    private protected void BlockForRoom(CancellationToken cancellationToken)
    {
        if (QueuedBytes < Options.QueueHigh)
        {
            return;
        }

        using CancellationTokenRegistration cancelled = cancellationToken.Register(SignalRoom);
        lock (_roomSignal)
        {
            Interlocked.Increment(ref _roomBlocked);
            while (QueuedBytes >= Options.QueueHigh && !Volatile.Read(ref _outClosed) && !cancellationToken.IsCancellationRequested)
            {
                Monitor.Wait(_roomSignal);
            }

            Interlocked.Decrement(ref _roomBlocked);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private void SignalRoom()
    {
        lock (_roomSignal)
        {
            Monitor.PulseAll(_roomSignal);
        }
    }

    /// <summary>Stops reading while too much waits to be sent: a peer that does not read gets nothing more to answer.</summary>
    private void PauseUntilRoom()
    {
        if (QueuedBytes < Options.QueueHigh)
        {
            return;
        }

        lock (_outLock)
        {
            if (!_outClosed && !_pausedForRoom && _queued >= Options.QueueHigh)
            {
                _pausedForRoom = true;
                PauseReading();
            }
        }
    }

    /// <summary>Ends the connection when everything queued has been sent.</summary>
    private protected void CloseWhenSent()
    {
        lock (_outLock)
        {
            _closeWhenSent = true;
            if (!_corked && !_blocked && !_outClosed)
            {
                Flush();
            }
        }
    }

    private void Cork()
    {
        lock (_outLock)
        {
            _corked = true;
        }
    }

    private void Uncork()
    {
        lock (_outLock)
        {
            _corked = false;
            if (!_blocked && !_outClosed && (_queued > 0 || _out.Count > 0 || _closeWhenSent))
            {
                Flush();
            }
        }
    }

    private void OnWritable()
    {
        lock (_outLock)
        {
            _blocked = false;
            if (!_outClosed)
            {
                Flush();
            }
        }
    }

    /// <summary>A large frame goes out as it stands when nothing is before it; only what does not fit is copied.</summary>
    private void SendLarge(ReadOnlySpan<byte> frame)
    {
        if (!_blocked)
        {
            Flush();
        }

        try
        {
            while (!_blocked && !_outClosed && frame.Length > 0)
            {
                int sent = _transport.Send(frame);
                if (sent == RpcTransport.WouldBlock)
                {
                    _blocked = true;
                }
                else
                {
                    frame = frame[sent..];
                }
            }
        }
        catch (VirException e)
        {
            FailSending(e);
            return;
        }

        if (frame.Length > 0 && !_outClosed)
        {
            SealTail();
            byte[] copy = ArrayPool<byte>.Shared.Rent(frame.Length);
            frame.CopyTo(copy);
            _out.Enqueue(new Segment(copy, 0, frame.Length));
            _queued += frame.Length;
        }
    }

    private void AppendSmall(ReadOnlySpan<byte> frame)
    {
        if (_tail is null || _tail.Length - _tailStart - _tailCount < frame.Length)
        {
            SealTail();
            _tail = ArrayPool<byte>.Shared.Rent(Math.Max(frame.Length, _out.Count > 0 || _corked ? SegmentSize : 1024));
            _tailStart = 0;
        }

        frame.CopyTo(_tail.AsSpan(_tailStart + _tailCount));
        _tailCount += frame.Length;
        _queued += frame.Length;
    }

    private void SealTail()
    {
        if (_tail is { } tail)
        {
            _tail = null;
            if (_tailCount > 0)
            {
                _out.Enqueue(new Segment(tail, _tailStart, _tailCount));
            }
            else
            {
                ArrayPool<byte>.Shared.Return(tail);
            }

            _tailStart = _tailCount = 0;
        }
    }

    /// <summary>Sends until everything is gone or the socket is full. Under the lock.</summary>
    private void Flush()
    {
        try
        {
            while (!_outClosed && (_out.Count > 0 || _tailCount > 0))
            {
                if (_out.Count == 0)
                {
                    int sent = _transport.Send(_tail.AsSpan(_tailStart, _tailCount));
                    if (sent == RpcTransport.WouldBlock)
                    {
                        _blocked = true;
                        ReleaseWaiters();
                        return;
                    }

                    _tailStart += sent;
                    _tailCount -= sent;
                    _queued -= sent;
                }
                else if (!SendHead(_out.Peek()))
                {
                    _blocked = true;
                    ReleaseWaiters();
                    return;
                }
            }
        }
        catch (VirException e)
        {
            FailSending(e);
            return;
        }

        if (_tail is { } tail && _tailCount == 0)
        {
            _tail = null;
            _tailStart = 0;
            ArrayPool<byte>.Shared.Return(tail);
        }

        ReleaseWaiters();
        if (_closeWhenSent && !_outClosed)
        {
            _outClosed = true;
            _sendingFailed = true;
            _transport.Shutdown();
        }
    }

    private bool SendHead(Segment head)
    {
        if (head.Handle is { } handle)
        {
            if (!_transport.SendHandle(handle))
            {
                return false;
            }

            handle.Dispose();
            _out.Dequeue();
            return true;
        }

        int sent = _transport.Send(head.Buffer.AsSpan(head.Start, head.Count));
        if (sent == RpcTransport.WouldBlock)
        {
            return false;
        }

        head.Start += sent;
        head.Count -= sent;
        _queued -= sent;
        if (head.Count == 0)
        {
            _out.Dequeue();
            ArrayPool<byte>.Shared.Return(head.Buffer!);
        }

        return true;
    }

    private void ReleaseWaiters()
    {
        if (_queued >= Options.QueueHigh)
        {
            return;
        }

        if (_room is { } room)
        {
            _room = null;
            room.TrySetResult();
        }

        // Whoever is about to block has said so before looking at what is queued: one of the two sees the other.
        Interlocked.MemoryBarrier();
        if (_roomBlocked > 0)
        {
            SignalRoom();
        }

        if (_pausedForRoom)
        {
            _pausedForRoom = false;
            ResumeReading();
        }
    }

    /// <summary>Sending is over; the reader notices by the shutdown and ends the connection. Under the lock.</summary>
    private void FailSending(VirException failure)
    {
        _sendFailure ??= failure;
        _sendingFailed = true;
        DropOutput();
        if (!_transportGone)
        {
            _transport.Shutdown();
        }
    }

    private void CloseOutput()
    {
        lock (_outLock)
        {
            DropOutput();
            _transportGone = true;
            _transport.Dispose();
        }
    }

    private void DropOutput()
    {
        _outClosed = true;
        SealTail();
        while (_out.TryDequeue(out Segment? segment))
        {
            segment.Handle?.Dispose();
            if (segment.Buffer is { } buffer)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        _queued = 0;
        _room?.TrySetResult();
        _room = null;
        SignalRoom();
    }

    private static void Close(IReadOnlyList<SafeHandle>? handles)
    {
        if (handles is not null)
        {
            foreach (SafeHandle handle in handles)
            {
                handle.Dispose();
            }
        }
    }

    private sealed class Segment
    {
        public Segment(byte[] buffer, int start, int count) => (Buffer, Start, Count) = (buffer, start, count);

        public Segment(SafeHandle handle) => Handle = handle;

        public byte[]? Buffer { get; }

        public SafeHandle? Handle { get; }

        public int Start { get; set; }

        public int Count { get; set; }
    }
}
