using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu;

/// <summary>How much memory an emulator may lock: what the guest may use at most, or anything where it is locked without a limit.</summary>
internal static class LockedMemory
{
    /// <summary>The limit for a guest; none where the emulator keeps the daemon's. libvirt gives the kernel its number for no limit as it
    /// is.</summary>
    public static IEnumerable<ResourceLimit> Limit(DomainDef def)
    {
        ulong? most = def.Memtune?.HardLimit is { } limit and < MemoryLimits.Unlimited ? limit * 1024
            : def.MemoryBacking is { Locked: true } ? MemoryLimits.Unlimited : null;
        return most is { } bytes ? [new ResourceLimit(ResourceKind.LockedMemory, bytes, bytes)] : [];
    }
}
