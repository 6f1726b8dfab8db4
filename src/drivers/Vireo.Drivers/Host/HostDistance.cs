namespace Vireo.Drivers.Host;

/// <summary>Distance from a cell to another.</summary>
public readonly record struct HostDistance(int Cell, int Value);
