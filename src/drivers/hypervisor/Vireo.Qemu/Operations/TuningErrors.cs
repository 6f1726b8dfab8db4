namespace Vireo.Drivers.Qemu;

/// <summary>Errors of tuning a running guest through control groups that the driver does not use.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class TuningErrors
{
    [ErrorText(ErrorCode.OperationUnsupported, "CPU tuning is not available in session mode")]
    public static partial VirException NoCpuTuning();

    [ErrorText(ErrorCode.OperationUnsupported, "Memory tuning is not available in session mode")]
    public static partial VirException NoMemoryTuning();

    [ErrorText(ErrorCode.ConfigUnsupported, "Block I/O tuning is not available in session mode")]
    public static partial VirException NoBlockTuning();

    [ErrorText(ErrorCode.OperationUnsupported, "NUMA tuning is not available in session mode")]
    public static partial VirException NoNumaTuning();

    [ErrorText(ErrorCode.OperationInvalid, "cgroup CPU controller is not mounted")]
    public static partial VirException NoCpuController();

    [ErrorText(ErrorCode.OperationInvalid, "cgroup memory controller is not mounted")]
    public static partial VirException NoMemoryController();

    [ErrorText(ErrorCode.OperationInvalid, "blkio cgroup isn't mounted")]
    public static partial VirException NoBlockController();

    [ErrorText(ErrorCode.OperationInvalid, "cgroup CPUACCT controller is not mounted")]
    public static partial VirException NoAccountingController();

    [ErrorText(ErrorCode.OperationInvalid, "cgroup cpuset controller is not mounted")]
    public static partial VirException NoCpusetController();
}
