using Vireo.Protocol;

namespace Vireo;

/// <summary>An event of a domain.</summary>
/// <param name="Domain">Whose event it is.</param>
public abstract record DomainEvent(DomainRef Domain) : VirEvent
{
    /// <inheritdoc/>
    public override EventClass Class => EventClass.Domain;

    /// <inheritdoc/>
    public override Uuid? ObjectUuid => Domain.Uuid;

    /// <inheritdoc/>
    public override string ObjectName => Domain.Name;
}
