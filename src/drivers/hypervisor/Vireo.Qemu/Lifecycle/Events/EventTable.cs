using System.Collections.Frozen;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// QEMU's events by name, each with the one handler of its topic. Handlers run on the monitor's own loop, in QEMU's order, and must not
/// wait: what takes the domain's gate is given to the domain's worker.
/// </summary>
internal sealed class EventTable
{
    private readonly QemuDomains _domains;
    private readonly TimeProvider _time;
    private readonly FrozenDictionary<string, Action<QemuDomain, JsonValue>> _handlers;

    public EventTable(QemuDomains domains, TimeProvider time, params IEnumerable<IEventTopic> topics)
    {
        _domains = domains;
        _time = time;
        var handlers = new Dictionary<string, Action<QemuDomain, JsonValue>>(StringComparer.Ordinal);
        foreach (var topic in topics)
        {
            foreach (var (name, handler) in topic.Handlers)
            {
                handlers.Add(name, handler);
            }
        }

        _handlers = handlers.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The events that are handled.</summary>
    public IEnumerable<string> Names => _handlers.Keys;

    /// <summary>How the monitor of a domain's emulator is connected, so that its events come here.</summary>
    public QmpOptions MonitorOptions(QemuDomain domain) => new() { Owner = domain.Name, Time = _time, OnEvent = e => Handle(domain, e) };

    private void Handle(QemuDomain domain, QmpEvent e)
    {
        if (_domains.WantsMonitorEvents)
        {
            _domains.Publish(new QemuMonitorEvent(domain.View.Ref, e.Name, e.Seconds, e.Microseconds, e.Data?.ToString()));
        }

        if (_handlers.TryGetValue(e.Name, out var handler))
        {
            handler(domain, e.Data ?? JsonValue.Null);
        }
    }
}
