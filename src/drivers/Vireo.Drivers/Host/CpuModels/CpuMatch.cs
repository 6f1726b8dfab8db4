namespace Vireo.Drivers.Host.CpuModels;

/// <summary>How a guest CPU must relate to the host's.</summary>
public enum CpuMatch
{
    Minimum,
    Exact,
    Strict,
}
