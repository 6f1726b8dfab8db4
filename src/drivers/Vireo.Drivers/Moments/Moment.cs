namespace Vireo.Drivers;

/// <summary>
/// A snapshot or a checkpoint: a domain at one moment, in a tree of others. Immutable. Drivers derive from it what they keep besides: the
/// document, the domain.
/// </summary>
public abstract record Moment
{
    /// <summary>The name, unique in the tree.</summary>
    public required string Name { get; init; }

    /// <summary>The moment that this one builds on; null for a root.</summary>
    public string? Parent { get; init; }

    /// <summary>The domain's state at the moment.</summary>
    public DomainState State { get; init; }

    /// <summary>The guest ran, or was ready to: going back to the moment starts it.</summary>
    public bool IsActive => State is DomainState.Running or DomainState.Paused;
}
