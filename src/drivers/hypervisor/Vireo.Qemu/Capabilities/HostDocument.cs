using Vireo.Drivers.Host;
using Vireo.Drivers.Host.CpuModels;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>The host's capabilities with a guest for each emulator that was found; an emulator that cannot be asked is left out.</summary>
internal static class HostDocument
{
    /// <summary>Gathers the document.</summary>
    public static async Task<HostCapabilities> BuildAsync(QemuDriver driver, CancellationToken cancellationToken)
    {
        var caps = HostCapabilities.Read(driver.Host, QemuArch.Host);
        caps.HostUuid = HostUuid(driver);
        caps.LiveMigrate = true;
        caps.MigrationTransports.AddRange(["tcp", "rdma"]);
        caps.SecurityModels.Add(new HostSecurityModel("none", "0", []));
        if (QemuArch.Host is "x86_64" or "i686")
        {
            caps.Cpu = Cpu(driver);
        }

        foreach (var (arch, path) in QemuCapabilitiesCache.FindEmulators())
        {
            try
            {
                var emulator = await driver.Capabilities.GetAsync(path, cancellationToken).ConfigureAwait(false);
                caps.Guests.Add(Guest(arch, emulator));
            }
            catch (VirException e)
            {
                Log.For("qemu.qemu_capabilities").Warning($"emulator '{path}' is left out: {e.Message}");
            }
        }

        return caps;
    }

    private static HostCpuDescription Cpu(QemuDriver driver)
    {
        var data = X86Cpu.FromCpuid(CpuidData.ReadHost());
        var cpu = X86Cpu.Decode(data, guest: false);
        var shape = HostCpu.Read(driver.Host, QemuArch.Host);
        return new HostCpuDescription
        {
            Model = cpu.Model,
            Vendor = cpu.Vendor,
            Signature = cpu.Signature,
            Topology = (shape.Sockets, 1, 1, shape.Cores, shape.Threads),
            Features = [.. cpu.Features.Select(f => f.Name)],
        };
    }

    private static Uuid HostUuid(QemuDriver driver)
    {
        // Where the firmware tells none, one is made up once and kept.
        string path = Path.Combine(driver.Paths.LibBase, "host-uuid");
        foreach (string source in (string[])["/sys/class/dmi/id/product_uuid", path])
        {
            try
            {
                if (File.Exists(source) && Uuid.TryParse(File.ReadAllText(source).Trim(), out var uuid) && !uuid.IsEmpty)
                {
                    return uuid;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Next.
            }
        }

        var made = Uuid.Random();
        try
        {
            Directory.CreateDirectory(driver.Paths.LibBase);
            AtomicFile.Write(path, made.ToString() + "\n");
        }
        catch (VirException)
        {
            // It then lasts until the daemon's end.
        }

        return made;
    }

    private static GuestCapabilities Guest(string arch, QemuCapabilities caps)
    {
        var machines = new List<GuestMachine>();
        foreach (var m in caps.For("qemu").Machines)
        {
            machines.Add(new GuestMachine(m.Name, null, m.MaxCpus, m.Deprecated));
            if (m.Alias is { } alias)
            {
                machines.Add(new GuestMachine(alias, m.Name, m.MaxCpus, m.Deprecated));
            }
        }

        var domains = new List<GuestDomain>();
        if (caps.Tcg is not null)
        {
            domains.Add(new GuestDomain("qemu"));
        }

        if (caps.Kvm is not null)
        {
            domains.Add(new GuestDomain("kvm"));
        }

        var features = new List<GuestFeature>();
        if (arch == "i686")
        {
            features.AddRange([new("pae"), new("nonpae")]);
        }

        if (arch is "i686" or "x86_64")
        {
            features.AddRange([new("acpi", true, true), new("apic", true, false)]);
        }

        features.AddRange([new("cpuselection"), new("deviceboot"), new("disksnapshot", true, false)]);
        bool wide = arch is "x86_64" or "aarch64" or "ppc64" or "ppc64le" or "s390x" or "riscv64" or "loongarch64" or "alpha" or "sparc64" or "mips64" or "mips64el";
        return new GuestCapabilities("hvm", arch, wide ? 64 : 32) { Emulator = caps.Emulator, Machines = machines, Domains = domains, Features = features };
    }
}
