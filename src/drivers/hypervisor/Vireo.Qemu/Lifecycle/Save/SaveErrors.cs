namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Errors of saving, restoring and dumping a guest.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class SaveErrors
{
    [ErrorText(ErrorCode.InvalidArg, "kdump-compressed format is only supported with memory-only dump")]
    public static partial VirException KdumpWithoutMemoryOnly();

    [ErrorText(ErrorCode.InvalidArg, "crash and live flags are mutually exclusive", Domain = ErrorDomain.Domain)]
    public static partial VirException CrashAndLive();

    [ErrorText(ErrorCode.OperationFailed, "Invalid dump image format specified in configuration file")]
    public static partial VirException DumpFormatInvalid();

    [ErrorText(ErrorCode.InvalidArg, "unknown dumpformat '{format}'")]
    public static partial VirException DumpFormatUnknown(int format);

    [ErrorText(ErrorCode.OperationFailed, "memory-only dump failed: {reason}")]
    public static partial VirException MemoryDumpFailed(string reason);

    [ErrorText(ErrorCode.OperationFailed, "Compression program for image format in configuration file isn't available: {program}")]
    public static partial VirException NoCompressor(string program);

    [ErrorText(ErrorCode.OperationFailed, "Invalid save image format specified in configuration file")]
    public static partial VirException SaveFormatInvalid();

    [ErrorText(ErrorCode.OperationInvalid, "cannot migrate domain: {reasons}")]
    public static partial VirException MigrationBlocked(string reasons);

    [ErrorText(ErrorCode.InternalError, "new xml too large to fit in file")]
    public static partial VirException DocumentTooLarge();

    [ErrorText(ErrorCode.OperationFailed, "failed to read qemu header")]
    public static partial VirException HeaderUnreadable();

    [ErrorText(ErrorCode.OperationFailed, "save image is incomplete")]
    public static partial VirException ImageIncomplete();

    [ErrorText(ErrorCode.OperationFailed, "image magic is incorrect")]
    public static partial VirException MagicIncorrect();

    [ErrorText(ErrorCode.OperationFailed, "image version is not supported ({version} > {newest})")]
    public static partial VirException VersionUnsupported(uint version, int newest);

    [ErrorText(ErrorCode.OperationFailed, "invalid XML length: {length}")]
    public static partial VirException DocumentLengthInvalid(int length);

    [ErrorText(ErrorCode.OperationFailed, "failed to read domain XML")]
    public static partial VirException DocumentUnreadable();

    [ErrorText(ErrorCode.OperationFailed, "Invalid compressed save format {format}")]
    public static partial VirException CompressionUnknown(uint format);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "Target domain name '{target}' does not match source '{source}'", Domain = ErrorDomain.Domain)]
    public static partial VirException NameDiffers(string? target, string? source);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "Target domain max memory {target} does not match source {source}", Domain = ErrorDomain.Domain)]
    public static partial VirException MaxMemoryDiffers(ulong? target, ulong? source);

    [ErrorText(ErrorCode.InvalidArg, "running and paused flags are mutually exclusive", Domain = ErrorDomain.Domain)]
    public static partial VirException RunningAndPaused();

    [ErrorText(ErrorCode.ConfigUnsupported, "Target domain {what} {target} does not match source {source}", Domain = ErrorDomain.Domain)]
    public static partial VirException AmountDiffers(string what, uint target, uint source);
}
