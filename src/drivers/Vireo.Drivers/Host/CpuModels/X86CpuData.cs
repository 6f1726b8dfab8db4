namespace Vireo.Drivers.Host.CpuModels;

/// <summary>A processor reduced to what decides: its features, vendor and kind.</summary>
public readonly record struct X86CpuData(CpuFeatureSet Features, string? Vendor, (uint Family, uint Model, uint Stepping)? Signature);
