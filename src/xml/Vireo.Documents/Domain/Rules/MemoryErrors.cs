namespace Vireo.Documents;

/// <summary>Errors of memory and NUMA cells in descriptions of guests.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class MemoryErrors
{
    [ErrorText(ErrorCode.XmlError, "Total size of memory devices exceeds the total memory size")]
    public static partial VirException DevicesTooLarge();

    [ErrorText(ErrorCode.XmlError, "maximum memory size must be specified when specifying number of memory slots")]
    public static partial VirException MaximumMissing();

    [ErrorText(ErrorCode.XmlError, "maximum memory size must be equal or greater than the actual memory size")]
    public static partial VirException MaximumTooLow();

    [ErrorText(ErrorCode.XmlError,
        "Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges or ranges not starting from 0 are not "
            + "allowed")]
    public static partial VirException CellsNotContiguous();

    [ErrorText(ErrorCode.XmlError, "Element 'memnode' is invalid without any guest NUMA cells")]
    public static partial VirException MemnodeWithoutCells();

    [ErrorText(ErrorCode.ConfigUnsupported, "Per-node binding is not compatible with automatic NUMA placement.")]
    public static partial VirException PerNodeAndAutomatic();

    [ErrorText(ErrorCode.XmlError, "'restrictive' mode is required in memnode element when mode is 'restrictive' in memory element")]
    public static partial VirException RestrictiveMode();

    [ErrorText(ErrorCode.InternalError, "Number of CPUs in <numa> exceeds the <vcpu> count")]
    public static partial VirException CellCpusExceedVcpus();

    [ErrorText(ErrorCode.XmlError, "Ain't nobody heard of that much cache level")]
    public static partial VirException CacheLevel();

    [ErrorText(ErrorCode.XmlError, "'initiator' refers to a non-existent NUMA node")]
    public static partial VirException InitiatorUnknown();

    [ErrorText(ErrorCode.XmlError, "'target' refers to a non-existent NUMA node")]
    public static partial VirException TargetUnknown();

    [ErrorText(ErrorCode.XmlError, "'sibling_id {sibling}' does not refer to a valid cell within NUMA 'cell id {cell}'")]
    public static partial VirException SiblingUnknown(uint? sibling, uint? cell);

    [ErrorText(ErrorCode.XmlError, "'value {value}' is invalid for 'sibling id {sibling}' under NUMA 'cell id {cell}'")]
    public static partial VirException DistanceInvalid(uint? value, uint? sibling, uint? cell);
}
