using Xunit;

namespace Vireo.Drivers.Tests;

public class EventTests
{
    [Fact]
    public void The_hub_delivers_by_key_and_filter_in_order_until_disposed()
    {
        var hub = new EventHub<string>();
        var got = new List<string>();
        EventSubscription<string> all = hub.Subscribe(1, null, got.Add);
        using EventSubscription<string> some = hub.Subscribe(1, s => s.StartsWith('b'), s => got.Add("filtered " + s));
        using EventSubscription<string> faulty = hub.Subscribe(1, null, _ => throw new InvalidOperationException("bad subscriber"));
        Assert.True(hub.IsWanted(1));
        Assert.False(hub.IsWanted(2));
        hub.Publish(1, "a");
        hub.Publish(2, "nobody");
        hub.Publish(1, "b");
        all.Dispose();
        hub.Publish(1, "b2");
        Assert.Equal(["a", "b", "filtered b", "filtered b2"], got);
    }

    [Fact]
    public async Task A_worker_runs_its_work_in_order_and_survives_failures()
    {
        var workers = new EventWorkers();
        EventWorker worker = workers.CreateWorker();
        var done = new TaskCompletionSource();
        var seen = new List<int>();
        for (int i = 0; i < 100; i++)
        {
            int n = i;
            Assert.True(worker.TryPost(async () =>
            {
                await Task.Yield();
                seen.Add(n);
                if (n == 50)
                {
                    throw new InvalidOperationException("one piece fails");
                }

                if (n == 99)
                {
                    done.SetResult();
                }
            }));
        }

        await done.Task.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(Enumerable.Range(0, 100), seen);
    }

    [Fact]
    public async Task Prepare_stops_accepting_and_drops_what_has_not_started()
    {
        var workers = new EventWorkers();
        EventWorker worker = workers.CreateWorker();
        var started = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        bool secondRan = false;
        Assert.True(worker.TryPost(async () =>
        {
            started.SetResult();
            await release.Task;
        }));
        Assert.True(worker.TryPost(() =>
        {
            secondRan = true;
            return ValueTask.CompletedTask;
        }));
        await started.Task.WaitAsync(TimeSpan.FromMinutes(2));
        workers.Prepare();
        Assert.False(worker.TryPost(() => ValueTask.CompletedTask));
        Assert.False(workers.CreateWorker().TryPost(() => ValueTask.CompletedTask));
        release.SetResult();
        await workers.WaitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.False(secondRan);
    }

    [Fact]
    public async Task Between_prepare_and_the_end_of_wait_calls_in_flight_still_get_their_monitor_reply()
    {
        // A monitor loop that answers requests; it is no worker, so it outlives Prepare.
        var requests = System.Threading.Channels.Channel.CreateUnbounded<TaskCompletionSource<string>>();
        Task monitor = Task.Run(async () =>
        {
            await foreach (TaskCompletionSource<string> request in requests.Reader.ReadAllAsync())
            {
                request.SetResult("reply");
            }
        });
        var workers = new EventWorkers();
        var release = new TaskCompletionSource();
        var gate = new DomainJobGate();
        Assert.True(workers.CreateWorker().TryPost(async () =>
        {
            using DomainJob job = await gate.EnterAsync(DomainJobKind.Modify, "event");
            await release.Task;
        }));
        SpinWait.SpinUntil(() => gate.Status.Active == DomainJobKind.Modify, 10_000);

        // An API call waits for its turn behind the event's work, and will need the monitor.
        async Task<string> CallAsync()
        {
            using DomainJob job = await gate.EnterAsync(DomainJobKind.Query, "remoteDispatchDomainGetInfo");
            var request = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            await requests.Writer.WriteAsync(request);
            return await request.Task;
        }

        Task<string> call = CallAsync();
        workers.Prepare();
        Task wait = workers.WaitAsync();
        Assert.False(wait.IsCompleted);
        release.SetResult();
        Assert.Equal("reply", await call.WaitAsync(TimeSpan.FromMinutes(2)));
        await wait.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(0, workers.Running);
        requests.Writer.Complete();
        await monitor;
    }
}
