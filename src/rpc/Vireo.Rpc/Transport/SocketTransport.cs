using System.Net;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Rpc;

/// <summary>A Unix or TCP socket on an event loop; descriptors pass over Unix sockets.</summary>
public sealed class SocketTransport : RpcTransport, IRpcPollTarget
{
    private const PollEvents Readables = PollEvents.Readable | PollEvents.PeerClosed | PollEvents.HangUp | PollEvents.Error;
    private readonly SafeFileHandle _socket;
    private readonly RpcEventLoop _loop;
    private readonly bool _unix;
    private readonly Lock _interest = new();
    private IRpcTransportOwner? _owner;
    private long _token;
    private bool _wantsWritable;
    private bool _waitedFor;
    private bool _disposed;

    /// <summary>Owns <paramref name="socket"/>, which is connected and non-blocking.</summary>
    public SocketTransport(SafeFileHandle socket, RpcEventLoop loop, EndPoint? address = null)
    {
        _socket = socket;
        _loop = loop;
        _unix = address is null && PosixSocket.IsUnix(socket);
        Peer = _unix
            ? new RpcPeer { Credentials = PosixSocket.GetPeerCredentials(socket), SecurityLabel = PosixSocket.GetPeerSecurity(socket) }
            : new RpcPeer { Address = address };
    }

    /// <inheritdoc/>
    public override RpcPeer Peer { get; }

    /// <inheritdoc/>
    public override bool PassesHandles => _unix;

    /// <inheritdoc/>
    public override int UnreadByPeer
    {
        get
        {
            lock (_interest)
            {
                return _unix && !_disposed ? PosixSocket.Unread(_socket) : 0;
            }
        }
    }

    /// <summary>Connects to a Unix socket.</summary>
    public static SocketTransport ConnectUnix(string path, RpcEventLoop loop) => new(PosixSocket.ConnectUnix(path), loop);

    /// <inheritdoc/>
    public override void Start(IRpcTransportOwner owner)
    {
        _owner = owner;
        _token = _loop.Add(_socket, this);
    }

    /// <inheritdoc/>
    public override int Receive(Span<byte> buffer, ref List<SafeFileHandle>? handles) =>
        _unix ? PosixSocket.Receive(_socket, buffer, ref handles) : PosixSocket.Receive(_socket, buffer);

    /// <inheritdoc/>
    public override int Send(ReadOnlySpan<byte> data)
    {
        int sent = PosixSocket.Send(_socket, data);
        if (sent == WouldBlock)
        {
            Rearm(writable: true);
        }

        return sent;
    }

    /// <inheritdoc/>
    public override bool SendHandle(SafeHandle handle)
    {
        bool sent = PosixSocket.SendHandle(_socket, handle);
        if (!sent)
        {
            Rearm(writable: true);
        }

        return sent;
    }

    /// <inheritdoc/>
    public override void RequestReadable() => Rearm(writable: false);

    /// <inheritdoc/>
    public override bool BeginWaiting() => SetWaitedFor(true);

    /// <inheritdoc/>
    public override void EndWaiting() => SetWaitedFor(false);

    /// <inheritdoc/>
    public override void Wait(SafeHandle wake, bool forInput)
    {
        bool held = false;
        try
        {
            // The number must not become another file's while it is waited for.
            _socket.DangerousAddRef(ref held);
            Span<PollItem> items = [new(Fd.Number(wake), PollItem.In), new(forInput ? Fd.Number(_socket) : -1, PollItem.In)];
            PosixPoll.Wait(items, -1);
        }
        catch (ObjectDisposedException)
        {
            // The connection has just ended, which the owner sees.
        }
        finally
        {
            if (held)
            {
                _socket.DangerousRelease();
            }
        }
    }

    /// <inheritdoc/>
    public override void Shutdown() => PosixSocket.Shutdown(_socket);

    void IRpcPollTarget.OnPoll(PollEvents events)
    {
        if ((events & PollEvents.Writable) != 0)
        {
            lock (_interest)
            {
                _wantsWritable = false;
            }

            _owner?.OnWritable();
        }

        if ((events & (PollEvents.PeerClosed | PollEvents.HangUp | PollEvents.Error)) != 0)
        {
            _owner?.OnPeerClosing((events & (PollEvents.HangUp | PollEvents.Error)) != 0);
        }

        if ((events & Readables) != 0)
        {
            _owner?.OnReadable();
        }
    }

    /// <summary>
    /// Asks for events again. A sender that waits for room must not lose its event because a reader asks for its own at the same time:
    /// the wish for room stays until the event has come.
    /// </summary>
    private void Rearm(bool writable)
    {
        lock (_interest)
        {
            _wantsWritable |= writable;
            Request();
        }
    }

    private bool SetWaitedFor(bool value)
    {
        lock (_interest)
        {
            _waitedFor = value;
            return Request();
        }
    }

    /// <summary>Tells the loop what is wanted of it; false when the socket is closed. Under the lock.</summary>
    private bool Request()
    {
        if (!_disposed)
        {
            _loop.Request(_socket, _token, !_waitedFor, _wantsWritable);
        }

        return !_disposed;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        lock (_interest)
        {
            _disposed = true;
            _loop.Remove(_socket, _token);
        }

        _socket.Dispose();
    }
}
