namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>Counters of the host's kernel for a machine or one of its vCPUs: libvirt's name with its suffix, and the value.</summary>
public sealed record QemuKernelStats(IReadOnlyList<(string Name, ulong Value)> Values);
