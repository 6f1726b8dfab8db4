namespace Vireo.Drivers.Host;

/// <summary>A processor as the host topology shows it; ids are null when the kernel does not report them.</summary>
public sealed record HostTopologyCpu(int Id, int? Socket, int? Die, int? Cluster, int? Core, string? Siblings);
