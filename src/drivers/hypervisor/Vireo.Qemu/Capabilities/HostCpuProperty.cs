namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>A property of the CPU that an emulator offers at most.</summary>
/// <param name="Name">QEMU's name.</param>
/// <param name="Value"><c>true</c>, <c>false</c>, a number or a text.</param>
/// <param name="IsBoolean">Whether it is switched on or off.</param>
/// <param name="Migratable">Whether a guest can take it along; null when QEMU does not say.</param>
public readonly record struct HostCpuProperty(string Name, string Value, bool IsBoolean, bool? Migratable);
