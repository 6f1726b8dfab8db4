namespace Vireo.Drivers.Host;

/// <summary>A domain type of a guest with what differs for it.</summary>
public sealed record GuestDomain(string Type, string? Emulator = null, IReadOnlyList<GuestMachine>? Machines = null);
