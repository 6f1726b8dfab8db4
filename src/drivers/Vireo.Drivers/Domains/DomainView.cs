using Vireo.Documents;
using Vireo.Operations;

namespace Vireo.Drivers;

/// <summary>
/// What every hypervisor driver knows of a domain at one instant. It is never changed, only replaced, so that queries read it without
/// waiting for anybody; the documents in it must be treated as constant too (changes are made on copies). Drivers derive from it what they
/// know besides.
/// </summary>
public record DomainView
{
    /// <summary>The unique name.</summary>
    public required string Name { get; init; }

    /// <summary>The unique UUID.</summary>
    public required Uuid Uuid { get; init; }

    /// <summary>The id while it runs, else -1.</summary>
    public int Id { get; init; } = -1;

    /// <summary>What it does.</summary>
    public DomainState State { get; init; } = DomainState.Shutoff;

    /// <summary>Why; what the number means depends on the state.</summary>
    public int Reason { get; init; }

    /// <summary>What is kept for the next start, or null for a transient domain.</summary>
    public DomainDef? Config { get; init; }

    /// <summary>What runs, or null.</summary>
    public DomainDef? Live { get; init; }

    /// <summary>It starts with the host.</summary>
    public bool Autostart { get; init; }

    /// <summary>It runs.</summary>
    public bool IsActive => Id >= 0;

    /// <summary>It stays when it ends.</summary>
    public bool IsPersistent => Config is not null;

    /// <summary>What an undirected question is about: what runs, else what is kept.</summary>
    public DomainDef Current => Live ?? Config ?? throw DomainErrors.NoDefinition(Name);

    /// <summary>What a call is about that says with VIR_DOMAIN_AFFECT_* flags which definition it means.</summary>
    public DomainImpact Impact(uint flags) => DomainImpact.Of(flags, IsActive, IsPersistent);

    /// <summary>How clients call it.</summary>
    public DomainRef Ref => new(Name, Uuid, Id);
}
