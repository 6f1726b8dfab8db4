namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>A place for virtual CPUs in the machine: what goes in, how many they are then, where it is, and what is in it now.</summary>
public readonly record struct QemuCpuSlot(string Type, int Count, JsonValue Properties, string? QomPath);
