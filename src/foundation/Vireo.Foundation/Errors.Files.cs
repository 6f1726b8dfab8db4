namespace Vireo;

public static partial class Errors
{
    /// <summary>A file could not be written (code 38), with the system's reason.</summary>
    public static VirException FileWriteFailed(string path, Exception inner) =>
        Report(ErrorDomain.None, ErrorCode.SystemError, $"cannot write file '{path}': {inner.Message}", inner);
}
