using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Rpc;

/// <summary>
/// What both ends share: cutting the received bytes into frames (this file), the queue of what is to be sent, keepalive and the end. It
/// knows frames, not calls. Frames are handled one after the other, on whichever thread received them, in place: a frame's bytes are valid
/// only during <see cref="OnFrame"/>.
/// </summary>
public abstract partial class RpcConnection : IRpcTransportOwner
{
    private const int ScratchSize = 64 * 1024;
    private const int ReceivesPerTurn = 8;

    // A frame of this size is given its room as soon as a good part of it has come, or the one before was as long; longer ones get
    // theirs as they come.
    private const int EagerFrame = 512 * 1024;
    private const int Idle = 0;
    private const int Running = 1;
    private const int RunningAgain = 2;

    private static readonly Logger Log = Vireo.Log.For("rpc.connection");

    [ThreadStatic]
    private static byte[]? _scratch;

    private readonly RpcTransport _transport;
    private int _readState;
    private int _pauses;
    private volatile bool _peerClosing;
    private volatile bool _peerGone;
    private int _ended;

    // Bytes received but not yet handled: an incomplete frame, or whole ones while reading is paused. Grows with what has really come,
    // never with what is announced.
    private byte[]? _backlog;
    private int _backlogStart;
    private int _backlogEnd;

    // How long the frame before was: those of a transfer are all of one length.
    private int _lastLength;

    // Descriptors received and not yet given to a frame, and how many the frame at the head of the backlog still waits for.
    private List<SafeFileHandle>? _handles;
    private int _handlesDue;
    private int _handlesTotal;
    private TimeSpan _handlesWait;

    private protected RpcConnection(RpcTransport transport, RpcConnectionOptions options)
    {
        _transport = transport;
        Options = options;
    }

    /// <summary>Who is at the other end.</summary>
    public RpcPeer Peer => _transport.Peer;

    /// <summary>Whether descriptors can travel.</summary>
    public bool PassesHandles => _transport.PassesHandles;

    /// <summary>True once the connection has ended.</summary>
    public bool IsClosed => Volatile.Read(ref _ended) != 0;

    private protected RpcConnectionOptions Options { get; }

    /// <summary>
    /// Puts what is sent and received from now on under a protection; the connection owns it then. <paramref name="afterNextFrame"/>: the
    /// frame that is sent next, which notifies the other side, is still sent as it is.
    /// </summary>
    /// <exception cref="VirException">The transport cannot be protected.</exception>
    public void Protect(ISecurityLayer layer, bool afterNextFrame) =>
        (_transport as ProtectableTransport ?? throw RpcErrors.NoSecurityLayer()).Protect(layer, afterNextFrame);

    /// <summary>Ends the connection at once.</summary>
    public void Abort() => Fail(Errors.EndOfConnection());

    void IRpcTransportOwner.OnReadable() => ScheduleRead();

    void IRpcTransportOwner.OnWritable() => OnWritable();

    void IRpcTransportOwner.OnPeerClosing(bool gone)
    {
        _peerClosing = true;
        _peerGone |= gone;
    }

    private protected void StartTransport() => _transport.Start(this);

    /// <summary>Handles one frame; false ends the connection.</summary>
    private protected abstract bool OnFrame(in RpcHeader header, byte[] buffer, int offset, int length, List<SafeFileHandle>? handles);

    /// <summary>The connection has ended; called once, after the last frame.</summary>
    private protected abstract void OnEnded(VirException? reason);

    /// <summary>Stops receiving until <see cref="ResumeReading"/> was called as often.</summary>
    private protected void PauseReading() => Interlocked.Increment(ref _pauses);

