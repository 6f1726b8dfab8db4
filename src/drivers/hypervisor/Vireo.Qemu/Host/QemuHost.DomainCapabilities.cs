using Vireo.Drivers.Host;
using Vireo.Drivers.Host.CpuModels;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Firmware;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu.Host;

/// <summary>The domain capabilities document: what a guest of one kind, machine and emulator can have.</summary>
public sealed partial class QemuHost
{
    /// <summary>What the caller asked for, with the host's own defaults where nothing was said; refuses what does not fit
    /// together.</summary>
    public async ValueTask<string> DomainCapabilitiesAsync(
        string? emulator, string? arch, string? machine, string? type, FirmwareCatalog firmware, CancellationToken cancellationToken)
    {
        var (caps, kind, found) = await ChooseAsync(emulator, arch, machine, type, cancellationToken).ConfigureAwait(false);
        string guest = arch ?? caps.Arch;
        bool x86 = HostCpu.Architecture is "x86_64" or "i686";
        var host = await DomainCapsHost.ReadAsync(
            guest, found.Name, firmware, x86 ? CpuidData.Host.PhysicalAddressBits : null, cancellationToken).ConfigureAwait(false);
        return DomainCapsBuilder.Build(caps, kind, guest, found, host).Format();
    }

    private async ValueTask<(QemuCapabilities Caps, string Kind, QemuMachine Machine)> ChooseAsync(
        string? emulator, string? arch, string? machine, string? type, CancellationToken cancellationToken)
    {
        if (type is not (null or "qemu" or "kvm"))
        {
            throw DomainErrors.VirtTypeUnknown(ErrorDomain.Qemu, type);
        }

        if (arch is not null && !CpuModelNames.IsArchitecture(arch))
        {
            throw DomainErrors.ArchitectureUnknown(ErrorDomain.Qemu, arch);
        }

        string path = emulator ?? QemuCapabilitiesCache.FindEmulator(arch ?? HostCpu.Architecture)
            ?? throw NoEmulator(arch ?? HostCpu.Architecture);
        var caps = await emulators.GetAsync(path, cancellationToken).ConfigureAwait(false);
        if (arch is not null && arch != caps.Arch && !(arch == "i686" && caps.Arch == "x86_64"))
        {
            throw HostErrors.ArchitectureDiffers(caps.Arch, arch);
        }

        string kind = type ?? (caps.Supports("kvm") ? "kvm" : "qemu");
        if (!caps.Supports(kind))
        {
            throw HostErrors.AcceleratorUnsupported(kind == "kvm" ? "kvm" : "tcg", path);
        }

        var found = machine is null ? caps.DefaultMachine(kind) : caps.FindMachine(kind, machine);
        return found is null
            ? throw HostErrors.MachineUnsupported(machine, path)
            : (caps, kind, found);
    }
}
