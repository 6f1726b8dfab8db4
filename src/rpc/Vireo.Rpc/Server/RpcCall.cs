using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;
using Vireo.Xdr;

namespace Vireo.Rpc;

/// <summary>
/// One call of a client while it is served. The object is used again for later calls, so a handler must not keep it after its task has
/// completed.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design", "CA1001", Justification = "its one buffer is pooled and lives as long as the thread that uses it again")]
public sealed class RpcCall
{
    private const int KeptBuffer = 64 * 1024;
    private readonly Action _continuation;
    private ValueTaskAwaiter _awaiter;
    private XdrWriter? _reply;
    private List<SafeFileHandle>? _handles;
    private List<SafeFileHandle>? _replyHandles;
    private byte[]? _buffer;
    private int _offset;
    private int _length;
    private byte[]? _rented;

    internal RpcCall() => _continuation = OnCompleted;

    /// <summary>The client's connection.</summary>
    public RpcServerConnection Connection { get; private set; } = null!;

    public uint Program => Header.Program;

    public int Procedure => Header.Procedure;

    public uint Serial => Header.Serial;

    /// <summary>The arguments. Valid until the handler's first await.</summary>
    public ReadOnlySpan<byte> Payload => _buffer.AsSpan(_offset, _length);

    /// <summary>Descriptors that came with the call. They are closed when the call ends, unless <see cref="TakeHandles"/> took
    /// them.</summary>
    public IReadOnlyList<SafeFileHandle> Handles => _handles ?? (IReadOnlyList<SafeFileHandle>)[];

    /// <summary>Cancelled when the daemon stops waiting for calls; not when the client goes.</summary>
    public CancellationToken Cancellation => Connection.CallCancellation;

    /// <summary>Where the result goes; nothing written is an empty reply. What was written is dropped when the handler throws.</summary>
    public XdrWriter Reply
    {
        get
        {
            if (_reply is null)
            {
                _reply = new XdrWriter(512, RpcLimits.MaxFrame);
                _reply.Advance(RpcLimits.FrameHeaderSize);
            }

            return _reply;
        }
    }

    internal RpcHeader Header { get; private set; }

    internal RpcServerStream? Stream { get; private set; }

    internal bool HoldsEvents { get; private set; }

    internal bool ClosesConnection { get; private set; }

    internal bool IsHighPriority { get; set; }

    internal IReadOnlyList<SafeFileHandle>? ReplyHandles => _replyHandles;

    /// <summary>The descriptors of the call, from now on the caller's to close.</summary>
    public IReadOnlyList<SafeFileHandle> TakeHandles()
    {
        IReadOnlyList<SafeFileHandle> handles = Handles;
        _handles = null;
        return handles;
    }

    /// <summary>Sends a descriptor with the reply; it is closed afterwards.</summary>
    public void AddReplyHandle(SafeFileHandle handle)
    {
        if (_replyHandles is { Count: RpcLimits.MaxHandles })
        {
            throw RpcErrors.DescriptorLimit(RpcLimits.MaxHandles);
        }

        (_replyHandles ??= []).Add(handle);
    }

    /// <summary>Opens a stream under this call's serial: it starts when the reply is on its way, and is aborted when the call
    /// fails.</summary>
    public void OpenStream(IRpcStreamBackend backend, RpcStreamDirection direction)
    {
        if (Stream is not null)
        {
            throw new InvalidOperationException("a call opens one stream");
        }

        Stream = Connection.AddStream(Header, backend, direction);
    }

    /// <summary>Keeps event messages back until this call's reply is sent: for calls that register for events.</summary>
    public void HoldEvents()
    {
        if (!HoldsEvents)
        {
            HoldsEvents = true;
            Connection.HoldEvents();
        }
    }

    /// <summary>Ends the connection once the reply has been sent.</summary>
    public void CloseConnection() => ClosesConnection = true;

    internal void Begin(RpcServerConnection connection, RpcHeader header, byte[] buffer, int offset, int length,
        List<SafeFileHandle>? handles)
    {
        Connection = connection;
        Header = header;
        _buffer = buffer;
        _offset = offset;
        _length = length;
        _handles = handles;
    }

    /// <summary>Keeps the payload beyond the frame's buffer, for a call that has to wait or runs on another thread.</summary>
    internal void KeepPayload()
    {
        if (_rented is not null)
        {
            return;
        }

        byte[] copy = ArrayPool<byte>.Shared.Rent(Math.Max(_length, 1));
        Payload.CopyTo(copy);
        _rented = copy;
        _buffer = copy;
        _offset = 0;
    }

    internal int PayloadLength => _length;

    internal void Await(ValueTask task)
    {
        _awaiter = task.GetAwaiter();
        _awaiter.UnsafeOnCompleted(_continuation);
    }

    internal void DropPayload()
    {
        _buffer = null;
        _offset = _length = 0;
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>The reply as written so far, or null when nothing was.</summary>
    internal XdrWriter? WrittenReply => _reply;

    /// <summary>The reply's descriptors, from now on the sender's to close.</summary>
    internal IReadOnlyList<SafeFileHandle>? DetachReplyHandles()
    {
        List<SafeFileHandle>? handles = _replyHandles;
        _replyHandles = null;
        return handles;
    }

    /// <summary>Makes the object ready for the next call.</summary>
    internal void Reset()
    {
        DropPayload();
        Close(_handles);
        Close(_replyHandles);
        _handles = null;
        _replyHandles = null;
        Connection = null!;
        Stream = null;
        HoldsEvents = false;
        ClosesConnection = false;
        _awaiter = default;
        if (_reply is { } reply)
        {
            if (reply.Length > KeptBuffer)
            {
                reply.Dispose();
                _reply = null;
            }
            else
            {
                reply.Truncate(RpcLimits.FrameHeaderSize);
            }
        }
    }

    private static void Close(List<SafeFileHandle>? handles)
    {
        if (handles is not null)
        {
            foreach (SafeFileHandle handle in handles)
            {
                handle.Dispose();
            }
        }
    }

    private void OnCompleted()
    {
        VirException? error = null;
        try
        {
#pragma warning disable RS0030 // the task has completed: this waits for nothing
            _awaiter.GetResult();
#pragma warning restore RS0030
        }
        catch (Exception e)
        {
            error = RpcServerConnection.Map(e);
        }

        Connection.CompleteAsynchronous(this, error);
    }
}