    private protected void ResumeReading()
    {
        if (Interlocked.Decrement(ref _pauses) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static connection => connection.ScheduleRead(), this, preferLocal: false);
        }
    }

    private protected bool IsReadingPaused => Volatile.Read(ref _pauses) > 0;

    /// <summary>Reads on this thread, unless another one does: then that one goes round once more, and this is false.</summary>
    private bool ScheduleRead()
    {
        if (WakeWaiter())
        {
            return false;
        }

        while (true)
        {
            int state = Interlocked.CompareExchange(ref _readState, Running, Idle);
            if (state == Idle)
            {
                break;
            }

            if (state == RunningAgain || Interlocked.CompareExchange(ref _readState, RunningAgain, Running) == Running)
            {
                return false;
            }
        }

        do
        {
            Volatile.Write(ref _readState, Running);
            ReadTurn();
        }
        while (Interlocked.CompareExchange(ref _readState, Idle, Running) != Running);

        // Somebody may have begun to wait for what was just handled.
        WakeWaiter();
        return true;
    }

    private void ReadTurn()
    {
        if (IsClosed)
        {
            return;
        }

        Cork();
        try
        {
            if (!ReceiveAndHandle(out VirException? reason))
            {
                End(reason);
            }
        }
        catch (VirException e)
        {
            End(e);
        }
        catch (Exception e)
        {
            // A fault of ours, in a handler of messages say: this connection is lost, the thread and the others are not.
            Log.Error(e);
            End(Errors.Of(e));
        }
        finally
        {
            Uncork();
        }
    }

    /// <summary>False when the connection is over.</summary>
    private bool ReceiveAndHandle(out VirException? reason)
    {
        reason = null;
        if (!HandleBacklog(out reason))
        {
            return false;
        }

        byte[] scratch = _scratch ??= GC.AllocateUninitializedArray<byte>(ScratchSize);
        for (int i = 0; i < ReceivesPerTurn; i++)
        {
            if (IsReadingPaused)
            {
                // Nobody is left to receive the rest.
                return !_peerGone && !_sendingFailed;
            }

            int had = _handles?.Count ?? 0;
            int room = RoomInBacklog();
            bool direct = room > 0;
            int got = _transport.Receive(direct ? _backlog.AsSpan(_backlogEnd, room) : scratch, ref _handles);
            if (got == RpcTransport.WouldBlock)
            {
                FreeEmptyBacklog();
                return true;
            }

            if (got == 0)
            {
                return false;
            }

            NoteReceived();
            if (direct)
            {
                _backlogEnd += got;
                if (!HandleBacklog(out reason))
                {
                    return false;
                }
            }
            else if (!HandleReceived(scratch, got, out reason))
            {
                return false;
            }

            if (HoldsStrayHandles())
            {
                reason = RpcErrors.DescriptorsUnannounced();
                return false;
            }

            // A short read means that the socket is empty, except where descriptors end a read early.
            if (got < (direct ? room : ScratchSize) && had == (_handles?.Count ?? 0) && !_peerClosing)
            {
                return true;
            }
        }

        // Others want to be served too; the wait set brings us back when there is more.
        _transport.RequestReadable();
        return true;
    }

    /// <summary>Handles bytes in the thread's own buffer, and keeps what is left of them.</summary>
    private bool HandleReceived(byte[] buffer, int count, out VirException? reason)
    {
        if (_backlogEnd > _backlogStart)
        {
            Keep(buffer.AsSpan(0, count));
            return HandleBacklog(out reason);
        }

        int used = HandleFrames(buffer, 0, count, out reason);
        if (used < 0)
        {
            return false;
        }

        if (used < count)
        {
            Keep(buffer.AsSpan(used, count - used));
        }

        return true;
    }

    private bool HandleBacklog(out VirException? reason)
    {
        reason = null;
        if (_backlogEnd == _backlogStart)
        {
            return true;
        }

        int used = HandleFrames(_backlog!, _backlogStart, _backlogEnd - _backlogStart, out reason);
        if (used < 0)
        {
            return false;
        }

        // Null when the receiver of the last frame has taken it.
        if (_backlog is not null)
        {
            _backlogStart += used;
            FreeEmptyBacklog();
        }

        return true;
    }

    /// <summary>
    /// How many bytes are to be received behind the backlog, which has room for them; 0 when the thread's own buffer serves. The frames of
    /// a transfer are received where they stay, and none together with the next one's beginning.
    /// </summary>
    private int RoomInBacklog()
    {
        int have = _backlogEnd - _backlogStart;
        if (have == 0)
        {
            if (_lastLength is <= ScratchSize or > EagerFrame)
            {
                return 0;
            }

            _backlog = ArrayPool<byte>.Shared.Rent(_lastLength);
            return _lastLength;
        }

        int missing = have < RpcLimits.LengthSize ? 0 : (int)RpcHeader.ReadLength(_backlog.AsSpan(_backlogStart)) - have;
        if (missing > 0 && have >= ScratchSize && have + missing <= EagerFrame && _backlog!.Length - _backlogEnd < missing)
        {
            Grow(have + missing);
        }

        int free = _backlog!.Length - _backlogEnd;
        return missing > 0 && free >= missing ? missing : free >= ScratchSize ? free : 0;
    }

    private void FreeEmptyBacklog()
    {
        if (_backlog is { } backlog && _backlogStart == _backlogEnd)
        {
            _backlog = null;
            _backlogStart = _backlogEnd = 0;
            ArrayPool<byte>.Shared.Return(backlog);
        }
    }

    /// <summary>
    /// Hands the buffer of the frame that is being handled over to the caller, who returns it to the pool; false when it is shared with
    /// other bytes, and must be copied.
    /// </summary>
    /// <param name="buffer">As it came to <see cref="OnFrame"/>.</param>
    /// <param name="end">Where the frame ends in it.</param>
    private protected bool TryTake(byte[] buffer, int end)
    {
        if (!ReferenceEquals(buffer, _backlog) || end != _backlogEnd || end < ScratchSize)
        {
            return false;
        }

        _backlog = null;
        _backlogStart = _backlogEnd = 0;
        return true;
    }

    /// <summary>Handles whole frames; returns how many bytes they took, or -1 to end the connection.</summary>
    private int HandleFrames(byte[] buffer, int start, int count, out VirException? reason)
    {
        reason = null;
        int at = start;
        int end = start + count;
        while (end - at >= RpcLimits.LengthSize && !IsReadingPaused)
        {
            uint length = RpcHeader.ReadLength(buffer.AsSpan(at));
            if (length is < RpcLimits.FrameHeaderSize or > RpcLimits.MaxFrame)
            {
                reason = Errors.BadFrameLength(
                    length, length < RpcLimits.FrameHeaderSize ? RpcLimits.LengthSize : (uint)RpcLimits.MaxFrame);
                return -1;
            }

            if (end - at < length)
            {
                break;
            }

            RpcHeader header = RpcHeader.Read(buffer.AsSpan(at));
            int payload = at + RpcLimits.FrameHeaderSize;
            int payloadLength = (int)length - RpcLimits.FrameHeaderSize;
            List<SafeFileHandle>? handles = null;
            int extra = 0;
            if (header.HasHandles)
            {
                if (!CollectHandles(buffer, ref payload, ref payloadLength, end - at - (int)length, out int total, out handles, out reason))
                {
                    return -1;
                }

                if (total < 0)
                {
                    break;
                }

                extra = total;
            }

            if (!OnFrame(header, buffer, payload, payloadLength, handles))
            {
                return -1;
            }

            PauseUntilRoom();

            _lastLength = (int)length;
            at += (int)length + extra;
        }

        return at - start;
    }

    /// <summary>
    /// Takes the descriptors that a frame announces: each comes with one zero byte behind the frame. <paramref name="total"/> is -1 while
    /// some are missing.
    /// </summary>
    private bool CollectHandles(
        byte[] buffer, ref int payload, ref int payloadLength, int behind, out int total, out List<SafeFileHandle>? handles,
            out VirException? reason)
    {
        handles = null;
        reason = null;
        total = -1;
        uint announced = payloadLength < sizeof(uint) ? uint.MaxValue : RpcHeader.ReadLength(buffer.AsSpan(payload));
        if (announced > RpcLimits.MaxHandles || (announced > 0 && !PassesHandles))
        {
            reason = announced == uint.MaxValue && payloadLength < sizeof(uint)
                ? Errors.DecodePayload()
                : RpcErrors.TooManyDescriptors(announced, PassesHandles ? RpcLimits.MaxHandles : 0);
            return false;
        }

        _handlesTotal = (int)announced;
        _handlesDue = Math.Max(0, _handlesTotal - behind);
        if (_handlesDue > 0)
        {
            OnTickNeeded();
            return true;
        }

        _handlesWait = TimeSpan.Zero;

        if ((_handles?.Count ?? 0) < _handlesTotal)
        {
            reason = RpcErrors.DescriptorWithoutByte();
            return false;
        }

        payload += sizeof(uint);
        payloadLength -= sizeof(uint);
        total = _handlesTotal;
        if (total > 0)
        {
            handles = _handles!.GetRange(0, total);
            _handles.RemoveRange(0, total);
        }

        return true;
    }

    /// <summary>
    /// Descriptors follow the frame that announces them, so none may be left when every whole frame has been handled. They are not kept:
    /// one could be the peer's own end of this connection, which then would never be seen to close.
    /// </summary>
    private bool HoldsStrayHandles()
    {
        int count = _handles?.Count ?? 0;
        return count > 0 && ((_handlesDue == 0 && !IsReadingPaused) || count > 2 * RpcLimits.MaxHandles);
    }

    private void Keep(ReadOnlySpan<byte> data)
    {
        int have = _backlogEnd - _backlogStart;
        if (_backlog is null || _backlog.Length - _backlogEnd < data.Length)
        {
            // Twice what has arrived, but not beyond the frame that is being received: announced sizes are believed only as far as bytes
            // have come.
            Grow(Math.Max(have + data.Length + (have > 0 ? have + ScratchSize : 0), 1024));
        }

        data.CopyTo(_backlog.AsSpan(_backlogEnd));
        _backlogEnd += data.Length;
    }

    private void Grow(int size)
    {
        int have = _backlogEnd - _backlogStart;
        byte[] larger = ArrayPool<byte>.Shared.Rent(size);
        if (_backlog is { } old)
        {
            old.AsSpan(_backlogStart, have).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(old);
        }

        _backlog = larger;
        _backlogStart = 0;
        _backlogEnd = have;
    }

    private void End(VirException? reason)
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return;
        }

        CloseOutput();
        if (_backlog is { } backlog)
        {
            _backlog = null;
            _backlogStart = _backlogEnd = 0;
            ArrayPool<byte>.Shared.Return(backlog);
        }

        _handles?.ForEach(static handle => handle.Dispose());
        _handles = null;
        OnEnded(reason);
        EndWaiting();
    }
}
