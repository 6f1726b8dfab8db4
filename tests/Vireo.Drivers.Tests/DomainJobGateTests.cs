using Xunit;

namespace Vireo.Drivers.Tests;

public class DomainJobGateTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_free_gate_lets_in_at_once()
    {
        var gate = new DomainJobGate(_time);
        ValueTask<DomainJob> entering = gate.EnterAsync(DomainJobKind.Modify, "remoteDispatchDomainSuspend");
        Assert.True(entering.IsCompletedSuccessfully);
        await using DomainJob job = await entering;
        Assert.Equal("remoteDispatchDomainSuspend", gate.Status.ActiveOwner);
        Assert.Equal(_time.GetUtcNow(), job.Started);
    }

    [Fact]
    public async Task Waiters_are_served_in_order()
    {
        var gate = new DomainJobGate(_time);
        DomainJob holder = await gate.EnterAsync(DomainJobKind.Modify, "a");
        Task<DomainJob> b = gate.EnterAsync(DomainJobKind.Query, "b").AsTask();
        Task<DomainJob> c = gate.EnterAsync(DomainJobKind.Query, "c").AsTask();
        Assert.Equal(2, gate.Status.Waiting);
        holder.Dispose();
        DomainJob jobB = await b;
        Assert.False(c.IsCompleted);
        jobB.Dispose();
        jobB.Dispose();
        (await c).Dispose();
        Assert.Equal(DomainJobKind.None, gate.Status.Active);
    }

    [Fact]
    public async Task Timeout_names_the_holders()
    {
        var gate = new DomainJobGate(_time);
        using DomainJob monitor = await gate.EnterAsync(DomainJobKind.Modify, "remoteDispatchDomainCreate");
        Task<DomainJob> late = gate.EnterAsync(DomainJobKind.Query, "q").AsTask();
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(late.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        VirException e = await Assert.ThrowsAsync<VirException>(() => late);
        Assert.Equal(ErrorCode.OperationTimeout, e.Code);
        Assert.Equal(
            "Timed out during operation: cannot acquire state change lock (held by monitor=remoteDispatchDomainCreate)", e.Message);

        using DomainJob agent = await gate.EnterAgentAsync(DomainAgentJobKind.Query, "remoteDispatchDomainFsfreeze");
        late = gate.EnterAsync(DomainJobKind.Query, "q").AsTask();
        _time.Advance(TimeSpan.FromSeconds(30));
        e = await Assert.ThrowsAsync<VirException>(() => late);
        Assert.EndsWith("(held by monitor=remoteDispatchDomainCreate agent=remoteDispatchDomainFsfreeze)", e.Message,
            StringComparison.Ordinal);
        Assert.Equal(0, gate.Status.Waiting);
    }

    [Fact]
    public async Task Agent_jobs_run_beside_monitor_jobs()
    {
        var gate = new DomainJobGate(_time);
        using DomainJob monitor = await gate.EnterAsync(DomainJobKind.Modify, "m");
        DomainJob agent = await gate.EnterAgentAsync(DomainAgentJobKind.Modify, "a");
        Task<DomainJob> second = gate.EnterAgentAsync(DomainAgentJobKind.Query, "a2").AsTask();
        Assert.False(second.IsCompleted);
        agent.Dispose();
        (await second).Dispose();
    }

    [Theory]
    [InlineData(DomainJobKind.Query, true)]
    [InlineData(DomainJobKind.Destroy, true)]
    [InlineData(DomainJobKind.Abort, true)]
    [InlineData(DomainJobKind.AsyncNested, true)]
    [InlineData(DomainJobKind.Suspend, false)]
    [InlineData(DomainJobKind.Modify, false)]
    [InlineData(DomainJobKind.MigrationOperation, false)]
    public async Task During_an_asynchronous_job_the_mask_decides(DomainJobKind kind, bool allowed)
    {
        var gate = new DomainJobGate(_time);
        DomainJob save = await gate.EnterAsyncJobAsync(DomainAsyncJobKind.Save, "remoteDispatchDomainSave");
        Task<DomainJob> other = gate.EnterAsync(kind, "other").AsTask();
        Assert.Equal(allowed, other.IsCompletedSuccessfully);
        if (!allowed)
        {
            // A query behind it must not be held up by somebody whom only the mask keeps out.
            Assert.True(gate.EnterAsync(DomainJobKind.Query, "q").AsTask().IsCompletedSuccessfully);
        }

        save.Dispose();
    }

    [Fact]
    public async Task A_changed_mask_lets_waiters_in_and_the_error_names_the_asynchronous_owner()
    {
        var gate = new DomainJobGate(_time);
        using DomainJob migration = await gate.EnterAsyncJobAsync(
            DomainAsyncJobKind.MigrationOut, "remoteDispatchDomainMigratePerform3Params");
        Task<DomainJob> late = gate.EnterAsync(DomainJobKind.Modify, "m").AsTask();
        _time.Advance(TimeSpan.FromSeconds(30));
        VirException e = await Assert.ThrowsAsync<VirException>(() => late);
        Assert.EndsWith("(held by monitor=remoteDispatchDomainMigratePerform3Params)", e.Message, StringComparison.Ordinal);

        Task<DomainJob> speed = gate.EnterAsync(DomainJobKind.MigrationOperation, "s").AsTask();
        Assert.False(speed.IsCompleted);
        migration.SetMask(DomainJobMask.Default | DomainJobMask.MigrationOperation);
        (await speed).Dispose();
    }

    [Fact]
    public async Task A_second_asynchronous_job_waits_for_the_first()
    {
        var gate = new DomainJobGate(_time);
        DomainJob first = await gate.EnterAsyncJobAsync(DomainAsyncJobKind.Dump, "a");
        Task<DomainJob> second = gate.EnterAsyncJobAsync(DomainAsyncJobKind.Save, "b").AsTask();
        Assert.False(second.IsCompleted);
        first.Dispose();
        Assert.Equal(DomainAsyncJobKind.Save, (await second).AsyncKind);
    }

    [Fact]
    public async Task The_queue_has_a_limit_that_destroy_does_not_know()
    {
        var gate = new DomainJobGate(_time, maxQueued: 2);
        using DomainJob holder = await gate.EnterAsync(DomainJobKind.Modify, "h");
        Task<DomainJob> waiting = gate.EnterAsync(DomainJobKind.Query, "w").AsTask();
        VirException e = await Assert.ThrowsAsync<VirException>(async () => await gate.EnterAsync(DomainJobKind.Query, "x"));
        Assert.Equal(ErrorCode.OperationFailed, e.Code);
        Assert.Equal("operation failed: cannot acquire state change lock (held by monitor=h) due to max_queued limit", e.Message);
        Task<DomainJob> destroy = gate.EnterAsync(DomainJobKind.Destroy, "d").AsTask();
        Assert.False(destroy.IsCompleted);
        holder.Dispose();
        (await waiting).Dispose();
        (await destroy).Dispose();
    }

    [Fact]
    public async Task A_cancelled_waiter_leaves_the_queue()
    {
        var gate = new DomainJobGate(_time);
        DomainJob holder = await gate.EnterAsync(DomainJobKind.Modify, "h");
        using var cancel = new CancellationTokenSource();
        Task<DomainJob> waiter = gate.EnterAsync(DomainJobKind.Modify, "w", cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiter);
        holder.Dispose();
        Assert.NotNull(gate.TryEnter(DomainJobKind.Query, "q"));
        Assert.Null(gate.TryEnter(DomainJobKind.Query, "q2"));
    }
}
