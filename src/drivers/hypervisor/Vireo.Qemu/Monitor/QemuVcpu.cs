namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>A virtual CPU: its number, its thread, its place in the machine.</summary>
public readonly record struct QemuVcpu(int Index, int ThreadId, string QomPath);
