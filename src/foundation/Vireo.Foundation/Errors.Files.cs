namespace Vireo;

public static partial class Errors
{
    /// <summary>A file could not be written (code 38), with the system's reason.</summary>
    public static VirException FileWriteFailed(string path, Exception inner) => ErrnoOf(inner) switch
    {
        0 => Of(inner),
        var errno and (IoFailed or NoSpace or QuotaExceeded or TooBig) => FileNotWritten(errno, path, inner),
        var errno => FileNotCreated(ErrorDomain.None, errno, path),
    };

    [ErrorText(ErrorCode.SystemError, "cannot write data to file '{path}'")]
    private static partial VirException FileNotWritten(int errno, string path, Exception inner);

    /// <summary>A file cannot be made (code 38).</summary>
    [ErrorText(ErrorCode.SystemError, "Failed to create file '{path}'")]
    public static partial VirException FileNotCreated(ErrorDomain domain, int errno, string path);

    /// <summary>A file cannot be removed (code 38).</summary>
    public static VirException FileDeleteFailed(string path, Exception inner) =>
        ErrnoOf(inner) is var errno and > 0 ? FileNotRemoved(errno, path, inner) : Of(inner);

    [ErrorText(ErrorCode.SystemError, "cannot remove file '{path}'")]
    private static partial VirException FileNotRemoved(int errno, string path, Exception inner);

    /// <summary>A file cannot be opened (code 38).</summary>
    [ErrorText(ErrorCode.SystemError, "Failed to open file '{path}'")]
    public static partial VirException FileNotOpened(ErrorDomain domain, int errno, string path);
}
