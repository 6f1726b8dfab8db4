using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Native;

/// <content>Registering for events, one pair of functions for each class.</content>
internal static unsafe partial class Exports
{
    private static partial int virConnectDomainEventRegister(nint conn, nint cb, nint opaque, nint freecb)
    {
        const string Function = nameof(virConnectDomainEventRegister);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        Results.Require(cb != 0, "cb", Function);
        self.Events.Add(self.Driver(DriverGroup.Hypervisor, Function), new EventFilter(EventClass.Domain, (int)DomainEventId.Lifecycle),
            cb, opaque, freecb, older: true);
        return 0;
    }

    private static partial int virConnectDomainEventDeregister(nint conn, nint cb)
    {
        const string Function = nameof(virConnectDomainEventDeregister);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        Results.Require(cb != 0, "cb", Function);
        return self.Events.Remove(r => r.Older && r.Callback == cb) ? 0 : throw Errors.EventFunctionMissing(cb);
    }

    private static partial int virConnectDomainEventRegisterAny(nint conn, nint dom, int eventID, nint cb, nint opaque, nint freecb)
    {
        const string Function = nameof(virConnectDomainEventRegisterAny);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        DomainRef? domain = dom == 0 ? null : OfConnection<DomainRef>(dom, self, "domain", "dom", Function);
        return Register(self, DriverGroup.Hypervisor, new EventFilter(EventClass.Domain, eventID, domain?.Uuid), Count<DomainEventId>(),
            cb, opaque, freecb, Function);
    }

    private static partial int virConnectDomainEventDeregisterAny(nint conn, int callbackID) =>
        Deregister(conn, DriverGroup.Hypervisor, EventClass.Domain, callbackID, nameof(virConnectDomainEventDeregisterAny));

    private static partial int virConnectNetworkEventRegisterAny(nint conn, nint net, int eventID, nint cb, nint opaque, nint freecb)
    {
        const string Function = nameof(virConnectNetworkEventRegisterAny);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        NetworkRef? network = net == 0 ? null : OfConnection<NetworkRef>(net, self, "network", "net", Function);
        return Register(self, DriverGroup.Network, new EventFilter(EventClass.Network, eventID, network?.Uuid), Count<NetworkEventId>(),
            cb, opaque, freecb, Function);
    }

    private static partial int virConnectNetworkEventDeregisterAny(nint conn, int callbackID) =>
        Deregister(conn, DriverGroup.Network, EventClass.Network, callbackID, nameof(virConnectNetworkEventDeregisterAny));

    private static partial int virConnectStoragePoolEventRegisterAny(nint conn, nint pool, int eventID, nint cb, nint opaque, nint freecb)
    {
        const string Function = nameof(virConnectStoragePoolEventRegisterAny);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        StoragePoolRef? found = pool == 0 ? null : OfConnection<StoragePoolRef>(pool, self, "storage pool", "pool", Function);
        return Register(self, DriverGroup.Storage, new EventFilter(EventClass.StoragePool, eventID, found?.Uuid),
            Count<StoragePoolEventId>(), cb, opaque, freecb, Function);
    }

    private static partial int virConnectStoragePoolEventDeregisterAny(nint conn, int callbackID) =>
        Deregister(conn, DriverGroup.Storage, EventClass.StoragePool, callbackID, nameof(virConnectStoragePoolEventDeregisterAny));

    private static partial int virConnectNodeDeviceEventRegisterAny(nint conn, nint dev, int eventID, nint cb, nint opaque, nint freecb)
    {
        const string Function = nameof(virConnectNodeDeviceEventRegisterAny);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        NodeDeviceRef? device = dev == 0 ? null : OfConnection<NodeDeviceRef>(dev, self, "node device", "dev", Function);
        return Register(self, DriverGroup.NodeDevice, new EventFilter(EventClass.NodeDevice, eventID, null, device?.Name),
            Count<NodeDeviceEventId>(), cb, opaque, freecb, Function);
    }

    private static partial int virConnectNodeDeviceEventDeregisterAny(nint conn, int callbackID) =>
        Deregister(conn, DriverGroup.NodeDevice, EventClass.NodeDevice, callbackID, nameof(virConnectNodeDeviceEventDeregisterAny));

