using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Rpc;

/// <summary>
/// A few threads that wait on one kernel wait set and run what is ready in place, without a hop to another thread: for short calls the hop
/// would cost more than the call. Sockets are watched edge-triggered, so a busy connection needs no system call but its own receive and
/// send. Callbacks must not block; when all threads hang nevertheless, <see cref="CheckProgress"/> adds one.
/// </summary>
public sealed class RpcEventLoop : IDisposable
{
    private const int StackSize = 512 * 1024;
    private static readonly Logger Log = Vireo.Log.For("rpc.eventloop");
    private static readonly Lazy<RpcEventLoop> SharedLoop = new(() => new RpcEventLoop("rpc-client", 1, 2));

    [ThreadStatic]
    private static bool _isLoop;

    private readonly Epoll _epoll = new();
    private readonly SafeFileHandle _stop = Fd.CreateEvent();
    private readonly ConcurrentDictionary<long, IRpcPollTarget> _targets = new();
    private readonly string _name;
    private volatile int _maxThreads;
    private long _nextToken;
    private int _threads;
    private int _waiting;
    private long _turns;
    private long _turnsSeen = -1;
    private volatile bool _stopped;

    /// <param name="name">Name of the threads.</param>
    /// <param name="threads">How many there are from the start.</param>
    /// <param name="maxThreads">How many there may be when some hang.</param>
    public RpcEventLoop(string name, int threads, int maxThreads)
    {
        _name = name;
        _maxThreads = Math.Max(threads, maxThreads);
        _epoll.Add(_stop, PollEvents.Readable, 0);
        for (int i = 0; i < threads; i++)
        {
            AddThread();
        }
    }

    /// <summary>The loop that this process's client connections share.</summary>
    public static RpcEventLoop Shared => SharedLoop.Value;

    /// <summary>Whether the current thread is one of a loop's.</summary>
    public static bool OwnsThisThread => _isLoop;

    /// <summary>How many threads there may be when some hang.</summary>
    public int MaxThreads
    {
        get => _maxThreads;
        set => _maxThreads = value;
    }

    /// <summary>
    /// Called every second or so by whoever has a timer: when no thread waits for events and none has come round since the last call,
    /// another one is added.
    /// </summary>
    public void CheckProgress()
    {
        long turns = Volatile.Read(ref _turns);
        if (Volatile.Read(ref _waiting) == 0 && turns == _turnsSeen && _threads < _maxThreads)
        {
            Log.Warning($"all {_threads} RPC threads are busy for a second or more; adding one");
            AddThread();
        }

        _turnsSeen = turns;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The threads hold the rest until they have ended; the counter stays readable, so that each of them sees it.
        _stopped = true;
        Fd.Signal(_stop);
    }

    internal long Add(SafeHandle fd, IRpcPollTarget target)
    {
        long token = Interlocked.Increment(ref _nextToken);
        _targets[token] = target;
        try
        {
            _epoll.Add(fd, PollEvents.Readable | PollEvents.PeerClosed | PollEvents.EdgeTriggered, token);
        }
        catch
        {
            _targets.TryRemove(token, out _);
            throw;
        }

        return token;
    }

    internal void Request(SafeHandle fd, long token, bool readable, bool writable) =>
        _epoll.Modify(fd, (readable ? PollEvents.Readable : 0) | PollEvents.PeerClosed | PollEvents.EdgeTriggered
            | (writable ? PollEvents.Writable : 0), token);

    internal void Remove(SafeHandle fd, long token)
    {
        if (_targets.TryRemove(token, out _))
        {
            _epoll.Remove(fd);
        }
    }

    private void AddThread()
    {
        _threads++;
        new Thread(Run, StackSize) { IsBackground = true, Name = $"{_name}-{_threads}" }.Start();
    }

    private void Run()
    {
        _isLoop = true;
        var results = new PollResult[32];
        while (!_stopped)
        {
            Interlocked.Increment(ref _waiting);
            int count = _epoll.Wait(results, -1);
            Interlocked.Decrement(ref _waiting);
            Interlocked.Increment(ref _turns);
            for (int i = 0; i < count; i++)
            {
                if (_targets.TryGetValue(results[i].Token, out IRpcPollTarget? target))
                {
                    try
                    {
                        target.OnPoll(results[i].Events);
                    }
                    catch (Exception e)
                    {
                        // A target answers for its own errors; what gets here must not take the other connections along.
                        Log.Error(e);
                    }
                }
            }
        }
    }
}

/// <summary>Something watched by an event loop.</summary>
internal interface IRpcPollTarget
{
    void OnPoll(PollEvents events);
}
