namespace Vireo;

public static partial class Errors
{
    /// <summary>A host tool failed (code 1): how it was called, how it ended, and its own output.</summary>
    public static VirException ChildFailed(string commandLine, string status, string words) =>
        words.Length > 0 ? ChildFailedWith(commandLine, status, words) : ChildEnded(commandLine, status);

    [ErrorText(ErrorCode.InternalError, "Child process ({command}) unexpected {status}: {words}")]
    private static partial VirException ChildFailedWith(string command, string status, string words);

    [ErrorText(ErrorCode.InternalError, "Child process ({command}) unexpected {status}")]
    private static partial VirException ChildEnded(string command, string status);
}
