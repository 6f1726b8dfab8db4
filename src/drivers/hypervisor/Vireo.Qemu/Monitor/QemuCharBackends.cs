namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>What QEMU says of the back-ends of character devices, by their labels.</summary>
/// <param name="Terminals">The paths of pseudo-terminals.</param>
/// <param name="Open">Whether the guest has opened its side.</param>
public sealed record QemuCharBackends(IReadOnlyDictionary<string, string> Terminals, IReadOnlyDictionary<string, bool> Open);
