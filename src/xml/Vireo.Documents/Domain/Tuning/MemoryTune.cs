using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Limits on the host memory that a guest may use (memory cgroup).</summary>
[XmlRecord]
public sealed partial record MemoryTune
{
    /// <summary>What libvirt prints for "no limit", in KiB; it is never written.</summary>
    public const ulong Unlimited = 9007199254740991;

    /// <summary>Never more than this, in KiB.</summary>
    [XmlPath("hard_limit", Unit = "KiB", Omit = Unlimited)]
    public ulong? HardLimit { get; set; }

    /// <summary>Kept below this when the host is short of memory, in KiB.</summary>
    [XmlPath("soft_limit", Unit = "KiB", Omit = Unlimited)]
    public ulong? SoftLimit { get; set; }

    /// <summary>Promised to the guest, in KiB.</summary>
    [XmlPath("min_guarantee", Unit = "KiB", Omit = 0ul)]
    public ulong? MinGuarantee { get; set; }

    /// <summary>Memory and swap together, in KiB.</summary>
    [XmlPath("swap_hard_limit", Unit = "KiB", Omit = Unlimited)]
    public ulong? SwapHardLimit { get; set; }
}
