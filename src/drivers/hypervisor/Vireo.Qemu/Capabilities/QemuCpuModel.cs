namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>One CPU model: whether this host can run it, and which features it lacks when it cannot.</summary>
public sealed record QemuCpuModel(string Name, string? TypeName, bool? Usable, IReadOnlyList<string> Blockers, bool Deprecated);
