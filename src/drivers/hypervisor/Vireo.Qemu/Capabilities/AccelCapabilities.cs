namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>What an emulator offers under one accelerator.</summary>
public sealed record AccelCapabilities
{
    public static readonly AccelCapabilities Empty = new();

    /// <summary>Machine types; the default comes first, else QEMU's order.</summary>
    public IReadOnlyList<QemuMachine> Machines { get; init; } = [];

    /// <summary>CPU models in QEMU's order.</summary>
    public IReadOnlyList<QemuCpuModel> Cpus { get; init; } = [];

    /// <summary>The model that "host" (or "max", under emulation) expands to, or null.</summary>
    public string? HostModel { get; init; }

    /// <summary>Whether QEMU says which of the properties a guest can take along when it is migrated.</summary>
    public bool IsHostMigratable { get; init; }

    /// <summary>The properties of that expansion in QEMU's order.</summary>
    public IReadOnlyList<HostCpuProperty> HostProperties { get; init; } = [];
}
