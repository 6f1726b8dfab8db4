using Vireo.Operations;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.Tests;

public class DriverEventsTests
{
    [Fact]
    public async Task Delivers_by_class_id_and_object()
    {
        var events = new DriverEvents();
        var a = new DomainRef("a", Uuid.Random(), 1);
        var b = new DomainRef("b", Uuid.Random(), 2);
        var all = new Sink();
        var onlyB = new Sink();
        var monitor = new Sink();
        int lifecycle = (int)DomainEventId.Lifecycle;
        IAsyncDisposable subscription = events.Subscribe(new EventFilter(EventClass.Domain, lifecycle), all);
        await using IAsyncDisposable second = events.Subscribe(new EventFilter(EventClass.Domain, lifecycle, b.Uuid), onlyB);
        await using IAsyncDisposable third = events.Subscribe(
            new EventFilter(EventClass.QemuMonitor, 0, Name: "STOP"), monitor, e => e is QemuMonitorEvent { Event: "STOP" });
        Assert.True(events.IsWanted(EventClass.Domain, lifecycle));
        Assert.False(events.IsWanted(EventClass.Network, lifecycle));

        events.Publish(new DomainLifecycleEvent(a, DomainEventType.Started, 0));
        events.Publish(new DomainLifecycleEvent(b, DomainEventType.Started, 0));
        events.Publish(new DomainRebootEvent(b));
        events.Publish(new QemuMonitorEvent(a, "RESUME", 1, 2, null));
        events.Publish(new QemuMonitorEvent(a, "STOP", 1, 2, null));
        await subscription.DisposeAsync();
        events.Publish(new DomainLifecycleEvent(b, DomainEventType.Stopped, 0));

        Assert.Equal(2, all.Got.Count);
        Assert.Equal(2, onlyB.Got.Count);
        Assert.All(onlyB.Got, e => Assert.Equal("b", e.ObjectName));
        Assert.Equal("STOP", Assert.IsType<QemuMonitorEvent>(Assert.Single(monitor.Got)).Event);
    }

    private sealed class Sink : IEventSink
    {
        public List<VirEvent> Got { get; } = [];

        public void Deliver(VirEvent e) => Got.Add(e);
    }
}
