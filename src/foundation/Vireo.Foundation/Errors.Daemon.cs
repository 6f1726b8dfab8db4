namespace Vireo;

public static partial class Errors
{
    /// <summary>Another daemon holds the pid file (code 38).</summary>
    public static VirException PidFileTaken(string path) =>
        System(ErrorDomain.None, 11, $"Failed to acquire pid file '{path}'");

    /// <summary>A folder that the daemon needs cannot be made (code 38).</summary>
    public static VirException FolderFailed(string path, Exception cause)
    {
        const int NotThere = 2, Denied = 13;
        string detail = $"unable to create directory '{path}'";
        return cause switch
        {
            UnauthorizedAccessException => System(ErrorDomain.None, Denied, detail),
            FileNotFoundException or DirectoryNotFoundException => System(ErrorDomain.None, NotThere, detail),
            _ => System(ErrorDomain.None, 0, $"{detail}: {cause.Message}"),
        };
    }
}
