namespace Vireo.Drivers.Storage;

/// <summary>
/// A transfer of a volume: when the stream ends, however it ends, the volume is free again. A cancelled one is broken off at once, whether
/// its client is at work or silent, and the client's next call says so.
/// </summary>
internal sealed class VolumeStream : VirStream
{
    private const int Idle = 0, Working = 1, Closed = 2;
    private readonly VirStream _inner;
    private readonly DaemonJob _job;
    private readonly Func<Task> _free;
    private readonly CancellationTokenRegistration _cancelled;
    private int _state;
    private int _ended;

    public VolumeStream(VirStream inner, DaemonJob job, Func<Task> free)
    {
        _inner = inner;
        _job = job;
        _free = free;
        _cancelled = job.Cancellation.Register(() => _ = BreakOffAsync());
    }

    /// <inheritdoc/>
    public override async ValueTask<StreamChunk> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            StreamChunk chunk = await _inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            _job.Add(chunk.Length);
            return chunk;
        }
        catch (Exception e)
        {
            _job.Fail(e);
            throw;
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public override int ReadQueued(Span<byte> buffer)
    {
        Enter();
        try
        {
            int got = _inner.ReadQueued(buffer);
            _job.Add(got);
            return got;
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        PutAsync(data.Length, _inner.WriteAsync, data, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask SendHoleAsync(long length, CancellationToken cancellationToken) =>
        PutAsync(length, _inner.SendHoleAsync, length, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        if (_job.Cancellation.IsCancellationRequested)
        {
            await DisposeAsync().ConfigureAwait(false);
            throw _job.Canceled();
        }

        await _inner.FinishAsync(cancellationToken).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask AbortAsync(CancellationToken cancellationToken)
    {
        _job.Fail(_job.Canceled());
        await _inner.AbortAsync(cancellationToken).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (Volatile.Read(ref _ended) == 0)
        {
            _job.Fail(_job.Cancellation.IsCancellationRequested ? _job.Canceled() : _job.ClientGone());
        }

        await _inner.DisposeAsync().ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    private async ValueTask PutAsync<T>(
        long length, Func<T, CancellationToken, ValueTask> put, T what, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            await put(what, cancellationToken).ConfigureAwait(false);
            _job.Add(length);
        }
        catch (Exception e)
        {
            _job.Fail(e);
            throw;
        }
        finally
        {
            Leave();
        }
    }

    private void Enter()
    {
        if (Interlocked.CompareExchange(ref _state, Working, Idle) == Closed)
        {
            throw _job.Canceled();
        }
    }

    // Who breaks off while a piece is under way leaves the rest to the one that does it.
    private void Leave()
    {
        Interlocked.CompareExchange(ref _state, Idle, Working);
        if (_job.Cancellation.IsCancellationRequested)
        {
            _ = BreakOffAsync();
        }
    }

    private async Task BreakOffAsync()
    {
        if (Interlocked.CompareExchange(ref _state, Closed, Idle) == Idle)
        {
            _job.Fail(_job.Canceled());
            await _inner.AbortAsync(CancellationToken.None).ConfigureAwait(false);
            await EndAsync().ConfigureAwait(false);
        }
    }

    private async Task EndAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            _cancelled.Unregister();
            await _free().ConfigureAwait(false);
        }
    }
}
