namespace Vireo;

public static partial class Errors
{
    /// <summary>Another daemon holds the pid file (code 38).</summary>
    public static VirException PidFileTaken(string path) => PidFileNotAcquired(11, path);

    [ErrorText(ErrorCode.SystemError, "Failed to acquire pid file '{path}'")]
    private static partial VirException PidFileNotAcquired(int errno, string path);

    /// <summary>A folder cannot be made (code 38), for the reason of <paramref name="inner"/>.</summary>
    public static VirException FolderFailed(string path, Exception inner) => FolderNotCreated(ErrnoOf(inner), path, inner);

    [ErrorText(ErrorCode.SystemError, "unable to create directory '{path}'")]
    private static partial VirException FolderNotCreated(int errno, string path, Exception inner);
}
