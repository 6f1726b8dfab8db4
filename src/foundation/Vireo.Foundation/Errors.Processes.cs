namespace Vireo;

public static partial class Errors
{
    /// <summary>The configured UUID of the host is none (code 1).</summary>
    public static VirException InvalidHostUuid(string detail) => new(ErrorCode.InternalError, ErrorDomain.None, detail);

    /// <summary>A host tool failed (code 1): how it was called, how it ended, and its own output.</summary>
    public static VirException ChildFailed(string commandLine, string status, string words) =>
        Internal(ErrorDomain.None, $"Child process ({commandLine}) unexpected {status}{(words.Length > 0 ? ": " + words : "")}");
}
