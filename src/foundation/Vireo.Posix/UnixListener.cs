using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>
/// Opens a listening Unix socket for another process to accept on. The runtime's own sockets do not serve here: closing one (or its finalizer) removes
/// the path, while this one must outlive us.
/// </summary>
public static partial class UnixListener
{
    private const int Unix = 1, StreamCloseOnExec = 1 | 0x80000, MaxPath = 107;

    /// <summary>Replaces whatever is at <paramref name="path"/> by a listening socket that only its owner may connect to.</summary>
    public static unsafe SafeFileHandle Open(string path)
    {
        byte[] name = Encoding.UTF8.GetBytes(path);
        if (name.Length > MaxPath)
        {
            throw Errors.Internal(ErrorDomain.Rpc, $"UNIX socket path '{path}' too long");
        }

        File.Delete(path);
        var handle = new SafeFileHandle(Socket(Unix, StreamCloseOnExec, 0), ownsHandle: true);
        int fd = (int)handle.DangerousGetHandle();
        byte* address = stackalloc byte[2 + MaxPath + 1];

        // SAFETY: the buffer is as long as sockaddr_un, zeroed, and the name was measured above.
        var span = new Span<byte>(address, 2 + MaxPath + 1);
        span.Clear();
        MemoryMarshal.Write(span, (short)Unix);
        name.CopyTo(span[2..]);
        if (fd < 0 || Bind(fd, address, span.Length) != 0 || Chmod(path, 0x180) != 0 || Listen(fd, 4) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            handle.Dispose();
            throw Errors.System(ErrorDomain.Rpc, error, $"Failed to bind socket to '{path}'");
        }

        return handle;
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    private static unsafe partial int Bind(int fd, byte* address, int length);

    [LibraryImport("libc", EntryPoint = "listen", SetLastError = true)]
    private static partial int Listen(int fd, int backlog);

    [LibraryImport("libc", EntryPoint = "chmod", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Chmod(string path, uint mode);
}
