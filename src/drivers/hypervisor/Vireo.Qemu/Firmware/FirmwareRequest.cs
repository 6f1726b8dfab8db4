namespace Vireo.Drivers.Qemu.Firmware;

/// <summary>What a guest asks of its firmware; null means that it does not say.</summary>
/// <param name="Architecture">QEMU's architecture name.</param>
/// <param name="Machine">Canonical machine name.</param>
public sealed record FirmwareRequest(string Architecture, string Machine)
{
    /// <summary>"uefi" or "bios".</summary>
    public string Interface { get; init; } = "uefi";

    /// <summary>Wanted and unwanted features by name ("secure-boot", "enrolled-keys").</summary>
    public IReadOnlyDictionary<string, bool> Features { get; init; } = new Dictionary<string, bool>();

    /// <summary>The loader's <c>secure</c> attribute: a firmware that protects its variables, which needs SMM.</summary>
    public bool? Secure { get; init; }

    /// <summary>Whether the guest has SMM on or off.</summary>
    public bool? Smm { get; init; }

    /// <summary>No variable store.</summary>
    public bool? Stateless { get; init; }

    /// <summary>Images of any format will do.</summary>
    public bool AnyFormat { get; init; }

    /// <summary>Image format of the loader, else "raw".</summary>
    public string? LoaderFormat { get; init; }

    /// <summary>Image format of the variable store, else "raw".</summary>
    public string? NvramFormat { get; init; }

    /// <summary>A loader that the guest names: only descriptors of this image match.</summary>
    public string? LoaderPath { get; init; }

    /// <summary>A template that the guest names.</summary>
    public string? NvramTemplate { get; init; }
}
