namespace Vireo.Drivers.Host;

/// <summary>Time that processors spent, in the units of the source (nanoseconds from <see cref="HostCpuStats.Read"/>).</summary>
public readonly record struct HostCpuTimes(ulong Kernel, ulong User, ulong Idle, ulong IoWait);
