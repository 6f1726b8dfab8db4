using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The events of one topic.</summary>
internal interface IEventTopic
{
    /// <summary>A handler for each event, by QEMU's name for it. It gets the event's data, or null's value when there are none.</summary>
    IEnumerable<(string Name, Action<QemuDomain, JsonValue> Handler)> Handlers { get; }
}
