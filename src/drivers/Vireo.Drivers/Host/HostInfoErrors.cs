namespace Vireo.Drivers.Host;

/// <summary>Errors of what a host is asked for.</summary>
[ErrorCatalogue(ErrorDomain.None)]
public static partial class HostInfoErrors
{
    [ErrorText(ErrorCode.InvalidArg,
        "Invalid cpuNum in virHostCPUGetStatsLinux",
        Function = "virHostCPUGetStatsLinux", Domain = ErrorDomain.None, Argument = "cpuNum")]
    public static partial VirException CpuNumber();

    [ErrorText(ErrorCode.InvalidArg,
        "cellNum in virHostMemGetStats must be less than or equal to {last}",
        Function = "virHostMemGetStats", Domain = ErrorDomain.None, Argument = "cellNum")]
    public static partial VirException CellNumber(int last);

    [ErrorText(ErrorCode.InternalError, "no prefix found")]
    public static partial VirException NoStatsPrefix();

    [ErrorText(ErrorCode.OperationFailed, "NUMA node {node} is not available")]
    public static partial VirException NodeUnavailable(int node);

    [ErrorText(ErrorCode.OperationFailed, "page size {size} is not available on node {node}")]
    public static partial VirException PageSizeOfNodeUnavailable(uint size, long node);

    [ErrorText(ErrorCode.OperationFailed, "page size {size} is not available")]
    public static partial VirException PageSizeUnavailable(uint size);

    [ErrorText(ErrorCode.InternalError, "start cell {start} out of range (0-{last})")]
    public static partial VirException StartCellOutOfRange(int start, int last);

    [ErrorText(ErrorCode.InternalError, "unexpected {scheme} URI path '{path}', try {scheme}://{own}")]
    public static partial VirException UriPath(ErrorDomain domain, string scheme, string path, string own);
}
