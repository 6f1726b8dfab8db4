using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>Random bytes for secrets, from the kernel (<c>getrandom</c>); .NET's own generator would load OpenSSL for them.</summary>
public static partial class Entropy
{
    /// <summary>The most that one call of the kernel gives whole.</summary>
    public const int MaxLength = 256;

    /// <summary>That many unpredictable bytes, at most <see cref="MaxLength"/>.</summary>
    /// <exception cref="VirException">Code 38: the kernel refuses.</exception>
    public static byte[] GetBytes(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxLength);
        byte[] bytes = new byte[length];
        if (GetRandom(bytes, (nuint)length, 0) != length)
        {
            throw FileErrors.NoRandomBytes(Marshal.GetLastPInvokeError());
        }

        return bytes;
    }

    [LibraryImport("libc", EntryPoint = "getrandom", SetLastError = true)]
    private static partial nint GetRandom([Out] byte[] buffer, nuint length, uint flags);
}
