namespace Vireo.Drivers;

/// <summary>
/// The plain gate, for objects whose changes are short: networks, pools, node devices, simulated domains. First come, first served, and no
/// deadline of its own. It must stay small, because every object has one. Domains of a real hypervisor use <see cref="DomainJobGate"/>
/// instead.
/// </summary>
public sealed class ObjectGate : IObjectGate
{
    // Null while free; the shared mark while held and nobody waits; a queue while somebody does.
    private object? _state;
    private static readonly object s_held = new();

    /// <inheritdoc/>
    public ValueTask<IDisposable> EnterAsync(DomainJobRequest request, CancellationToken cancellationToken) =>
        EnterAsync(cancellationToken);

    /// <summary>Takes a turn.</summary>
    public ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<IDisposable>(cancellationToken);
        }

        Waiter waiter;
        while (true)
        {
            object? state = Volatile.Read(ref _state);
            if (state is null)
            {
                if (Interlocked.CompareExchange(ref _state, s_held, null) is null)
                {
                    return ValueTask.FromResult<IDisposable>(new Turn(this));
                }

                continue;
            }

            if (state is not Queue<Waiter> queue)
            {
                Interlocked.CompareExchange(ref _state, new Queue<Waiter>(), s_held);
                continue;
            }

            lock (queue)
            {
                // Whoever leaves last takes the queue away, under its lock.
                if (Volatile.Read(ref _state) == queue)
                {
                    queue.Enqueue(waiter = new Waiter());
                    break;
                }
            }
        }

        return new ValueTask<IDisposable>(waiter.WaitAsync(cancellationToken));
    }

    private void Leave()
    {
        while (true)
        {
            object? state = Volatile.Read(ref _state);
            if (state is not Queue<Waiter> queue)
            {
                if (Interlocked.CompareExchange(ref _state, null, s_held) == s_held)
                {
                    return;
                }

                continue;
            }

            lock (queue)
            {
                while (queue.TryDequeue(out Waiter? next))
                {
                    // One that has given up is passed over.
                    if (next.TrySetResult(new Turn(this)))
                    {
                        return;
                    }
                }

                Volatile.Write(ref _state, null);
                return;
            }
        }
    }

    private sealed class Turn(ObjectGate gate) : IDisposable
    {
        private ObjectGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }

    private sealed class Waiter() : TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public async Task<IDisposable> WaitAsync(CancellationToken cancellationToken)
        {
            await using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
                static (state, token) => ((Waiter)state!).TrySetCanceled(token), this);
            return await Task.ConfigureAwait(false);
        }
    }
}
