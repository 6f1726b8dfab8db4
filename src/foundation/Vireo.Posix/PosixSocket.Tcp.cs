using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

public static partial class PosixSocket
{
    private const int LevelTcp = 6;
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

    /// <summary>Sends small messages at once, and notices dead peers.</summary>
    public static unsafe void TuneTcp(SafeHandle socket)
    {
        int on = 1;

        // SAFETY: both options are one int.
        _ = SetSockOpt(Fd.Number(socket), LevelTcp, 1, (byte*)&on, sizeof(int));
        _ = SetSockOpt(Fd.Number(socket), LevelSocket, 9, (byte*)&on, sizeof(int));
        GC.KeepAlive(socket);
    }

    [LibraryImport("libc", EntryPoint = "getpeername", SetLastError = true)]
    private static unsafe partial int GetPeerName(int fd, byte* address, int* size);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    private static unsafe partial int SetSockOpt(int fd, int level, int option, byte* value, int size);
}
