using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>
/// What a machine type has by itself: its root bus, its built-in controllers, the devices that carry its switches. Rules and plans ask for
/// a trait; only this table knows the names of machines.
/// </summary>
public sealed record MachineTraits
{
    private static readonly MachineTraits s_other = new();

    private static readonly MachineTraits s_i440fx = new()
    {
        Family = MachineFamily.I440fx, RootBus = "pci.0", HasIsa = true, HasIde = true, HasFdc = true,
        PowerDevice = "PIIX4_PM", PciHost = "i440FX-pcihost",
    };

    private static readonly MachineTraits s_q35 = new()
    {
        Family = MachineFamily.Q35, RootBus = "pcie.0", HasPcieRoot = true, HasIsa = true, HasSata = true,
        PowerDevice = "ICH9-LPC", PciHost = "q35-pcihost", HasTseg = true,
    };

    private static readonly MachineTraits s_virt = new() { Family = MachineFamily.Virt, RootBus = "pcie.0", HasPcieRoot = true };

    private static readonly (string Name, string Prefix, MachineTraits Traits)[] s_table =
    [
        ("q35", "pc-q35-", s_q35),
        ("pc", "pc-i440fx-", s_i440fx),
        ("pc", "pc-0.", s_i440fx),
        ("pc", "pc-1.", s_i440fx),
        ("isapc", "isapc-", new() { Family = MachineFamily.IsaPc, HasIsa = true, HasIde = true, HasFdc = true, PowerDevice = "PIIX4_PM" }),
        ("microvm", "microvm-", new() { Family = MachineFamily.Microvm, Transport = VirtioTransport.Mmio }),
        ("virt", "virt-", s_virt),
        ("g3beige", "g3beige-", new() { HasIde = true }),
        ("malta", "malta-", new() { HasIde = true }),
        ("sun4u", "sun4u-", new() { HasIde = true }),
        ("pseries", "pseries-", new() { Family = MachineFamily.Pseries, RootBus = "pci.0" }),
        ("s390-ccw-virtio", "s390-ccw-virtio-", new() { Family = MachineFamily.S390Ccw, Transport = VirtioTransport.Ccw }),
    ];

    /// <summary>The chipset's family.</summary>
    public MachineFamily Family { get; init; }

    /// <summary>Whether the processor is an x86.</summary>
    public bool IsX86 { get; init; }

    /// <summary>QEMU's name of the root bus for PCI devices, or null when there is none.</summary>
    public string? RootBus { get; init; }

    /// <summary>Whether the root bus is PCI Express.</summary>
    public bool HasPcieRoot { get; init; }

    /// <summary>Whether there is an ISA bus.</summary>
    public bool HasIsa { get; init; }

    /// <summary>Whether the chipset has an IDE controller.</summary>
    public bool HasIde { get; init; }

    /// <summary>Whether the chipset has a SATA controller.</summary>
    public bool HasSata { get; init; }

    /// <summary>Whether the machine has a floppy controller without being asked.</summary>
    public bool HasFdc { get; init; }

    /// <summary>Whether the chipset has protected memory for system management.</summary>
    public bool HasTseg { get; init; }

    /// <summary>The bus of virtio devices.</summary>
    public VirtioTransport Transport { get; init; }

    /// <summary>QEMU's name of the chipset part that has the switches of ACPI sleep states, or null.</summary>
    public string? PowerDevice { get; init; }

    /// <summary>QEMU's name of the host bridge that has the switch of the 64-bit hole, or null.</summary>
    public string? PciHost { get; init; }

    /// <summary>The traits of the machine that <paramref name="def"/> asks for.</summary>
    public static MachineTraits Of(DomainDef def) => Of(def.Os.Type?.Machine ?? "", def.Os.Type?.Arch);

    /// <summary>The traits of a machine type of an architecture.</summary>
    public static MachineTraits Of(string machine, string? arch)
    {
        bool x86 = arch is "x86_64" or "i686";
        foreach (var (name, prefix, traits) in s_table)
        {
            if (x86 && traits.Family is MachineFamily.Virt or MachineFamily.Pseries or MachineFamily.S390Ccw)
            {
                continue;
            }

            if (machine == name || machine.StartsWith(prefix, StringComparison.Ordinal))
            {
                return x86 ? traits with { IsX86 = true } : traits;
            }
        }

        return x86 ? s_other with { IsX86 = true } : s_other;
    }
}
