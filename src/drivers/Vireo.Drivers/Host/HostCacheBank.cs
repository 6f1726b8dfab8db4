namespace Vireo.Drivers.Host;

/// <summary>One cache of the processors.</summary>
/// <param name="Id">The kernel's id within the level.</param>
/// <param name="Level">1, 2, 3 …</param>
/// <param name="Type">"both", "code" or "data".</param>
/// <param name="SizeKiB">Size.</param>
/// <param name="Cpus">Processors that share it.</param>
public sealed record HostCacheBank(int Id, int Level, string Type, ulong SizeKiB, string Cpus);
