namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>One machine type.</summary>
public sealed record QemuMachine(string Name)
{
    public string? Alias { get; init; }

    public bool IsDefault { get; init; }

    public int MaxCpus { get; init; }

    public bool HotplugCpus { get; init; }

    /// <summary>QOM type of the CPU when none is asked for.</summary>
    public string? DefaultCpu { get; init; }

    /// <summary>Id of the memory backend the machine takes its RAM from.</summary>
    public string? DefaultRamId { get; init; }

    public bool NumaMemSupported { get; init; }

    public bool Deprecated { get; init; }

    /// <summary>Whether ACPI can be switched on it; null when QEMU does not say.</summary>
    public bool? Acpi { get; init; }
}
