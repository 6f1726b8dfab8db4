using CsCheck;
using Xunit;

namespace Vireo.Drivers.Tests;

/// <summary>Whatever runs in parallel, the gate ends in a state that some one-after-the-other order of the same steps gives.</summary>
public class DomainJobGateLinearizabilityTests
{
    [Fact]
    public void Parallel_use_equals_some_sequential_use()
    {
        // The steps block for moments on pool threads, and so does the library that runs them.
        ThreadPool.SetMinThreads(32, 32);
        Gen<(int Owner, int Kind)> step = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 8]);
        Gen.Const(() => new Harness()).SampleParallel(
            step.Operation<Harness>((h, s) => h.Enter(s.Owner, s.Kind)),
            Gen.Int[0, 5].Operation<Harness>((h, owner) => h.Leave(owner)),
            Gen.Int[0, 5].Operation<Harness>((h, owner) => h.Cancel(owner)),
            equal: (a, b) => a.Equals(b),
            iter: 300);
    }

    private sealed class Harness
    {
        private readonly DomainJobGate _gate = new(new ManualTime(), maxQueued: 4);
        private readonly Slot[] _slots = [.. Enumerable.Range(0, 6).Select(_ => new Slot())];

        public void Enter(int owner, int kind)
        {
            Slot slot = _slots[owner];
            lock (slot)
            {
                if (slot.Task is not null)
                {
                    return;
                }

                slot.Cancel = new CancellationTokenSource();
                string name = owner.ToString(System.Globalization.CultureInfo.InvariantCulture);
                ValueTask<DomainJob> entering = kind switch
                {
                    7 => _gate.EnterAgentAsync(DomainAgentJobKind.Query, name, slot.Cancel.Token),
                    8 => _gate.EnterAsyncJobAsync(DomainAsyncJobKind.Save, name, DomainJobMask.Default, slot.Cancel.Token),
                    _ => _gate.EnterAsync((DomainJobKind)(kind + 1), name, slot.Cancel.Token),
                };
                slot.Task = entering.AsTask();
            }
        }

        public void Leave(int owner)
        {
            Slot slot = _slots[owner];
            lock (slot)
            {
                // The waiter's task may be completed a moment after the gate has granted: ask the gate.
                if (slot.Task is { } task && (task.IsCompletedSuccessfully || IsHolder(owner)))
                {
                    task.GetAwaiter().GetResult().Dispose();
                    slot.Task = null;
                }
            }
        }

        public void Cancel(int owner)
        {
            Slot slot = _slots[owner];
            lock (slot)
            {
                if (slot.Task is { } task && !task.IsCompletedSuccessfully && !IsHolder(owner))
                {
                    slot.Cancel!.Cancel();
                    if (task.ContinueWith(t => t.IsCompletedSuccessfully, TaskScheduler.Default).GetAwaiter().GetResult())
                    {
                        return;
                    }

                    slot.Task = null;
                }
            }
        }

        public override bool Equals(object? obj) => obj is Harness other && _gate.Status == other._gate.Status;

        public override int GetHashCode() => 0;

        private bool IsHolder(int owner)
        {
            DomainJobStatus status = _gate.Status;
            string name = owner.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return status.ActiveOwner == name || status.AgentOwner == name || status.AsyncOwner == name;
        }

        private sealed class Slot
        {
            public Task<DomainJob>? Task { get; set; }

            public CancellationTokenSource? Cancel { get; set; }
        }
    }
}
