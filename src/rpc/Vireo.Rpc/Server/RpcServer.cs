using System.Collections.Concurrent;
using System.Net;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Rpc;

/// <summary>
/// Accepts clients on any number of sockets, keeps the register of connections within the limits, gives all of them one heartbeat, and
/// drains before it ends. Who may connect and what is served is the handler's business.
/// </summary>
public sealed class RpcServer : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly Logger Log = Vireo.Log.For("rpc.server");
    private readonly RpcServerOptions _options;
    private readonly IRpcServerHandler _handler;
    private readonly RpcEventLoop _loop;
    private readonly ConcurrentDictionary<long, RpcServerConnection> _connections = new();
    private readonly List<Listener> _listeners = [];
    private readonly CancellationTokenSource _calls = new();
    private readonly Lock _gate = new();
    private readonly ITimer _heart;
    private bool _beating;
    private long _lastBeat;
    private long _nextId;
    private int _count;
    private int _maxClients;
    private int _maxAnonymousClients;
    private int _anonymous;
    private volatile bool _draining;
    private volatile bool _acceptStalled;
    private volatile TaskCompletionSource? _progress;

    public RpcServer(RpcServerOptions options, IRpcServerHandler handler)
    {
        _options = options;
        _handler = handler;
        _maxClients = options.MaxClients;
        _maxAnonymousClients = options.MaxAnonymousClients;
        _loop = new RpcEventLoop("rpc", options.Threads, options.MaxThreads);
        _heart = options.Time.CreateTimer(
            static state => ((RpcServer)state!).OnBeat(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The clients of this moment.</summary>
    public ICollection<RpcServerConnection> Connections => _connections.Values;

    public int ConnectionCount => Volatile.Read(ref _count);

    /// <summary>Clients that have not authenticated.</summary>
    public int AnonymousCount => Volatile.Read(ref _anonymous);

    internal CancellationToken CallCancellation => _calls.Token;

    /// <summary>Called when the number of connections has changed.</summary>
    public event Action<int>? ConnectionCountChanged;

    /// <summary>Accepts clients on a listening, non-blocking Unix socket, which the server owns from now on.</summary>
    public void Listen(SafeFileHandle socket, object? service = null) => Add(new Listener(this, socket, service, isUnix: true));

    /// <summary>Accepts clients on a listening, non-blocking TCP socket.</summary>
    public void ListenTcp(SafeFileHandle socket, object? service = null) => Add(new Listener(this, socket, service, isUnix: false));

    /// <summary>Adds a client whose transport was made elsewhere (TLS, after its handshake). False: refused, and closed.</summary>
    public bool AddClient(RpcTransport transport, object? service)
    {
        var connection = new RpcServerConnection(this, transport, _options, Interlocked.Increment(ref _nextId)) { Service = service };
        int count = Interlocked.Increment(ref _count);
        Interlocked.Increment(ref _anonymous);
        if (_draining || count > Volatile.Read(ref _maxClients) || !Welcome(connection, service))
        {
            Leave(connection);
            transport.Dispose();
            return false;
        }

        _connections[connection.Id] = connection;
        ConnectionCountChanged?.Invoke(count);
        if (_draining)
        {
            // The end began meanwhile: it may have looked at the register before this client stood in it.
            OnClosed(connection, null);
            transport.Dispose();
            return false;
        }

        // Deadlines, and threads for clients whose neighbours block all there are, need the beat while anybody is connected.
        OnHeartbeatNeeded();
        try
        {
            connection.Start();
        }
        catch (VirException e)
        {
            Log.Error(e);
            OnClosed(connection, e);
            return false;
        }

        return true;
    }

    /// <summary>Threads that there may be when some hang; what runs already continues.</summary>
    public int MaxThreads
    {
        get => _loop.MaxThreads;
        set => _loop.MaxThreads = value;
    }

    /// <summary>Changes how many clients may be connected; those that are connected stay.</summary>
    public void SetClientLimits(int clients, int anonymous)
    {
        Volatile.Write(ref _maxClients, clients);
        Volatile.Write(ref _maxAnonymousClients, anonymous);
        AcceptAgain();
    }

    /// <summary>The loop that sockets of this server run on.</summary>
    public RpcEventLoop Loop => _loop;

    /// <summary>No new clients from now on.</summary>
    public void StopListening()
    {
        _draining = true;
        Listener[] listeners;
        lock (_gate)
        {
            listeners = [.. _listeners];
            _listeners.Clear();
        }

        // Outside the gate: a listener that is just accepting holds its own lock, and takes the gate below it.
        foreach (Listener listener in listeners)
        {
            listener.Dispose();
        }
    }

    /// <summary>Waits until no call is running any more, at most for <paramref name="patience"/>, then cancels those that are left. True
    /// when none were.</summary>
    public async Task<bool> DrainAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        StopListening();
        using var deadline = new CancellationTokenSource(patience, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            while (true)
            {
                var progress = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _progress = progress;
                if (_connections.Values.Sum(static connection => connection.RunningCalls) == 0)
                {
                    return true;
                }

                await progress.Task.WaitAsync(either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            await _calls.CancelAsync().ConfigureAwait(false);
            return false;
        }
    }

    /// <summary>Sends what is queued and ends every connection, then the threads.</summary>
    public async ValueTask DisposeAsync()
    {
        StopListening();
        await _calls.CancelAsync().ConfigureAwait(false);
        foreach (RpcServerConnection connection in _connections.Values)
        {
            connection.CloseGracefully();
        }

        for (int i = 0; i < 50 && !_connections.IsEmpty; i++)
        {
            // What is waited for are sockets, which no clock of ours moves.
            await Task.Delay(TimeSpan.FromMilliseconds(10)).ConfigureAwait(false);
        }

        foreach (RpcServerConnection connection in _connections.Values)
        {
            connection.Abort();
        }

        await _heart.DisposeAsync().ConfigureAwait(false);
        _loop.Dispose();
    }

    internal void OnClosed(RpcServerConnection connection, VirException? reason)
    {
        if (!_connections.TryRemove(connection.Id, out _))
        {
            return;
        }

        int count = Leave(connection);
        OnCallCompleted();
        _handler.OnClosed(connection, reason);
        ConnectionCountChanged?.Invoke(count);
        AcceptAgain();
    }

    internal void OnCallCompleted() => _progress?.TrySetResult();

    internal void OnAuthenticated()
    {
        Interlocked.Decrement(ref _anonymous);
        AcceptAgain();
    }

    internal void OnHeartbeatNeeded()
    {
        lock (_gate)
        {
            if (!_beating)
            {
                _beating = true;
                _lastBeat = _options.Time.GetTimestamp();
                _heart.Change(Beat, Beat);
            }
        }
    }

    private bool Welcome(RpcServerConnection connection, object? service)
    {
        try
        {
            return _handler.OnConnected(connection, service);
        }
        catch (Exception e)
        {
            Log.Error(e);
            return false;
        }
    }

    private void Add(Listener listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
        }

        listener.Start();
    }

    private bool IsFull()
    {
        int anonymous = Volatile.Read(ref _maxAnonymousClients);
        return ConnectionCount >= Volatile.Read(ref _maxClients) || (anonymous > 0 && AnonymousCount >= anonymous);
    }

    private int Leave(RpcServerConnection connection)
    {
        if (connection.LeaveAnonymous())
        {
            Interlocked.Decrement(ref _anonymous);
        }

        return Interlocked.Decrement(ref _count);
    }

    private void AcceptAgain()
    {
        if (_acceptStalled && !_draining && !IsFull())
        {
            _acceptStalled = false;
            lock (_gate)
            {
                // A listener leaves the list before it is closed, so that those in it are open.
                _listeners.ForEach(static listener => listener.Again());
            }
        }
    }

    private void OnBeat()
    {
        long now = _options.Time.GetTimestamp();
        TimeSpan elapsed = _options.Time.GetElapsedTime(Interlocked.Exchange(ref _lastBeat, now), now);
        DateTimeOffset latest = _options.Time.GetUtcNow() - _options.AuthenticationTime;
        foreach ((_, RpcServerConnection connection) in _connections)
        {
            connection.Tick(elapsed);
            if (!connection.IsAuthenticated && connection.ConnectedAt < latest)
            {
                connection.Abort();
            }
        }

        _loop.CheckProgress();
        AcceptAgain();
        lock (_gate)
        {
            if (_connections.IsEmpty && !_acceptStalled)
            {
                _beating = false;
                _heart.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private sealed class Listener(RpcServer server, SafeFileHandle socket, object? service, bool isUnix) : IRpcPollTarget, IDisposable
    {
        private readonly Lock _accepting = new();
        private long _token;
        private bool _disposed;

        public void Start() => _token = server._loop.Add(socket, this);

        public void Again() => server._loop.Request(socket, _token, readable: true, writable: false);

        public void OnPoll(PollEvents events)
        {
            lock (_accepting)
            {
                try
                {
                    while (!_disposed && AcceptOne())
                    {
                    }
                }
                catch (VirException e)
                {
                    // Out of descriptors, say: the heartbeat tries again.
                    Log.Error(e);
                    server._acceptStalled = true;
                    server.OnHeartbeatNeeded();
                }
            }
        }

        public void Dispose()
        {
            lock (_accepting)
            {
                _disposed = true;
                server._loop.Remove(socket, _token);
                socket.Dispose();
            }
        }

        private bool AcceptOne()
        {
            if (server.IsFull())
            {
                server._acceptStalled = true;
                server.OnHeartbeatNeeded();
                return false;
            }

            SafeFileHandle? client = PosixSocket.Accept(socket);
            if (client is null)
            {
                return false;
            }

            SocketTransport transport;
            try
            {
                transport = new SocketTransport(client, server._loop, isUnix ? null : PosixSocket.GetPeerAddress(client));
            }
            catch (VirException e)
            {
                Log.Error(e);
                client.Dispose();
                return true;
            }

            server.AddClient(transport, service);
            return true;
        }
    }
}
