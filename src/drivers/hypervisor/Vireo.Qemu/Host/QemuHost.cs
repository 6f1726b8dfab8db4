using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Capabilities;

namespace Vireo.Drivers.Qemu.Host;

/// <summary>
/// What the QEMU driver says of its emulators on this host: capabilities, domain capabilities, versions and limits. It knows no domain and
/// no connection; plain figures of the machine are <see cref="HostConnection"/>'s.
/// </summary>
public sealed partial class QemuHost(QemuCapabilitiesCache emulators, Uuid hostUuid)
{
    private readonly HostFiles _files = HostFiles.Live;

    /// <summary>The most virtual CPUs that a guest of a kind can have.</summary>
    public async ValueTask<int> MaxVcpusAsync(string? type, CancellationToken cancellationToken)
    {
        switch (type?.ToLowerInvariant())
        {
            case null or "qemu":
                return 16;
            case "kvm":
                if (!File.Exists("/dev/kvm"))
                {
                    throw HostErrors.KvmNotOpened(2);
                }

                string emulator = QemuCapabilitiesCache.FindEmulator(HostCpu.Architecture) ?? throw NoEmulator(HostCpu.Architecture);
                var caps = await emulators.GetAsync(emulator, cancellationToken).ConfigureAwait(false);
                return caps.DefaultMachine("kvm")?.MaxCpus ?? 1;
            default:
                throw HostErrors.DomainTypeUnknown(type);
        }
    }

    /// <summary>Version of the emulator for the host's own architecture, or of any that is installed.</summary>
    public async ValueTask<ulong> HypervisorVersionAsync(CancellationToken cancellationToken)
    {
        string emulator = QemuCapabilitiesCache.FindEmulator(HostCpu.Architecture) ?? throw NoEmulator(HostCpu.Architecture);
        return (await emulators.GetAsync(emulator, cancellationToken).ConfigureAwait(false)).Version;
    }

    private static VirException NoEmulator(string arch) =>
        HostErrors.NoEmulator(arch);
}
