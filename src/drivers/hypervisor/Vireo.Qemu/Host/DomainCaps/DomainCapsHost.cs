using Vireo.Drivers.Host.CpuModels;
using Vireo.Drivers.Qemu.Firmware;

namespace Vireo.Drivers.Qemu.Host;

/// <summary>What the domain capabilities need to know of the host, apart from the emulator.</summary>
public sealed record DomainCapsHost
{
    /// <summary>The kinds of firmware that serve the machine: <c>bios</c>, <c>efi</c>.</summary>
    public IReadOnlyList<string> FirmwareKinds { get; init; } = [];

    /// <summary>Executables of the firmware that serves the machine.</summary>
    public IReadOnlyList<string> Loaders { get; init; } = [];

    /// <summary>Whether some of that firmware keeps secrets from the guest's system.</summary>
    public bool HasSecureFirmware { get; init; }

    /// <summary>Whether some of it does not.</summary>
    public bool HasPlainFirmware { get; init; }

    /// <summary>Ways to give a PCI device of the host to a guest: <c>default</c> and <c>vfio</c>, or none.</summary>
    public IReadOnlyList<string> PciBackends { get; init; } = [];

    /// <summary>Versions of TPMs that the host's <c>swtpm</c> can play.</summary>
    public IReadOnlyList<string> TpmVersions { get; init; } = [];

    /// <summary>Whether guests can be shown over RDP, which needs a helper program. Guests with it are refused until it is built.</summary>
    public bool HasRdpServer { get; init; }

    /// <summary>The host's CPU where its guests have no other (POWER); null elsewhere.</summary>
    public CpuDefinition? Cpu { get; init; }

    /// <summary>Bits of a physical address of the host; null when it does not say.</summary>
    public int? AddressBits { get; init; }

    /// <summary>How many encrypted guests of AMD's first kind the processor holds.</summary>
    public uint? SevGuests { get; init; }

    /// <summary>How many whose registers are encrypted too.</summary>
    public uint? SevEsGuests { get; init; }

    /// <summary>Reads this host, for guests of a machine.</summary>
    public static async ValueTask<DomainCapsHost> ReadAsync(
        string arch, string machine, FirmwareCatalog catalog, int? addressBits, CancellationToken cancellationToken)
    {
        IReadOnlyList<FirmwareDescriptor> serving = [.. catalog.Read().Where(d => d.Serves(arch, machine))];
        bool Has(string kind) => serving.Any(d => d.Interfaces.Contains(kind));
        return new DomainCapsHost
        {
            FirmwareKinds = [.. (Has("bios") ? ["bios"] : Array.Empty<string>()), .. (Has("uefi") ? ["efi"] : Array.Empty<string>())],
            Loaders = [.. serving.Select(static d => d.Executable).OfType<string>().Distinct(StringComparer.Ordinal)],
            HasSecureFirmware = serving.Any(static d => d.Features.Contains("requires-smm")),
            HasPlainFirmware = serving.Any(static d => !d.Features.Contains("requires-smm")),
            PciBackends = HasVfio() ? ["default", "vfio"] : [],
            TpmVersions = await SwtpmPrograms.VersionsAsync(cancellationToken).ConfigureAwait(false),
            AddressBits = addressBits,
        };
    }

    private static bool HasVfio() =>
        Directory.Exists("/sys/kernel/iommu_groups") && Directory.EnumerateFileSystemEntries("/sys/kernel/iommu_groups").Any()
            && File.Exists("/dev/vfio/vfio");
}
