namespace Vireo.Drivers;

public sealed partial class DomainJobGate
{
    private ValueTask<DomainJob> EnterAsync(DomainJobRequest request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_lock)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Whoever could run has been served already, so a newcomer that may run overtakes nobody.
            if (MayRun(request))
            {
                return ValueTask.FromResult(Grant(request));
            }

            // The steps of a running job, and the end of the domain, are never turned away: they make room.
            if (_maxQueued > 0 && request.Kind is not (DomainJobKind.Destroy or DomainJobKind.AsyncNested)
                && _holders + (_waiters?.Count ?? 0) >= _maxQueued)
            {
                (string? monitor, string? agent) = HoldersFor(request);
                return ValueTask.FromException<DomainJob>(Errors.JobQueueFull(monitor, agent));
            }

            waiter = new Waiter(this, request);
            waiter.Node = (_waiters ??= new LinkedList<Waiter>()).AddLast(waiter);
        }

        return new ValueTask<DomainJob>(waiter.WaitAsync(timeout, cancellationToken));
    }

    // In order, everybody who may run now. One pass is enough: granting only takes room away.
    private void ServeWaiters()
    {
        LinkedListNode<Waiter>? node = _waiters?.First;
        while (node is not null)
        {
            LinkedListNode<Waiter>? next = node.Next;
            if (MayRun(node.Value.Request))
            {
                _waiters!.Remove(node);
                node.Value.Node = null;
                node.Value.Source.SetResult(Grant(node.Value.Request));
            }

            node = next;
        }
    }

    private sealed class Waiter(DomainJobGate gate, DomainJobRequest request)
    {
        public DomainJobRequest Request { get; } = request;

        public TaskCompletionSource<DomainJob> Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public LinkedListNode<Waiter>? Node { get; set; }

        public async Task<DomainJob> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
        {
            await using ITimer timer = gate._time.CreateTimer(
                static state => ((Waiter)state!).GiveUp(default), this, timeout, Timeout.InfiniteTimeSpan);
            await using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
                static (state, token) => ((Waiter)state!).GiveUp(token), this);
            return await Source.Task.ConfigureAwait(false);
        }

        private void GiveUp(CancellationToken token)
        {
            (string? Monitor, string? Agent) holders;
            lock (gate._lock)
            {
                if (Node is null)
                {
                    return;
                }

                gate._waiters!.Remove(Node);
                Node = null;
                holders = gate.HoldersFor(Request);
            }

            if (token.IsCancellationRequested)
            {
                Source.SetCanceled(token);
            }
            else
            {
                Source.SetException(Errors.JobTimeout(holders.Monitor, holders.Agent));
            }
        }
    }
}
