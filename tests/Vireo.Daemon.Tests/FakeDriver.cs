using Vireo.Drivers;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Daemon.Tests;

/// <summary>A driver whose calls wait until the test releases them, and which keeps a diary of its life.</summary>
internal sealed class FakeDriver : IDaemonDriver
{
    private readonly Lock _lock = new();
    private readonly List<string> _diary = [];

    public string Name => "fake";

    public bool IsBusy { get; set; }

    public bool UsesHostObjects { get; init; }

    public TaskCompletionSource SlowCallEntered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The monitor's reply that the slow call waits for.</summary>
    public TaskCompletionSource<string> MonitorReply { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DriverEvents Events { get; } = new();

    public ConnectionContext? LastContext { get; private set; }

    public IReadOnlyList<string> Diary
    {
        get
        {
            lock (_lock)
            {
                return [.. _diary];
            }
        }
    }

    public void Note(string line)
    {
        lock (_lock)
        {
            _diary.Add(line);
        }
    }

    public bool Accepts(Uri? uri, ConnectionContext context) => uri is null || uri.Scheme == "fake";

    public ValueTask OpenAsync(Uri? uri, ConnectionContext context, DriverSession session, CancellationToken cancellationToken)
    {
        LastContext = context;
        session[DriverGroup.Hypervisor] = new Connection(this, context);
        session.UsesHostObjects = UsesHostObjects;
        return ValueTask.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Note("start");
        return Task.CompletedTask;
    }

    public Task ReloadAsync(CancellationToken cancellationToken)
    {
        Note("reload");
        return Task.CompletedTask;
    }

    public void PrepareShutdown() => Note("prepare");

    public Task WaitShutdownAsync(CancellationToken cancellationToken)
    {
        Note("wait");
        return Task.CompletedTask;
    }

    private sealed class Connection(FakeDriver driver, ConnectionContext context) : DriverConnection(context)
    {
        public override ValueTask<string> GetHypervisorTypeAsync(CancellationToken cancellationToken) => ValueTask.FromResult("FAKE");

        // Waits for "the monitor", as a call in flight does.
        public override async ValueTask<string> GetCapabilitiesAsync(CancellationToken cancellationToken)
        {
            driver.Note("call begins");
            driver.SlowCallEntered.TrySetResult();
            string reply = await driver.MonitorReply.Task.WaitAsync(cancellationToken);
            driver.Note("call ends");
            return reply;
        }

        public override ValueTask<IAsyncDisposable> SubscribeAsync(EventFilter filter, IEventSink sink, CancellationToken cancellationToken)
        {
            IAsyncDisposable subscription = driver.Events.Subscribe(filter, sink);

            // At once, before the reply is out: the client must see it after the reply.
            driver.Events.Publish(new DomainLifecycleEvent(new DomainRef("vm", Uuid.Random(), 1), DomainEventType.Started, 0));
            return ValueTask.FromResult(subscription);
        }

        public override ValueTask DisposeAsync()
        {
            driver.Note("closed");
            return base.DisposeAsync();
        }
    }
}