    private static partial int virConnectSecretEventRegisterAny(nint conn, nint secret, int eventID, nint cb, nint opaque, nint freecb)
    {
        const string Function = nameof(virConnectSecretEventRegisterAny);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        SecretRef? found = secret == 0 ? null : OfConnection<SecretRef>(secret, self, "secret", "secret", Function);
        return Register(self, DriverGroup.Secret, new EventFilter(EventClass.Secret, eventID, found?.Uuid), Count<SecretEventId>(), cb,
            opaque, freecb, Function);
    }

    private static partial int virConnectSecretEventDeregisterAny(nint conn, int callbackID) =>
        Deregister(conn, DriverGroup.Secret, EventClass.Secret, callbackID, nameof(virConnectSecretEventDeregisterAny));

    private static partial int virConnectDomainQemuMonitorEventRegister(
        nint conn, nint dom, byte* @event, nint cb, nint opaque, nint freecb, uint flags)
    {
        const string Function = nameof(virConnectDomainQemuMonitorEventRegister);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        DomainRef? domain = dom == 0 ? null : OfConnection<DomainRef>(dom, self, "domain", "dom", Function);
        Results.Require(cb != 0, "cb", Function);
        self.RequireWrite(Function);
        if (!self.Connect.HasDaemon)
        {
            throw Errors.NoSupport(Function, ErrorDomain.None);
        }

        var filter = new EventFilter(EventClass.QemuMonitor, 0, domain?.Uuid, NativeText.Read(@event)) { Flags = flags };
        return self.Events.Add(self.Driver(DriverGroup.Hypervisor, Function), filter, cb, opaque, freecb, older: false).Id;
    }

    private static partial int virConnectDomainQemuMonitorEventDeregister(nint conn, int callbackID) =>
        Deregister(conn, DriverGroup.Hypervisor, EventClass.QemuMonitor, callbackID, nameof(virConnectDomainQemuMonitorEventDeregister));

    private static int Register(ConnectHandle self, DriverGroup group, EventFilter filter, int known, nint cb, nint opaque, nint freecb,
        string function)
    {
        Results.Require(cb != 0, "cb", function);
        if (filter.EventId < 0)
        {
            throw Errors.ArgumentNegative("eventID", function);
        }

        if (filter.EventId >= known)
        {
            throw filter.Class == EventClass.Domain
                ? ArgumentErrors.DomainEventTooLarge(function, known) : ArgumentErrors.EventTooLarge(function, known);
        }

        return self.Events.Add(self.Driver(group, function), filter, cb, opaque, freecb, older: false).Id;
    }

    private static int Deregister(nint conn, DriverGroup group, EventClass kind, int id, string function)
    {
        var self = Arguments.Handle<ConnectHandle>(conn, function);
        if (id < 0)
        {
            throw Errors.ArgumentNegative("callbackID", function);
        }

        // A connection that has no driver for the class has no events of it either; monitors are those of a daemon's guests.
        _ = self.Driver(group, function);
        if (kind == EventClass.QemuMonitor && !self.Connect.HasDaemon)
        {
            throw Errors.NoSupport(function, ErrorDomain.None);
        }

        if (!self.Events.Remove(r => r.Id == id && r.Filter.Class == kind && !r.Older))
        {
            throw Errors.EventCallbackMissing(id, self.Connect.HasDaemon);
        }

        // The callback is gone, but the daemon could not be notified.
        return self.Connect.IsAlive ? 0 : throw Errors.EndOfConnection();
    }

    private static T OfConnection<T>(nint pointer, ConnectHandle connection, string what, string name, string function)
        where T : struct
    {
        var found = Arguments.Object<T>(pointer, function);
        return found.Connection == connection
            ? found.Reference
            : throw ArgumentErrors.ConnectionDiffers(function, name, what, Named(found.Reference));
    }

    private static string Named<T>(T reference) => reference switch
    {
        DomainRef domain => domain.Name,
        NetworkRef network => network.Name,
        StoragePoolRef pool => pool.Name,
        NodeDeviceRef device => device.Name,
        SecretRef secret => secret.Uuid.ToString(),
        _ => "",
    };

    /// <summary>How many events a class has: one above the last.</summary>
    private static int Count<T>()
        where T : struct, Enum => Enum.GetValues<T>().Length;
}
