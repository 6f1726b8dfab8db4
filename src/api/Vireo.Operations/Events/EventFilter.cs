using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>Which events a subscriber wants: one class and one event id of it, of one object or of all.</summary>
/// <param name="Class">The class.</param>
/// <param name="EventId">The event id inside the class (<c>VIR_DOMAIN_EVENT_ID_*</c> and so on); ignored for QEMU monitor events.</param>
/// <param name="Uuid">Only of the object with this UUID.</param>
/// <param name="Name">Only of the object with this name: node devices, which have no UUID, and names of QEMU monitor events.</param>
public readonly record struct EventFilter(EventClass Class, int EventId, Uuid? Uuid = null, string? Name = null)
{
    /// <summary>How <see cref="Name"/> of a QEMU monitor filter is to be read
    /// (<c>VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_*</c>).</summary>
    public uint Flags { get; init; }

    /// <summary>The C function that registers for such events.</summary>
    public string RegisterFunction => Class switch
    {
        EventClass.Network => "virConnectNetworkEventRegisterAny",
        EventClass.StoragePool => "virConnectStoragePoolEventRegisterAny",
        EventClass.NodeDevice => "virConnectNodeDeviceEventRegisterAny",
        EventClass.Secret => "virConnectSecretEventRegisterAny",
        EventClass.QemuMonitor => "virConnectDomainQemuMonitorEventRegister",
        _ => "virConnectDomainEventRegisterAny",
    };

    /// <summary>Whether an event is wanted. Names of QEMU monitor events are left to the caller.</summary>
    public bool Matches(VirEvent e) =>
        e.Class == Class && (Class == EventClass.QemuMonitor || e.EventId == EventId) && (Uuid is null || e.ObjectUuid == Uuid)
        && (Class == EventClass.QemuMonitor || Name is null || e.ObjectName == Name);
}

/// <summary>Takes events. It is called on the driver's own threads, must not block and must not throw.</summary>
public interface IEventSink
{
    /// <summary>One event, in the order in which the driver raised them.</summary>
    void Deliver(VirEvent e);
}
