namespace Vireo.Drivers.Qemu.Rules;

/// <summary>What kind of slot a device wants.</summary>
internal enum PciKind
{
    /// <summary>PCI Express where the machine has it.</summary>
    Express,

    /// <summary>Conventional PCI.</summary>
    Conventional,
}
