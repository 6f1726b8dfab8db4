namespace Vireo.Drivers.Qemu;

/// <summary>Errors of operations on the disks of a guest.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class BlockErrors
{
    [ErrorText(ErrorCode.InvalidArg, "disk '{disk}' not found in domain")]
    public static partial VirException DiskUnknown(string disk);

    [ErrorText(ErrorCode.InvalidArg, "failed to find disk '{disk}'")]
    public static partial VirException DiskNotFound(string disk);

    [ErrorText(ErrorCode.BlockCopyActive, "disk '{disk}' already in active block job", Domain = ErrorDomain.Domain)]
    public static partial VirException CopyActive(string? disk);

    [ErrorText(ErrorCode.OperationUnsupported, "disk '{disk}' already in active block job", Domain = ErrorDomain.Domain)]
    public static partial VirException JobActive(string? disk);

    [ErrorText(ErrorCode.InvalidArg, "commit of '{disk}' active layer requires active flag")]
    public static partial VirException CommitNeedsActiveFlag(string disk);

    [ErrorText(ErrorCode.InvalidArg, "active commit requested but '{top}' is not active")]
    public static partial VirException CommitOfInactiveLayer(string? top);

    [ErrorText(ErrorCode.OperationInvalid, "job type '{job}' does not support pivot")]
    public static partial VirException PivotUnsupported(string job);

    [ErrorText(ErrorCode.BlockCopyActive, "block job on disk '{disk}' is still being prepared, not ready for pivot yet")]
    public static partial VirException PivotNotReady(string? disk);

    [ErrorText(ErrorCode.InternalError, "argument key 'device' must not have null value")]
    public static partial VirException PullWithoutSource();

    [ErrorText(ErrorCode.OperationUnsupported, "can't resize empty or readonly disk '{disk}'")]
    public static partial VirException ResizeUnsupported(string disk);

    [ErrorText(ErrorCode.InvalidArg, "could not find base image in chain for '{disk}'", Domain = ErrorDomain.Storage)]
    public static partial VirException BaseImageUnknown(string disk);

    [ErrorText(ErrorCode.InvalidArg,
        "could not find image '{image}' beneath '{top}' in chain for '{disk}'", Domain = ErrorDomain.Storage)]
    public static partial VirException ImageUnknown(string image, string? top, string disk);

    [ErrorText(ErrorCode.InvalidArg, "disk {disk} does not have an active block job")]
    public static partial VirException NoActiveJob(string? disk);

    [ErrorText(ErrorCode.InvalidArg, "NULL or empty path")]
    public static partial VirException PathEmpty();

    [ErrorText(ErrorCode.OperationUnsupported, "peeking is only supported for disk with 'raw' format not '{format}'")]
    public static partial VirException PeekFormatUnsupported(string format);

    [ErrorText(ErrorCode.SystemError, "cannot seek into '{file}'", Domain = ErrorDomain.Storage)]
    public static partial VirException NotSeekable(int errno, string file);

    [ErrorText(ErrorCode.SystemError, "cannot open file '{file}'", Domain = ErrorDomain.Storage)]
    public static partial VirException NotOpened(int errno, string file);

    [ErrorText(ErrorCode.InternalError, "cannot find statistics for device '{alias}'")]
    public static partial VirException NoStatistics(string alias);

    [ErrorText(ErrorCode.InvalidArg, "requested target '{other}' does not match target '{target}'", Domain = ErrorDomain.Storage)]
    public static partial VirException OtherTarget(string other, string target);

    [ErrorText(ErrorCode.InvalidArg, "could not find backing store index '{index}' in chain for '{target}'", Domain = ErrorDomain.Storage)]
    public static partial VirException IndexUnknown(uint index, string target);

    [ErrorText(ErrorCode.InvalidArg, "could not find image '{name}' in chain for '{target}'", Domain = ErrorDomain.Storage)]
    public static partial VirException TopUnknown(string name, string target);
}
