namespace Vireo;

public static partial class Errors
{
    /// <summary>Another daemon holds the pid file (code 38).</summary>
    public static VirException PidFileTaken(string path) => PidFileNotAcquired(11, path);

    [ErrorText(ErrorCode.SystemError, "Failed to acquire pid file '{path}'")]
    private static partial VirException PidFileNotAcquired(int errno, string path);

    /// <summary>A folder that the daemon needs cannot be made (code 38).</summary>
    public static VirException FolderFailed(string path, Exception cause)
    {
        const int NotThere = 2, Denied = 13;
        return cause switch
        {
            UnauthorizedAccessException => FolderNotCreated(Denied, path),
            FileNotFoundException or DirectoryNotFoundException => FolderNotCreated(NotThere, path),
            _ => FolderNotCreatedFor(0, path, cause.Message),
        };
    }

    [ErrorText(ErrorCode.SystemError, "unable to create directory '{path}'")]
    private static partial VirException FolderNotCreated(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "unable to create directory '{path}': {reason}")]
    private static partial VirException FolderNotCreatedFor(int errno, string path, string reason);
}
