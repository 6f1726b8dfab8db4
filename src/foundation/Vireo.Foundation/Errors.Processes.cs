namespace Vireo;

public static partial class Errors
{
    /// <summary>A host tool failed (code 1): how it was called, how it ended, and its own words.</summary>
    public static VirException ChildFailed(string commandLine, string status, string words) =>
        Internal(ErrorDomain.None, $"Child process ({commandLine}) unexpected {status}{(words.Length > 0 ? ": " + words : "")}");
}
