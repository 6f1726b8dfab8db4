namespace Vireo;

/// <summary>Texts of Linux error numbers as the C library prints them.</summary>
public static class Errno
{
    /// <summary>The C library's text for <paramref name="errno"/>, for example "No such file or directory" for 2.</summary>
    public static string Describe(int errno) => System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(errno);
}
