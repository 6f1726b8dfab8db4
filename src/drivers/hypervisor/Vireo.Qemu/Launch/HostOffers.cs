namespace Vireo.Drivers.Qemu.Launch;

/// <summary>What the host, as far as this driver reaches it, can do for a guest beside running the emulator.</summary>
[Flags]
public enum HostOffers
{
    None = 0,

    /// <summary>Control groups for processors, memory and block devices.</summary>
    Cgroups = 1,

    /// <summary>Partitions of the processors' caches and memory bandwidth.</summary>
    ResourceControl = 2,

    /// <summary>Mandatory access control: SELinux, AppArmor.</summary>
    AccessControl = 4,

    /// <summary>A lock manager for leases.</summary>
    LockManager = 8,

    /// <summary>The kernel's own back-end for network cards.</summary>
    VhostNet = 16,

    /// <summary>Scheduling policies of threads.</summary>
    Scheduling = 32,

    /// <summary>Everything.</summary>
    All = Cgroups | ResourceControl | AccessControl | LockManager | VhostNet | Scheduling,
}
