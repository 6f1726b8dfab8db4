using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Dispatch;

/// <content>The client's event registrations, in both generations: with a callback id, and one for each event id without.</content>
public sealed partial class ClientSession
{
    private readonly Dictionary<int, EventRegistration> _registrations = [];
    private int _nextCallback;

    /// <summary>Registers and gives the callback id. Events that come before the reply is out are kept until then.</summary>
    internal ValueTask<int> RegisterEventAsync(DriverConnection driver, RpcCall call, EventClass kind, int eventId, AccessObject? target)
    {
        CheckEventId(kind, eventId);
        return RegisterAsync(driver, call,
            new EventFilter(kind, eventId, target?.Uuid, target is { Uuid: null } named ? named.Name : null), legacy: false);
    }

    internal async ValueTask<int> RegisterAsync(DriverConnection driver, RpcCall call, EventFilter filter, bool legacy)
    {
        call.HoldEvents();
        int id;
        EventRegistration registration;
        lock (_lock)
        {
            if (legacy && FindLegacy(filter.EventId) is not null)
            {
                throw DispatchErrors.EventRegistered(filter.EventId);
            }

            id = _nextCallback++;
            registration = new EventRegistration(this, filter, id, legacy);
            _registrations.Add(id, registration);
        }

        try
        {
            await registration.SubscribeAsync(driver, call.Cancellation).ConfigureAwait(false);
        }
        catch
        {
            lock (_lock)
            {
                _registrations.Remove(id);
            }

            throw;
        }

        return id;
    }

    internal async ValueTask RemoveEventAsync(EventClass kind, int callbackId)
    {
        EventRegistration? registration;
        _ = _drivers ?? throw Errors.ConnectionNotOpen(kind == EventClass.Domain);
        lock (_lock)
        {
            if (!_registrations.TryGetValue(callbackId, out registration) || registration.Class != kind || registration.Legacy)
            {
                throw DispatchErrors.CallbackUnregistered(NameOf(kind), callbackId);
            }

            _registrations.Remove(callbackId);
        }

        await registration.RemoveAsync().ConfigureAwait(false);
    }

    internal async ValueTask RemoveLegacyAsync(int eventId)
    {
        EventRegistration? registration;
        lock (_lock)
        {
            if (FindLegacy(eventId) is not { } id)
            {
                throw DispatchErrors.EventUnregistered(eventId);
            }

            _registrations.Remove(id, out registration);
        }

        await registration!.RemoveAsync().ConfigureAwait(false);
    }

    internal static void CheckEventId(EventClass kind, int eventId)
    {
        int count = kind switch
        {
            EventClass.Domain => (int)DomainEventId.NicMacChange + 1,
            EventClass.Network => (int)NetworkEventId.MetadataChange + 1,
            EventClass.StoragePool => (int)StoragePoolEventId.Refresh + 1,
            EventClass.NodeDevice => (int)NodeDeviceEventId.Update + 1,
            EventClass.Secret => (int)SecretEventId.ValueChanged + 1,
            _ => int.MaxValue,
        };
        if (eventId < 0 || eventId >= count)
        {
            throw DispatchErrors.EventUnsupported(eventId);
        }
    }

    internal ValueTask<bool> MaySeeAsync(VirEvent e)
    {
        var permission = e.Class switch
        {
            EventClass.Network => Permission.NetworkGetattr,
            EventClass.StoragePool => Permission.StoragePoolGetattr,
            EventClass.NodeDevice => Permission.NodeDeviceGetattr,
            EventClass.Secret => Permission.SecretGetattr,
            _ => Permission.DomainGetattr,
        };
        return IsAllowedAsync(permission, AccessObject.Of(e), CancellationToken.None);
    }

    private int? FindLegacy(int eventId)
    {
        foreach (var (id, registration) in _registrations)
        {
            if (registration.Legacy && registration.EventId == eventId)
            {
                return id;
            }
        }

        return null;
    }

    private async ValueTask RemoveAllEventsAsync()
    {
        EventRegistration[] all;
        lock (_lock)
        {
            all = [.. _registrations.Values];
            _registrations.Clear();
        }

        foreach (var registration in all)
        {
            await registration.RemoveAsync().ConfigureAwait(false);
        }
    }

    private static string NameOf(EventClass kind) => kind switch
    {
        EventClass.Network => "network",
        EventClass.StoragePool => "storage pool",
        EventClass.NodeDevice => "node device",
        EventClass.Secret => "secret",
        EventClass.QemuMonitor => "qemu monitor",
        _ => "domain",
    };
}
