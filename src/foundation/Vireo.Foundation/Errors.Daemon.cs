namespace Vireo;

public static partial class Errors
{
    /// <summary>Another daemon holds the pid file (code 38).</summary>
    public static VirException PidFileTaken(string path) =>
        System(ErrorDomain.None, 11, $"Failed to acquire pid file '{path}'");
}
