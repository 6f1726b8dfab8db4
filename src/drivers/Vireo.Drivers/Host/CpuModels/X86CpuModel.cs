namespace Vireo.Drivers.Host.CpuModels;

/// <summary>A CPU model of the map.</summary>
public sealed record X86CpuModel
{
    public required string Name { get; init; }

    /// <summary>Name of its vendor in the map, or null.</summary>
    public string? Vendor { get; init; }

    /// <summary>Host CPUs may be described with it.</summary>
    public bool DecodeHost { get; init; }

    /// <summary>Guest CPUs may be described with it.</summary>
    public bool DecodeGuest { get; init; }

    public required CpuFeatureSet Features { get; init; }

    /// <summary>Features that joined the model after it was first published (a part of <see cref="Features"/>).</summary>
    public required CpuFeatureSet Added { get; init; }

    /// <summary>Features that were dropped from it since.</summary>
    public required CpuFeatureSet Removed { get; init; }

    public required IReadOnlyList<(uint Family, uint Model, uint FirstStepping, uint LastStepping)> Signatures { get; init; }

    /// <summary>The version that the name stands for, or null. Set while the map is read.</summary>
    public string? Canonical { get; internal set; }

    /// <summary>True when a processor of the signature is of this model's kind.</summary>
    public bool Matches((uint Family, uint Model, uint Stepping) signature)
    {
        foreach (var s in Signatures)
        {
            if (s.Family == signature.Family && s.Model == signature.Model && signature.Stepping >= s.FirstStepping
                && signature.Stepping <= s.LastStepping)
            {
                return true;
            }
        }

        return false;
    }
}
