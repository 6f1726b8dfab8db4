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
    private const nuint GetHardwareAddress = 0x8927;

    /// <summary>Whether a link of that name exists.</summary>
    public static bool Exists(string name) => AddressOf(name) is not null;

    /// <summary>The hardware address of a link, as <c>52:54:00:12:34:56</c>; null when there is no such link.</summary>
    public static unsafe string? AddressOf(string name)
    {
        byte* request = stackalloc byte[RequestSize];
        var whole = new Span<byte>(request, RequestSize);
        whole.Clear();
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length is 0 or >= NameSize)
        {
            return null;
        }

        bytes.CopyTo(whole);
        using var control = new SafeFileHandle(Socket(Inet, Datagram, 0), ownsHandle: true);

        // SAFETY: the request reads and writes at most the forty bytes of struct ifreq.
        if (Ioctl(Fd.Number(control), GetHardwareAddress, request) != 0)
        {
            return null;
        }

        string digits = Convert.ToHexStringLower(whole.Slice(NameSize + 2, AddressLength));
        return string.Join(':', digits.Chunk(2).Select(static p => new string(p)));
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static unsafe partial int Ioctl(int fd, nuint request, byte* argument);
}
