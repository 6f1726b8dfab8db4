namespace Vireo.Daemon;

/// <summary>
/// Gives memory back to the system after a burst of work. The collector by itself runs only when somebody allocates, so that a daemon that
/// has just defined a thousand guests, or probed an emulator, would keep the litter for as long as nobody asks it anything. This watches
/// how much was allocated, and collects once the daemon is quiet again. It must not collect while calls are served: a full collection stops
/// every thread.
/// </summary>
internal sealed class MemoryTrimmer : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    // Between two looks, less than this is the noise of keepalive and timers.
    private const long QuietBytes = 64 * 1024;

    // Less litter than this is not worth a collection.
    private const long WorthBytes = 2 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Func<bool> _isWatched;
    private readonly Func<long> _allocated;
    private readonly ITimer _timer;
    private long _seen;
    private long _trimmed;
    private bool _watching;

    /// <param name="time">The clock.</param>
    /// <param name="isWatched">Whether somebody could cause work now; without anybody, the looking ends with the litter, so that an idle
    /// daemon sleeps.</param>
    /// <param name="allocated">Bytes allocated since the process began.</param>
    public MemoryTrimmer(TimeProvider time, Func<bool> isWatched, Func<long> allocated)
    {
        _isWatched = isWatched;
        _allocated = allocated;
        _timer = time.CreateTimer(static me => ((MemoryTrimmer)me!).OnLook(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How often memory was given back.</summary>
    public int Count { get; private set; }

    /// <summary>Work may come: a client has connected, or a driver starts.</summary>
    public void Watch()
    {
        lock (_gate)
        {
            if (!_watching)
            {
                _watching = true;
                _timer.Change(Look, Look);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void OnLook()
    {
        lock (_gate)
        {
            long allocated = _allocated();
            bool quiet = allocated - _seen < QuietBytes;
            _seen = allocated;
            if (!quiet)
            {
                return;
            }

            // In proportion to the heap, so that many guests do not make the pauses frequent.
            if (allocated - _trimmed > Math.Max(WorthBytes, GC.GetTotalMemory(forceFullCollection: false) / 4))
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                _trimmed = _seen = _allocated();
                Count++;
            }

            if (!_isWatched())
            {
                _watching = false;
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
