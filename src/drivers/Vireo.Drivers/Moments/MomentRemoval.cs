namespace Vireo.Drivers;

/// <summary>What goes when a moment is removed from its tree.</summary>
public enum MomentRemoval
{
    /// <summary>The moment; its children move up to its parent.</summary>
    Moment = 0,

    /// <summary>The moment and everything below it.</summary>
    WithDescendants,

    /// <summary>Everything below the moment, which stays.</summary>
    DescendantsOnly,
}
