using System.Collections.Frozen;
using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>
/// What one emulator binary can do, as its monitor reports: an immutable record, made by <see cref="QemuProber"/> or read back from the
/// cache. It answers questions; it asks none.
/// </summary>
public sealed record QemuCapabilities
{
    /// <summary>Path of the emulator.</summary>
    public required string Emulator { get; init; }

    /// <summary>libvirt's name of the target architecture, for example <c>x86_64</c> or <c>i686</c>.</summary>
    public required string Arch { get; init; }

    /// <summary>Version as libvirt counts: major * 1000000 + minor * 1000 + micro.</summary>
    public required ulong Version { get; init; }

    /// <summary>The distributor's addition to the version.</summary>
    public string Package { get; init; } = "";

    /// <summary>
    /// Names of abilities, libvirt's vocabulary (<see cref="QemuFlag"/>; a file may hold some that this driver does not look for).
    /// </summary>
    public FrozenSet<string> Flags { get; init; } = FrozenSet<string>.Empty;

    /// <summary>What holds under hardware acceleration, or null when the host offers none.</summary>
    public AccelCapabilities? Kvm { get; init; }

    /// <summary>What holds under emulation.</summary>
    public AccelCapabilities? Tcg { get; init; }

    /// <summary>Versions of ARM's interrupt controller.</summary>
    public IReadOnlyList<GicVersion> Gic { get; init; } = [];

    /// <summary>AMD's encryption of guests; null when the host does not have it.</summary>
    public SevPlatform? Sev { get; init; }

    /// <summary>Intel's enclaves; null when the host does not have them.</summary>
    public DomainSgxCaps? Sgx { get; init; }

    /// <summary>Enlightenments for Windows that the accelerator offers; null when QEMU does not say.</summary>
    public IReadOnlyList<string>? HyperV { get; init; }

    /// <summary>Version as people write it.</summary>
    public string VersionText => $"{Version / 1000000}.{Version / 1000 % 1000}.{Version % 1000}";

    /// <summary>Whether the emulator has an ability.</summary>
    public bool Has(QemuFlag flag) => Flags.Contains(flag.Name);

    /// <summary>The same emulator with further abilities.</summary>
    public QemuCapabilities With(IEnumerable<string> flags) => this with { Flags = Flags.Union(flags).ToFrozenSet() };

    /// <summary>The same emulator without some abilities.</summary>
    public QemuCapabilities Without(IEnumerable<string> flags) => this with { Flags = Flags.Except(flags).ToFrozenSet() };

    /// <summary>What holds for a domain type, falling back on the other accelerator when only one was probed.</summary>
    public AccelCapabilities For(string domainType) => (domainType == "kvm" ? Kvm ?? Tcg : Tcg ?? Kvm) ?? AccelCapabilities.Empty;

    /// <summary>True when <paramref name="domainType"/> can run on this host.</summary>
    public bool Supports(string domainType) => domainType switch
    {
        "kvm" => Kvm is not null,
        "qemu" => Tcg is not null,
        _ => false,
    };

    /// <summary>The machine called <paramref name="name"/> or having it as alias, or null.</summary>
    public QemuMachine? FindMachine(string domainType, string name)
    {
        foreach (var m in For(domainType).Machines)
        {
            if (m.Name == name || m.Alias == name)
            {
                return m;
            }
        }

        return null;
    }

    /// <summary>The machine a domain gets that names none.</summary>
    public QemuMachine? DefaultMachine(string domainType)
    {
        var machines = For(domainType).Machines;
        return machines.Count > 0 ? machines[0] : null;
    }
}
