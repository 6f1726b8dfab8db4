namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>The bus that a machine's virtio devices use when nothing else is asked for; also how its driver names end.</summary>
public enum VirtioTransport
{
    /// <summary><c>virtio-…-pci</c>.</summary>
    Pci,

    /// <summary><c>virtio-…-ccw</c>.</summary>
    Ccw,

    /// <summary><c>virtio-…-device</c>, over MMIO.</summary>
    Mmio,
}
