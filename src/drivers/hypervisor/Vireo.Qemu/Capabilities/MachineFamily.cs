namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>A family of machine types that share their chipset.</summary>
public enum MachineFamily
{
    /// <summary>Another machine, of which nothing is assumed.</summary>
    Other,

    /// <summary><c>pc</c>, Intel's 440FX chipset.</summary>
    I440fx,

    /// <summary><c>q35</c>, Intel's Q35 chipset.</summary>
    Q35,

    /// <summary><c>isapc</c>: no PCI.</summary>
    IsaPc,

    /// <summary><c>microvm</c>: no PCI, virtio over MMIO.</summary>
    Microvm,

    /// <summary><c>virt</c> of ARM, RISC-V and LoongArch.</summary>
    Virt,

    /// <summary><c>pseries</c> of POWER.</summary>
    Pseries,

    /// <summary><c>s390-ccw-virtio</c>.</summary>
    S390Ccw,
}
