namespace Vireo.Drivers.Host.CpuModels;

/// <summary>Result of comparing a guest CPU with the host's.</summary>
public enum CpuComparison
{
    Incompatible = 0,
    Identical = 1,
    Superset = 2,
}
