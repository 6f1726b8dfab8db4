using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Native;

/// <summary>
/// The event callbacks of one connection. Drivers deliver on threads of theirs, callbacks run on the application's loop, in order. Each
/// callback holds a reference of the connection, as in libvirt, so a connection with callbacks outlives its close.
/// </summary>
internal sealed class ConnectionEvents(ConnectHandle connection)
{
    private readonly Lock _lock = new();
    private readonly List<EventRegistration> _registrations = [];
    private readonly Queue<(EventRegistration Registration, VirEvent Event)> _queue = new();
    private LoopCallback? _loop;
    private int _nextId;
    private int _dispatching;

    /// <summary>Registers a callback.</summary>
    /// <exception cref="VirException">There is no event loop, the callback is registered already, or the driver refuses.</exception>
    public EventRegistration Add(DriverConnection driver, EventFilter filter, nint callback, nint user, nint free, bool older)
    {
        EventRegistration made;
        lock (_lock)
        {
            if (_registrations.Any(r => !r.IsRemoved && r.Callback == callback && r.Filter == filter && r.Older == older))
            {
                throw NativeErrors.CallbackTracked();
            }

            _loop ??= LoopCallback.Start(Dispatch, connection.Connect.HasDaemon)
                ?? throw NativeErrors.NoEventTimer();
            made = new EventRegistration(this, _nextId++, filter, callback, user, free, older);
            _registrations.Add(made);
        }

        try
        {
            connection.AddReference();
            made.Subscription = Waiting.For(driver.SubscribeAsync(filter, made, default));
            return made;
        }
        catch
        {
            lock (_lock)
            {
                _registrations.Remove(made);
                LeaveLoopIfIdle();
            }

            connection.Release();
            throw;
        }
    }

    /// <summary>Removes a registration; false when there is none like it.</summary>
    public bool Remove(Func<EventRegistration, bool> wanted)
    {
        EventRegistration? found;
        bool now;
        lock (_lock)
        {
            found = _registrations.Find(r => !r.IsRemoved && wanted(r));
            if (found is null)
            {
                return false;
            }

            found.IsRemoved = true;
            now = _dispatching == 0;
            if (now)
            {
                _registrations.Remove(found);
                LeaveLoopIfIdle();
            }
        }

        if (found.Subscription is { } subscription)
        {
            Waiting.For(subscription.DisposeAsync());
        }

        if (now)
        {
            found.Free();
            connection.Release();
        }

        return true;
    }

    /// <summary>An event came; called on any thread.</summary>
    public void Queue(EventRegistration registration, VirEvent e)
    {
        LoopCallback? loop;
        lock (_lock)
        {
            if (registration.IsRemoved)
            {
                return;
            }

            _queue.Enqueue((registration, e));
            loop = _loop;
        }

        loop?.Ask();
    }

    /// <summary>On the application's loop: hands over what has come.</summary>
    private void Dispatch()
    {
        // The last callback may deregister and close.
        if (!connection.TryAddReference())
        {
            return;
        }

        lock (_lock)
        {
            _dispatching++;
        }

        while (true)
        {
            EventRegistration registration;
            VirEvent e;
            lock (_lock)
            {
                if (!_queue.TryDequeue(out var next))
                {
                    break;
                }

                (registration, e) = next;
                if (registration.IsRemoved)
                {
                    continue;
                }
            }

            EventCallbacks.Invoke(connection, registration, e);
        }

        List<EventRegistration> removed = [];
        lock (_lock)
        {
            if (--_dispatching == 0)
            {
                removed = _registrations.FindAll(static r => r.IsRemoved);
                _registrations.RemoveAll(static r => r.IsRemoved);
                LeaveLoopIfIdle();
            }
        }

        foreach (var registration in removed)
        {
            registration.Free();
            connection.Release();
        }

        connection.Release();
    }

    private void LeaveLoopIfIdle()
    {
        if (_registrations.Count == 0)
        {
            _loop?.Dispose();
            _loop = null;
        }
    }
}
