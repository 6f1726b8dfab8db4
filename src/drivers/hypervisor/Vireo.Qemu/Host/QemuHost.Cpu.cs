using Vireo.Drivers.Host;
using Vireo.Drivers.Host.CpuModels;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu.Host;

/// <content>The CPU of the host, and what an emulator offers of it, as definitions that others can be compared with.</content>
public sealed partial class QemuHost
{
    /// <summary>The host's CPU; null on architectures that have no rules.</summary>
    public static CpuDefinition? HostCpuDefinition() =>
        HostCpu.Architecture is "x86_64" or "i686" ? X86Cpu.Decode(X86Cpu.FromCpuid(CpuidData.Host), guest: false) : null;

    /// <summary>The most that an emulator offers to a guest of a kind.</summary>
    public async ValueTask<CpuDefinition> OfferedCpuAsync(
        string? emulator, string? arch, string? machine, string? type, CancellationToken cancellationToken)
    {
        var (caps, kind, _) = await ChooseAsync(emulator, arch, machine, type, cancellationToken).ConfigureAwait(false);
        return GuestCpu.HostModel(caps, kind) ?? throw HostErrors.HostModelUnreported(caps.Emulator, kind);
    }

    /// <summary>The best CPU that all of <paramref name="cpus"/> can run, expressed in the emulator's models and features.</summary>
    public async ValueTask<CpuDefinition> BaselineAsync(
        string? emulator, string? arch, string? machine, string? type, IReadOnlyList<CpuDefinition> cpus, bool expand, bool migratable,
        CancellationToken cancellationToken)
    {
        var (caps, kind, _) = await ChooseAsync(emulator, arch, machine, type, cancellationToken).ConfigureAwait(false);
        if (caps.Arch is not ("x86_64" or "i686"))
        {
            throw HostErrors.BaselineUnsupported(caps.Arch);
        }

        AccelCapabilities accel = caps.For(kind);
        var models = accel.Cpus.ToDictionary(static c => c.Name, static c => c.Blockers, StringComparer.Ordinal);
        return X86Cpu.Baseline(cpus, expand, migratable, models);
    }
}
