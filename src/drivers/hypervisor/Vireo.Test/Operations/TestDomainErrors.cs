namespace Vireo.Drivers.Test;

/// <summary>Errors of the guests of the test driver.</summary>
[ErrorCatalogue(ErrorDomain.Test)]
internal static partial class TestDomainErrors
{
    [ErrorText(ErrorCode.OperationUnsupported, "summary statistics are not supported yet")]
    public static partial VirException StatsOfAllDisks();

    [ErrorText(ErrorCode.OperationInvalid, "cannot delete inactive domain with {count} snapshots")]
    public static partial VirException UndefineWithSnapshots(int count);

    [ErrorText(ErrorCode.OperationInvalid, "cannot rename domain with snapshots")]
    public static partial VirException RenameWithSnapshots();

    [ErrorText(ErrorCode.InternalError, "invalid keycode {key} of {codeset} codeset")]
    public static partial VirException KeyInvalid(uint key, string codeset);

    [ErrorText(ErrorCode.InvalidArg, "only sending a signal to pid 1 is supported")]
    public static partial VirException SignalReceiver();

    [ErrorText(ErrorCode.InvalidArg, "signum value {signal} is out of range")]
    public static partial VirException SignalOutOfRange(int signal);

    [ErrorText(ErrorCode.OperationInvalid, "mount point not found: {mountPoint}")]
    public static partial VirException MountPointUnknown(string mountPoint);

    [ErrorText(ErrorCode.InvalidArg, "cannot find IOThread '{thread}' in iothreadids")]
    public static partial VirException IoThreadUnknown(uint thread);

    [ErrorText(ErrorCode.InternalError, "Domain '{name}' is already running")]
    public static partial VirException AlreadyRunning(string name);

    [ErrorText(ErrorCode.InternalError, "domain '{name}' not running")]
    public static partial VirException NotRunning(string name);

    [ErrorText(ErrorCode.InternalError, "domain '{name}' not paused")]
    public static partial VirException NotPaused(string name);

    [ErrorText(ErrorCode.InvalidArg, "Invalid lifecycle action")]
    public static partial VirException LifecycleActionInvalid();

    [ErrorText(ErrorCode.OperationInvalid, "can't change numatune mode for running domain")]
    public static partial VirException NumaModeOfRunning();

    [ErrorText(ErrorCode.ArgumentUnsupported, "Stats types bits 0x{stats:x} are not supported by this daemon")]
    public static partial VirException StatsUnsupported(uint stats);

    [ErrorText(ErrorCode.InvalidArg, "missing persistent configuration for disk '{disk}'")]
    public static partial VirException DiskNotPersistent(string disk);

    [ErrorText(ErrorCode.InvalidArg, "requested cpu amount exceeds maximum supported amount ({count} > {maximum})")]
    public static partial VirException VcpusAboveSupported(int count, int maximum);

    [ErrorText(ErrorCode.InvalidArg, "requested cpu amount exceeds maximum ({count} > {maximum})")]
    public static partial VirException VcpusAboveMaximum(uint count, int maximum);

    [ErrorText(ErrorCode.OperationInvalid, "cannot list vcpus for an inactive domain")]
    public static partial VirException VcpusOfInactive();

    [ErrorText(ErrorCode.OperationInvalid, "cannot pin vcpus on an inactive domain")]
    public static partial VirException PinInactive();

    [ErrorText(ErrorCode.InvalidArg, "requested vcpu '{vcpu}' is not present in the domain")]
    public static partial VirException VcpuUnknown(uint vcpu);

    [ErrorText(ErrorCode.InvalidArg, "start_cpu {cpu} larger than maximum of {last}")]
    public static partial VirException StartCpuTooHigh(int cpu, int last);
}
