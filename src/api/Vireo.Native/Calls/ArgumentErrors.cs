namespace Vireo.Native;

/// <summary>Errors of arguments of C functions.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class ArgumentErrors
{
    /// <summary>A pointer is no handle of its kind; the text is the function.</summary>
    [ErrorText("{function}")]
    public static partial VirException HandleInvalid(ErrorDomain domain, ErrorCode code, string function);

    [ErrorText(ErrorCode.InvalidArg, "{argument} must be <= {limit}")]
    public static partial VirException TooMany(string function, string argument, int limit);

    [ErrorText(ErrorCode.InvalidArg, "stream in {function} must match connection of volume '{volume}'")]
    public static partial VirException StreamOfVolume(string function, string argument, string volume);

    [ErrorText(ErrorCode.InvalidArg, "stream must match connection of domain '{name}'")]
    public static partial VirException StreamOfDomain(string function, string argument, string name);

    [ErrorText(ErrorCode.InvalidArg, "stream must match connection")]
    public static partial VirException StreamOfConnection(string function, string argument);

    [ErrorText(ErrorCode.InvalidArg, "eventID must be less than {limit}", Argument = "eventID")]
    public static partial VirException DomainEventTooLarge(string function, int limit);

    [ErrorText(ErrorCode.InvalidArg, "eventID in {function} must be less than {limit}", Argument = "eventID")]
    public static partial VirException EventTooLarge(string function, int limit);

    [ErrorText(ErrorCode.OperationInvalid, "data sources cannot be used for non-blocking streams", Domain = ErrorDomain.Streams)]
    public static partial VirException SourceOfNonBlocking();

    [ErrorText(ErrorCode.OperationInvalid, "data sinks cannot be used for non-blocking streams", Domain = ErrorDomain.Streams)]
    public static partial VirException SinkOfNonBlocking();

    [ErrorText(ErrorCode.SystemError, "{direction} {handler} failed", Domain = ErrorDomain.Streams)]
    public static partial VirException HandlerFailed(int errno, string direction, string handler);

    [ErrorText(ErrorCode.SystemError, "Unable to access file descriptor {fd}")]
    public static partial VirException DescriptorInaccessible(int errno, int fd);

    [ErrorText(ErrorCode.InvalidArg, "fd {fd} must be a socket", Argument = "fd")]
    public static partial VirException NotSocket(string function, int fd);

    [ErrorText(ErrorCode.InvalidArg, "use of flags requires a copy job", Argument = "flags")]
    public static partial VirException FlagsWithoutCopy(string function);

    [ErrorText(ErrorCode.InvalidArg, "metadata title can't contain newlines", Argument = "metadata")]
    public static partial VirException TitleWithNewline(string function);

    [ErrorText(ErrorCode.InvalidArg,
        "capacity in virStorageVolResize cannot be zero without 'delta' or 'shrink' flags set", Argument = "capacity")]
    public static partial VirException CapacityZero(string function);

    [ErrorText(ErrorCode.InvalidArg, "Unsupported codeset '{codeset}'", Argument = "codeset")]
    public static partial VirException CodesetUnsupported(string function, int codeset);

    [ErrorText(ErrorCode.InvalidArg, "invalid lifecycle type '{type}'")]
    public static partial VirException LifecycleTypeInvalid(uint type);

    [ErrorText(ErrorCode.InvalidArg, "invalid lifecycle action '{action}'")]
    public static partial VirException LifecycleActionInvalid(uint action);

    [ErrorText(ErrorCode.InvalidArg, "dumpformat '{format}' is not supported", Argument = "flags")]
    public static partial VirException DumpFormatUnsupported(string function, int format);

    [ErrorText(ErrorCode.InvalidArg, "ncpus must be 1 when start_cpu is -1", Argument = "start_cpu")]
    public static partial VirException SeveralCpusInSum(string function);

    [ErrorText(ErrorCode.InvalidArg, "start_cpu in virDomainGetCPUStats must be -1 or greater", Argument = "start_cpu")]
    public static partial VirException StartCpuTooLow(string function);

    [ErrorText(ErrorCode.InvalidArg, "start_cpu in virDomainGetCPUStats must be zero", Argument = "start_cpu")]
    public static partial VirException StartCpuNotZero(string function);

    [ErrorText(ErrorCode.InvalidArg, "maplen in {function} must be zero", Argument = "maplen")]
    public static partial VirException MapLengthNotZero(string function);

    [ErrorText(ErrorCode.InvalidArg, "doms array in virDomainListGetStats must contain at least one domain")]
    public static partial VirException NoDomains();

    [ErrorText(ErrorCode.InvalidArg, "domains in 'doms' array must belong to a single connection")]
    public static partial VirException DomainsOfSeveralConnections();

    [ErrorText(ErrorCode.InvalidArg, "size in {function} must not exceed {known}", Argument = "size")]
    public static partial VirException SizeTooLarge(string function, int known);

    [ErrorText(ErrorCode.InvalidArg, "{kind} '{name}' must match connection")]
    public static partial VirException ConnectionDiffers(string function, string argument, string kind, string name);

    [ErrorText(ErrorCode.InvalidArg, "{argument} in {function} only accepts -1 as a negative value")]
    public static partial VirException TooNegative(string function, string argument);
}
