namespace Vireo.Drivers.Host;

/// <summary>A machine type of a guest.</summary>
public sealed record GuestMachine(string Name, string? Canonical = null, int MaxCpus = 0, bool Deprecated = false);
