namespace Vireo;

public static partial class Errors
{
    /// <summary>A file could not be written (code 38), with the system's reason.</summary>
    public static VirException FileWriteFailed(string path, Exception inner) =>
        inner is PathTooLongException ? FileNameTooLong(path, inner) : FileNotWritten(path, inner.Message, inner);

    [ErrorText(ErrorCode.SystemError, "Failed to create file '{path}.new': File name too long")]
    private static partial VirException FileNameTooLong(string path, Exception inner);

    [ErrorText(ErrorCode.SystemError, "cannot write file '{path}': {reason}")]
    private static partial VirException FileNotWritten(string path, string reason, Exception inner);

    /// <summary>A file cannot be opened (code 38).</summary>
    [ErrorText(ErrorCode.SystemError, "Failed to open file '{path}'")]
    public static partial VirException FileNotOpened(ErrorDomain domain, int errno, string path);
}
