namespace Vireo.Drivers.Host;

/// <summary>One <c>&lt;guest&gt;</c>.</summary>
public sealed record GuestCapabilities(string OsType, string Arch, int WordSize)
{
    public string? Emulator { get; init; }

    public string? Loader { get; init; }

    public IReadOnlyList<GuestMachine> Machines { get; init; } = [];

    public IReadOnlyList<GuestDomain> Domains { get; init; } = [];

    public IReadOnlyList<GuestFeature> Features { get; init; } = [];
}
