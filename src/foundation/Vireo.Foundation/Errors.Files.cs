namespace Vireo;

public static partial class Errors
{
    /// <summary>A file could not be written (code 38), with the system's reason.</summary>
    public static VirException FileWriteFailed(string path, Exception inner) =>
        Report(ErrorDomain.None, ErrorCode.SystemError, inner is PathTooLongException
            ? $"Failed to create file '{path}.new': File name too long"
            : $"cannot write file '{path}': {inner.Message}", inner);
}
