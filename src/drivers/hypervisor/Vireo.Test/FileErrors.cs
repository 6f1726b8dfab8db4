namespace Vireo.Drivers.Test;

/// <summary>Numbers of what the system says about files.</summary>
internal static class FileErrors
{
    /// <summary>The number behind an exception of the file classes about a path.</summary>
    public static int Number(Exception e, string path) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => 2,
        PathTooLongException => 36,
        UnauthorizedAccessException when Directory.Exists(path) => 21,
        UnauthorizedAccessException => 13,
        _ => 5,
    };
}
