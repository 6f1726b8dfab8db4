namespace Vireo.Drivers.Host.CpuModels;

/// <summary>What a definition asks of a feature.</summary>
public enum CpuFeaturePolicy
{
    Force,
    Require,
    Optional,
    Disable,
    Forbid,
}
