namespace Vireo.Daemon;

/// <summary>Errors of filters and outputs of the log.</summary>
[ErrorCatalogue(ErrorDomain.None)]
internal static partial class LogErrors
{
    [ErrorText(ErrorCode.SystemError, "failed to open log file '{path}'")]
    public static partial VirException FileNotOpened(int errno, string? path, Exception inner);

    [ErrorText(ErrorCode.InvalidArg, "Malformed format for filter '{entry}'")]
    public static partial VirException FilterMalformed(string entry);

    [ErrorText(ErrorCode.InvalidArg, "Invalid priority '{priority}' for filter '{filter}'")]
    public static partial VirException FilterPriority(string priority, string filter);

    [ErrorText(ErrorCode.InvalidArg, "Invalid match string '{match}'")]
    public static partial VirException FilterMatch(string match);

    [ErrorText(ErrorCode.InvalidArg, "Malformed format for log output '{entry}'")]
    public static partial VirException OutputMalformed(string entry);

    [ErrorText(ErrorCode.InvalidArg, "Invalid log priority '{priority}' for log output '{output}'")]
    public static partial VirException OutputPriority(string priority, string output);

    [ErrorText(ErrorCode.InvalidArg, "Invalid log destination '{destination}' for log output '{output}'")]
    public static partial VirException OutputDestination(string destination, string output);

    [ErrorText(ErrorCode.InvalidArg, "Failed to set logging priority, argument '{level}' is invalid")]
    public static partial VirException LevelInvalid(uint level);
}
