using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>A running guest as a status file describes it.</summary>
/// <param name="Live">What runs.</param>
/// <param name="State">The state it was in.</param>
/// <param name="Reason">Why.</param>
/// <param name="Run">What else the former daemon knew of the run.</param>
internal sealed record RecoveredGuest(DomainDef Live, DomainState State, int Reason, DomainRuntime Run)
{
    /// <summary>How long the guest's agent has for an answer.</summary>
    public int AgentTimeout { get; init; } = (int)DomainAgentResponseTimeoutValues.Block;
}
