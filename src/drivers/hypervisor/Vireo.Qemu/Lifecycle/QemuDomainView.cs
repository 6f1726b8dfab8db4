using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>What the QEMU driver knows of a domain at one instant.</summary>
public sealed record QemuDomainView : DomainView
{
    /// <summary>What else is known of the run.</summary>
    public DomainRuntime Run { get; init; } = DomainRuntime.Off;

    /// <summary>How the running document is to change when the emulator has followed an order that it was just given. Status files show the
    /// document so already; readers do not.</summary>
    public Action<DomainDef>? Intent { get; init; }

    /// <summary>What a guest that is defined nowhere would be started with again; null when it is off, or defined.</summary>
    public DomainDef? Former { get; init; }

    /// <summary>A saved state exists, with which the next start begins.</summary>
    public bool ManagedSave { get; init; }

    /// <summary>The definition changed since the start.</summary>
    public bool Updated { get; init; }

    /// <summary>Present memory in KiB, as the balloon last reported.</summary>
    public ulong? Balloon { get; init; }

    /// <summary>Seconds that the agent has for an answer, or one of libvirt's values below 1 (<see
    /// cref="DomainAgentResponseTimeoutValues"/>).</summary>
    public int AgentTimeout { get; init; } = (int)DomainAgentResponseTimeoutValues.Block;

    /// <summary>Whether the guest has opened the agent's port.</summary>
    public bool AgentOpen { get; init; }
}
