using Vireo.Operations;

namespace Vireo.Native;

/// <summary>A callback that the application registered for events.</summary>
internal sealed unsafe class EventRegistration(
    ConnectionEvents owner, int id, EventFilter filter, nint callback, nint user, nint free, bool older) : IEventSink
{
    private int _freed;

    /// <summary>Its number on the connection.</summary>
    public int Id { get; } = id;

    public EventFilter Filter { get; } = filter;

    /// <summary>The C function.</summary>
    public nint Callback { get; } = callback;

    /// <summary>What the C function gets as its last argument.</summary>
    public nint User { get; } = user;

    /// <summary>Registered with the function that knows domains' life cycles only, and deregistered by its callback.</summary>
    public bool Older { get; } = older;

    /// <summary>No event is delivered any more.</summary>
    public bool IsRemoved { get; set; }

    public IAsyncDisposable? Subscription { get; set; }

    /// <inheritdoc/>
    public void Deliver(VirEvent e) => owner.Queue(this, e);

    /// <summary>Gives the application's data back, once.</summary>
    public void Free()
    {
        if (free != 0 && Interlocked.Exchange(ref _freed, 1) == 0)
        {
            ((delegate* unmanaged<nint, void>)free)(User);
        }
    }
}
