namespace Vireo.Drivers.Host.CpuModels;

/// <summary>A host or guest CPU as the <c>&lt;cpu&gt;</c> element describes it, apart from its XML. Plain data.</summary>
public sealed record CpuDefinition
{
    /// <summary>True for a guest CPU (with match and policies), false for a host's.</summary>
    public bool Guest { get; init; }

    public string? Arch { get; init; }

    /// <summary>custom, host-model or host-passthrough; null in a host CPU.</summary>
    public string? Mode { get; init; }

    public CpuMatch Match { get; init; } = CpuMatch.Exact;

    public string? Model { get; init; }

    /// <summary>Whether another model may stand in for <see cref="Model"/>.</summary>
    public bool Fallback { get; init; } = true;

    public string? Vendor { get; init; }

    /// <summary>Family, model and stepping of a host CPU.</summary>
    public (uint Family, uint Model, uint Stepping)? Signature { get; init; }

    public IReadOnlyList<CpuFeature> Features { get; init; } = [];
}
