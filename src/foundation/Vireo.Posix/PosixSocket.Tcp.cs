using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

public static partial class PosixSocket
{
    private const int FamilyInet = 2;
    private const int FamilyInet6 = 10;

    /// <summary>The address of a TCP socket's peer, or null.</summary>
    public static unsafe IPEndPoint? GetPeerAddress(SafeHandle socket)
    {
        byte* address = stackalloc byte[128];
        int size = 128;

        // SAFETY: the size of the buffer is passed; the fields read are within what each family stores.
        int result = GetPeerName(Fd.Number(socket), address, &size);
        GC.KeepAlive(socket);
        if (result != 0)
        {
            return null;
        }

        var bytes = new ReadOnlySpan<byte>(address, 128);
        int port = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        return *(ushort*)address switch
        {
            FamilyInet => new IPEndPoint(new IPAddress(bytes.Slice(4, 4)), port),
            FamilyInet6 => new IPEndPoint(new IPAddress(bytes.Slice(8, 16)), port),
            _ => null,
        };
    }

    [LibraryImport("libc", EntryPoint = "getpeername", SetLastError = true)]
    private static unsafe partial int GetPeerName(int fd, byte* address, int* size);

}
