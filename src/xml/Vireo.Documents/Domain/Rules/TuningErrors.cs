namespace Vireo.Documents;

/// <summary>Errors of virtual processors and their tuning in descriptions of guests.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class TuningErrors
{
    [ErrorText(ErrorCode.XmlError, "Identical vcpus in cachetunes found")]
    public static partial VirException CachetunesIdentical();

    [ErrorText(ErrorCode.XmlError, "Overlapping vcpus in cachetunes")]
    public static partial VirException CachetunesOverlap();

    [ErrorText(ErrorCode.ConfigUnsupported, "Cannot find 'iothread' : {thread}")]
    public static partial VirException IoThreadUnknown(long? thread);

    [ErrorText(ErrorCode.XmlError, "Memory Bandwidth already defined for node {node}")]
    public static partial VirException BandwidthTwice(uint? node);

    [ErrorText(ErrorCode.InternalError, "duplicate vcpupin for vcpu '{vcpu}'")]
    public static partial VirException VcpuPinTwice(uint? vcpu);

    [ErrorText(ErrorCode.InternalError, "duplicate iothreadpin for same iothread '{thread}'")]
    public static partial VirException IoThreadPinTwice(uint? thread);

    [ErrorText(ErrorCode.XmlError, "Colliding cache allocations for cache level '{level}' id '{id}', type '{type}'")]
    public static partial VirException CacheAllocationsCollide(uint? level, uint? id, string? type);

    [ErrorText(ErrorCode.InvalidArg, "Monitor vcpus conflicts with allocation")]
    public static partial VirException MonitorAgainstAllocation();

    [ErrorText(ErrorCode.InvalidArg, "Monitor vcpus conflicts with monitors")]
    public static partial VirException MonitorAgainstMonitors();

    [ErrorText(ErrorCode.ConfigUnsupported, "maximum vCPU count must not be less than current vCPU count")]
    public static partial VirException VcpuMaximumTooLow();

    [ErrorText(ErrorCode.XmlError, "vcpu id '{id}' is out of range of maximum vcpu count")]
    public static partial VirException VcpuOutOfRange(uint? id);

    [ErrorText(ErrorCode.XmlDetail, "'vcpusched' attributes 'vcpus' must not overlap")]
    public static partial VirException VcpuSchedulersOverlap();

    [ErrorText(ErrorCode.XmlDetail, "'iothreadsched' attributes 'iothreads' must not overlap")]
    public static partial VirException IoThreadSchedulersOverlap();
}
