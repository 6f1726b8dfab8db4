using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Dispatch.Tests;

/// <summary>A driver that serves nothing, so that every operation is the base's.</summary>
internal class EmptyDriver() : DriverConnection(new ConnectionContext());

/// <summary>A driver with two domains, of which one runs; it remembers what it was asked.</summary>
internal sealed class FakeDriver : EmptyDriver
{
    public static readonly DomainRef Running = new("one", new Uuid(Enumerable.Repeat((byte)1, 16).ToArray()), 7);
    public static readonly DomainRef Off = new("two", new Uuid(Enumerable.Repeat((byte)2, 16).ToArray()), -1);

    public List<IEventSink> Sinks { get; } = [];

    public List<EventFilter> Filters { get; } = [];

    public object? LastFlags { get; private set; }

    public bool Disposed { get; private set; }

    public PipeStream? Stream { get; private set; }

    public override ValueTask<IReadOnlyList<DomainRef>> ListAllDomainsAsync(
        ConnectListAllDomainsFlags flags, CancellationToken cancellationToken)
    {
        LastFlags = flags;
        var all = new List<DomainRef>();
        if (flags == 0 || (flags & ConnectListAllDomainsFlags.Active) != 0)
        {
            all.Add(Running);
        }

        if (flags == 0 || (flags & ConnectListAllDomainsFlags.Inactive) != 0)
        {
            all.Add(Off);
        }

        return new(all);
    }

    public override ValueTask<DomainInfo> DomainGetInfoAsync(DomainRef domain, CancellationToken cancellationToken) =>
        new(new DomainInfo(DomainState.Running, 1, 2, 3, 4));

    public override async ValueTask<string> DomainGetXmlDescAsync(
        DomainRef domain, DomainXmlFlags flags, CancellationToken cancellationToken)
    {
        await Task.Yield();
        LastFlags = flags;
        return $"<domain>{domain.Name}</domain>";
    }

    public override ValueTask<DomainRef> DomainCreateAsync(
        DomainRef domain, DomainCreateFlags flags, CancellationToken cancellationToken) => new(domain with { Id = 9 });

    public override ValueTask<TypedParameterList> DomainGetBlkioParametersAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        LastFlags = flags;
        return new(new TypedParameterList { { "weight", 500u }, { "device_weight", "/dev/sda,500" } });
    }

    public override ValueTask<VirStream> DomainOpenConsoleAsync(
        DomainRef domain, string? deviceName, DomainConsoleFlags flags, CancellationToken cancellationToken) =>
        new(Stream = new PipeStream());

    public override ValueTask<IReadOnlyList<DomainVcpuInfo>> DomainGetVcpusAsync(DomainRef domain, CancellationToken cancellationToken) =>
        new([new DomainVcpuInfo(0, VcpuState.Running, 5, 1, new byte[] { 3 }), new DomainVcpuInfo(
            1, VcpuState.Running, 6, 0, new byte[] { 1, 2, 3 })]);

    public override ValueTask<IAsyncDisposable> SubscribeAsync(EventFilter filter, IEventSink sink, CancellationToken cancellationToken)
    {
        Sinks.Add(sink);
        Filters.Add(filter);

        // An event between registration and reply: the client must see it after the reply.
        sink.Deliver(new DomainLifecycleEvent(Running, DomainEventType.Started, 0));
        return new(new Subscription(this, sink));
    }

    public override ValueTask DisposeAsync()
    {
        Disposed = true;
        return base.DisposeAsync();
    }

    private sealed class Subscription(FakeDriver driver, IEventSink sink) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            driver.Sinks.Remove(sink);
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>A stream that gives back what is written to it.</summary>
internal sealed class PipeStream : VirStream
{
    private readonly System.IO.Pipelines.Pipe _pipe = new();

    public override bool IsTwoWay => true;

    public override async ValueTask<StreamChunk> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int count = await _pipe.Reader.AsStream().ReadAsync(buffer, cancellationToken);
        return count == 0 ? StreamChunk.End : StreamChunk.Data(count);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        await _pipe.Writer.WriteAsync(data, cancellationToken);

    public override ValueTask FinishAsync(CancellationToken cancellationToken) => _pipe.Writer.CompleteAsync();

    public override ValueTask AbortAsync(CancellationToken cancellationToken) => _pipe.Writer.CompleteAsync();

    public override ValueTask DisposeAsync() => _pipe.Writer.CompleteAsync();
}

/// <summary>The daemon around a dispatcher under test.</summary>
internal sealed class FakeHost(DriverConnection driver, DriverGroup[] groups) : IClientHost
{
    public bool KeepAlive { get; private set; }

    public ValueTask<DriverSession> OpenAsync(ClientSession session, string? uri, bool readOnly, CancellationToken cancellationToken)
    {
        var drivers = new DriverSession();
        foreach (var group in groups)
        {
            drivers[group] = driver;
        }

        return new(drivers);
    }

    public void StartKeepAlive(ClientSession session) => KeepAlive = true;
}
