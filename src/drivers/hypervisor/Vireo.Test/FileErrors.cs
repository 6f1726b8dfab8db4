namespace Vireo.Drivers.Test;

/// <summary>Numbers of what the system says about files.</summary>
internal static class FileErrors
{
    /// <summary>The number behind an exception of the file classes.</summary>
    public static int Number(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => 2,
        UnauthorizedAccessException => 13,
        _ => 5,
    };
}
