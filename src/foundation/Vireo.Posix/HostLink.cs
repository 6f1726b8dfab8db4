using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>
/// Network links of the process's own network namespace. <c>/sys</c> may show those of another one, so the kernel is asked.
/// </summary>
public static partial class HostLink
{
    private const int RequestSize = 40, NameSize = 16, Inet = 2, Datagram = 2 | 0x80000, AddressLength = 6;
    private const nuint GetHardwareAddress = 0x8927, GetIndex = 0x8933;

    /// <summary>Whether a link of that name exists.</summary>
    public static bool Exists(string name) => AddressOf(name) is not null;

    /// <summary>The number of a link; null when there is no such link.</summary>
    public static unsafe int? IndexOf(string name)
    {
        byte* request = stackalloc byte[RequestSize];
        return Ask(name, GetIndex, request) ? *(int*)(request + NameSize) : null;
    }

    /// <summary>The hardware address of a link, as <c>52:54:00:12:34:56</c>; null when there is no such link.</summary>
    public static unsafe string? AddressOf(string name)
    {
        byte* request = stackalloc byte[RequestSize];
        if (!Ask(name, GetHardwareAddress, request))
        {
            return null;
        }

        string digits = Convert.ToHexStringLower(new Span<byte>(request + NameSize + 2, AddressLength));
        return string.Join(':', digits.Chunk(2).Select(static p => new string(p)));
    }

    private static unsafe bool Ask(string name, nuint what, byte* request)
    {
        var whole = new Span<byte>(request, RequestSize);
        whole.Clear();
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length is 0 or >= NameSize)
        {
            return false;
        }

        bytes.CopyTo(whole);
        using var control = new SafeFileHandle(Socket(Inet, Datagram, 0), ownsHandle: true);

        // SAFETY: the request reads and writes at most the forty bytes of struct ifreq.
        return Ioctl(Fd.Number(control), what, request) == 0;
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static unsafe partial int Ioctl(int fd, nuint request, byte* argument);
}
