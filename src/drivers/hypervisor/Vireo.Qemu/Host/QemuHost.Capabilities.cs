using Vireo.Drivers.Host;
using Vireo.Drivers.Host.CpuModels;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Host;

/// <summary>The capabilities document: the host's part read afresh, the emulators' part from their cache.</summary>
public sealed partial class QemuHost
{
    private readonly HostStamp _stamp = new(HostFiles.Live);
    private Answer? _answer;

    /// <summary>The document for guests of a user and group. It is made again when the host or an emulator has changed.</summary>
    public async ValueTask<string> CapabilitiesAsync(uint user, uint group, CancellationToken cancellationToken)
    {
        string stamp = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{user}:{group}|{_stamp.Read()}");
        var found = QemuCapabilitiesCache.FindEmulators();
        var known = new QemuCapabilities[found.Count];
        for (int i = 0; i < known.Length; i++)
        {
            known[i] = await emulators.GetAsync(found[i].Path, cancellationToken).ConfigureAwait(false);
        }

        // The cache gives the same object as long as an emulator is the same.
        if (_answer is { } answer && answer.Stamp == stamp && answer.Emulators.SequenceEqual(known, ReferenceEqualityComparer.Instance))
        {
            return answer.Text;
        }

        string text = Describe(found, known, user, group);
        _answer = new Answer(stamp, known, text);
        return text;
    }

    private string Describe(IReadOnlyList<(string Arch, string Path)> found, QemuCapabilities[] known, uint user, uint group)
    {
        string arch = HostCpu.Architecture;
        var caps = HostCapabilities.Read(_files, arch);
        caps.HostUuid = hostUuid;
        caps.Cpu = DescribeCpu(arch);
        caps.LiveMigrate = true;
        caps.MigrationTransports.Add("tcp");
        caps.MigrationTransports.Add("rdma");
        caps.SecurityModels.Add(new HostSecurityModel("none", "0", []));
        string label = $"+{user}:+{group}";
        caps.SecurityModels.Add(new HostSecurityModel("dac", "0", [("kvm", label), ("qemu", label)]));
        for (int i = 0; i < known.Length; i++)
        {
            caps.Guests.Add(DescribeGuest(found[i].Arch, found[i].Path, known[i]));
        }

        return caps.Format();
    }

    // Asking makes a virtual machine, and the answer does not change.
    private static readonly Lazy<(ulong Frequency, bool? Scaling)?> s_tsc = new(
        static () => KvmDevice.ReadTsc() is { } tsc ? (tsc.Frequency, tsc.Scaling) : null);

    private HostCpuDescription? DescribeCpu(string arch)
    {
        if (arch is not ("x86_64" or "i686"))
        {
            return null;
        }

        var cpuid = CpuidData.Host;
        var cpu = X86Cpu.Decode(X86Cpu.FromCpuid(cpuid), guest: false);
        var shape = HostCpu.Read(_files, arch);
        return new HostCpuDescription
        {
            Model = cpu.Model,
            Vendor = cpu.Vendor,
            Microcode = Microcode(),
            Signature = cpuid.Signature,
            Tsc = s_tsc.Value,
            Topology = (shape.Sockets, 1, 1, shape.Cores, shape.Threads),
            PhysicalAddressBits = cpuid.PhysicalAddressBits,
            Features = [.. cpu.Features.Select(f => f.Name)],
        };
    }

    private uint? Microcode()
    {
        foreach (string line in (HostFiles.ReadText($"{_files.ProcPath}/cpuinfo") ?? "").Split('\n'))
        {
            int colon = line.IndexOf(": 0x", StringComparison.Ordinal);
            if (colon > 0 && line.StartsWith("microcode", StringComparison.Ordinal))
            {
                return Convert.ToUInt32(line[(colon + 4)..].Trim(), 16);
            }
        }

        return null;
    }

    /// <summary>An emulator as capabilities show it.</summary>
    public static GuestCapabilities DescribeGuest(string arch, string emulator, QemuCapabilities caps)
    {
        bool x86 = arch is "x86_64" or "i686";
        var machines = new List<GuestMachine>();
        foreach (var machine in caps.For("qemu").Machines)
        {
            machines.Add(new GuestMachine(machine.Name, null, machine.MaxCpus, machine.Deprecated));
            if (machine.Alias is { } alias)
            {
                machines.Add(new GuestMachine(alias, machine.Name, machine.MaxCpus, machine.Deprecated));
            }
        }

        var features = new List<GuestFeature>();
        if (arch == "i686")
        {
            features.Add(new GuestFeature("pae"));
            features.Add(new GuestFeature("nonpae"));
        }

        if (x86 || arch == "aarch64")
        {
            features.Add(new GuestFeature("acpi", true, true));
        }

        if (x86)
        {
            features.Add(new GuestFeature("apic", true, false));
        }

        features.Add(new GuestFeature("cpuselection"));
        features.Add(new GuestFeature("deviceboot"));

        // Not before snapshots are built: virt-manager offers what is announced here.
        features.Add(new GuestFeature("disksnapshot", false, false));
        var domains = new List<GuestDomain>();
        foreach (string type in (ReadOnlySpan<string>)["qemu", "kvm"])
        {
            if (caps.Supports(type))
            {
                domains.Add(new GuestDomain(type));
            }
        }

        return new GuestCapabilities("hvm", arch, WordSize(arch))
        {
            Emulator = emulator, Machines = machines, Domains = domains, Features = features,
        };
    }

    private sealed record Answer(string Stamp, QemuCapabilities[] Emulators, string Text);

    private static int WordSize(string arch) =>
        arch is "x86_64" or "aarch64" or "alpha" or "ia64" or "mips64" or "mips64el" or "parisc64" or "ppc64" or "ppc64le" or "riscv64"
            or "s390x" or "sparc64" or "loongarch64" ? 64 : 32;
}
