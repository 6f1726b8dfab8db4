namespace Vireo.Drivers.Qemu.Rules;

/// <summary>What a device or bridge is to the bus that it plugs into.</summary>
[Flags]
internal enum PciKind
{
    None = 0,

    /// <summary>A device of conventional PCI.</summary>
    Conventional = 1,

    /// <summary>A device of PCI Express.</summary>
    Express = 2,

    /// <summary>A bridge from PCI to PCI.</summary>
    PciBridge = 4,

    /// <summary>A root bus of its own on conventional PCI.</summary>
    PciExpander = 8,

    RootPort = 16,

    /// <summary>The chipset's bridge from PCI Express to PCI.</summary>
    DmiBridge = 32,

    /// <summary>A bridge from PCI Express to PCI that is a device.</summary>
    PcieToPciBridge = 64,

    UpstreamPort = 128,

    DownstreamPort = 256,

    /// <summary>A root bus of its own on PCI Express.</summary>
    PcieExpander = 512,
}
