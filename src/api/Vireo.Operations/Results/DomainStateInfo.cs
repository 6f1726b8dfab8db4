namespace Vireo;

/// <summary>State and the reason for it.</summary>
/// <param name="State">State.</param>
/// <param name="Reason">Its reason, in the enum that belongs to the state.</param>
public readonly record struct DomainStateInfo(DomainState State, int Reason);
