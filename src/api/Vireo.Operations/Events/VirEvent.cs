using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>Something happened. The hierarchy is closed: one sealed record for each event id.</summary>
public abstract record VirEvent
{
    private protected VirEvent()
    {
    }

    /// <summary>Which kind of object it is about.</summary>
    public abstract EventClass Class { get; }

    /// <summary>The event id inside the class (<c>VIR_DOMAIN_EVENT_ID_*</c> and so on).</summary>
    public abstract int EventId { get; }

    /// <summary>The UUID of the object, or null for classes without.</summary>
    public abstract Uuid? ObjectUuid { get; }

    /// <summary>The name of the object.</summary>
    public abstract string ObjectName { get; }
}
