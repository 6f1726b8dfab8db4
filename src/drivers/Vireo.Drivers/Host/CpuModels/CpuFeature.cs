namespace Vireo.Drivers.Host.CpuModels;

/// <summary>A feature with its policy; the policy says nothing in a host CPU.</summary>
public readonly record struct CpuFeature(string Name, CpuFeaturePolicy Policy = CpuFeaturePolicy.Require);
