namespace Vireo.Documents;

/// <summary>What is done with a guest's description after it was read.</summary>
[Flags]
public enum DomainRuleFlags
{
    /// <summary>A description as a client gives it for a running guest.</summary>
    None = 0,

    /// <summary>The description is kept for later: what only a running guest has is forgotten.</summary>
    Inactive = 1,

    /// <summary>The description comes from libvirt itself: it is completed, but not checked again.</summary>
    SkipValidation = 2,

    /// <summary>The guest is new or may change: amounts that follow from others are computed afresh.</summary>
    AbiUpdate = 4,
}
