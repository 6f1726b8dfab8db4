namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>The image behind a block node: sizes in bytes.</summary>
public readonly record struct QemuBlockNode(ulong Capacity, ulong? ActualSize, ulong? WriteThreshold);
