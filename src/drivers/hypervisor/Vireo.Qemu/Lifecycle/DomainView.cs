using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// What is known of a domain at one instant. It is never changed, only replaced, so queries read it without waiting for anybody; the
/// documents in it must be treated as constant too (changes are made on copies).
/// </summary>
public sealed record DomainView
{
    public required string Name { get; init; }

    public required Uuid Uuid { get; init; }

    /// <summary>The number while it runs, else -1.</summary>
    public int Id { get; init; } = -1;

    public DomainState State { get; init; } = DomainState.Shutoff;

    /// <summary>Why; what the number means depends on the state.</summary>
    public int Reason { get; init; }

    /// <summary>What is kept on disk, or null for a transient domain.</summary>
    public DomainDef? Config { get; init; }

    /// <summary>What runs, or null.</summary>
    public DomainDef? Live { get; init; }

    /// <summary>What else is known of the run.</summary>
    public DomainRuntime Run { get; init; } = DomainRuntime.Off;

    public bool Autostart { get; init; }

    /// <summary>A saved state is there, with which the next start begins.</summary>
    public bool ManagedSave { get; init; }

    /// <summary>The definition changed since the start.</summary>
    public bool Updated { get; init; }

    /// <summary>Present memory in KiB, as the balloon last reported.</summary>
    public ulong? Balloon { get; init; }

    /// <summary>Whether the guest has opened the agent's port.</summary>
    public bool AgentOpen { get; init; }

    public bool IsActive => Id >= 0;

    public bool IsPersistent => Config is not null;

    /// <summary>What is shown: the running one, else the kept one.</summary>
    public DomainDef Current => Live ?? Config ?? throw Errors.Internal(ErrorDomain.Qemu, $"domain '{Name}' has no definition");

    public DomainRef Ref => new(Name, Uuid, Id);
}
