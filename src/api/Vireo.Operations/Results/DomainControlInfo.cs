namespace Vireo;

/// <summary>State of the control channel to the hypervisor.</summary>
/// <param name="State">State.</param>
/// <param name="Details">Details of an error.</param>
/// <param name="StateTime">Milliseconds since the state was entered.</param>
public readonly record struct DomainControlInfo(DomainControlState State, uint Details, ulong StateTime);
