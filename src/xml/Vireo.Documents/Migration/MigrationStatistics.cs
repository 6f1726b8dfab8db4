using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Statistics of a migration, as the source sends them. Amounts of memory and disk are in bytes, pages in pages.</summary>
[XmlRecord]
public sealed partial record MigrationStatistics
{
    /// <summary>When it began, in milliseconds since 1970.</summary>
    [XmlPath("started")]
    public ulong? Started { get; set; }

    /// <summary>When the guest was stopped.</summary>
    [XmlPath("stopped")]
    public ulong? Stopped { get; set; }

    /// <summary>When the statistics were sent.</summary>
    [XmlPath("sent")]
    public ulong? Sent { get; set; }

    /// <summary>Difference of the hosts' clocks in milliseconds.</summary>
    [XmlPath("delta")]
    public long? Delta { get; set; }

    /// <summary>Milliseconds since the begin.</summary>
    [XmlPath("time_elapsed")]
    public ulong? TimeElapsed { get; set; }

    /// <summary>Milliseconds expected to the end.</summary>
    [XmlPath("time_remaining")]
    public ulong? TimeRemaining { get; set; }

    /// <summary>Milliseconds without a running guest.</summary>
    [XmlPath("downtime")]
    public ulong? Downtime { get; set; }

    /// <summary>Milliseconds of preparation.</summary>
    [XmlPath("setup_time")]
    public ulong? SetupTime { get; set; }

    /// <summary>Memory total.</summary>
    [XmlPath("memory_total")]
    public ulong? MemoryTotal { get; set; }

    /// <summary>Memory processed.</summary>
    [XmlPath("memory_processed")]
    public ulong? MemoryProcessed { get; set; }

    /// <summary>Memory remaining.</summary>
    [XmlPath("memory_remaining")]
    public ulong? MemoryRemaining { get; set; }

    /// <summary>Memory bytes a second.</summary>
    [XmlPath("memory_bps")]
    public ulong? MemoryBytesPerSecond { get; set; }

    /// <summary>Memory constant.</summary>
    [XmlPath("memory_constant")]
    public ulong? MemoryConstant { get; set; }

    /// <summary>Memory normal.</summary>
    [XmlPath("memory_normal")]
    public ulong? MemoryNormal { get; set; }

    /// <summary>Memory normal bytes.</summary>
    [XmlPath("memory_normal_bytes")]
    public ulong? MemoryNormalBytes { get; set; }

    /// <summary>Memory dirty rate.</summary>
    [XmlPath("memory_dirty_rate")]
    public ulong? MemoryDirtyRate { get; set; }

    /// <summary>Memory iteration.</summary>
    [XmlPath("memory_iteration")]
    public ulong? MemoryIteration { get; set; }

    /// <summary>Memory postcopy requests.</summary>
    [XmlPath("memory_postcopy_requests")]
    public ulong? MemoryPostcopyRequests { get; set; }

    /// <summary>Memory page size.</summary>
    [XmlPath("memory_page_size")]
    public ulong? MemoryPageSize { get; set; }

    /// <summary>Disk total.</summary>
    [XmlPath("disk_total")]
    public ulong? DiskTotal { get; set; }

    /// <summary>Disk processed.</summary>
    [XmlPath("disk_processed")]
    public ulong? DiskProcessed { get; set; }

    /// <summary>Disk remaining.</summary>
    [XmlPath("disk_remaining")]
    public ulong? DiskRemaining { get; set; }

    /// <summary>Disk bytes a second.</summary>
    [XmlPath("disk_bps")]
    public ulong? DiskBytesPerSecond { get; set; }

    /// <summary>Compression cache.</summary>
    [XmlPath("compression_cache")]
    public ulong? CompressionCache { get; set; }

    /// <summary>Compression bytes.</summary>
    [XmlPath("compression_bytes")]
    public ulong? CompressionBytes { get; set; }

    /// <summary>Compression pages.</summary>
    [XmlPath("compression_pages")]
    public ulong? CompressionPages { get; set; }

    /// <summary>Compression cache misses.</summary>
    [XmlPath("compression_cache_misses")]
    public ulong? CompressionCacheMisses { get; set; }

    /// <summary>Compression overflow.</summary>
    [XmlPath("compression_overflow")]
    public ulong? CompressionOverflow { get; set; }

    /// <summary>Percent by which the guest is slowed down.</summary>
    [XmlPath("auto_converge_throttle")]
    public int? AutoConvergeThrottle { get; set; }
}
