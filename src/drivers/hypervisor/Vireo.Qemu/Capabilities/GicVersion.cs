namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>A version of ARM's interrupt controller that an emulator has.</summary>
/// <param name="Version">The version: <c>2</c>, <c>3</c>.</param>
/// <param name="Kernel">Whether the host's kernel plays it.</param>
/// <param name="Emulated">Whether QEMU does.</param>
public readonly record struct GicVersion(string Version, bool Kernel, bool Emulated);
