using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>All Ethernet frames that come in by one link, before any firewall has seen them.</summary>
public static partial class FrameSocket
{
    private const int Family = 17, Kind = 3 | 0x800 | 0x80000, AllProtocols = 3, AddressSize = 20, Again = 11, Interrupted = 4;
    private const int PacketLevel = 263, IgnoreOutgoing = 23;

    /// <summary>Listens; null when there is no such link, or the system does not let us.</summary>
    public static unsafe SafeFileHandle? Open(string link)
    {
        // The number of the protocol stands in the network's order.
        ushort protocol = BinaryPrimitives.ReverseEndianness((ushort)AllProtocols);
        if (HostLink.IndexOf(link) is not { } index || Socket(Family, Kind, 0) is not (>= 0 and var fd))
        {
            return null;
        }

        SafeFileHandle socket = Fd.Own(fd);
        byte* address = stackalloc byte[AddressSize];
        var whole = new Span<byte>(address, AddressSize);
        whole.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(whole, Family);
        BinaryPrimitives.WriteUInt16LittleEndian(whole[2..], protocol);
        BinaryPrimitives.WriteInt32LittleEndian(whole[4..], index);

        // SAFETY: both calls read no more than the sizes that are given. Until it is bound, the socket gets nothing.
        int on = 1;
        _ = SetOption(fd, PacketLevel, IgnoreOutgoing, &on, sizeof(int));
        if (Bind(fd, address, AddressSize) == 0)
        {
            return socket;
        }

        socket.Dispose();
        return null;
    }

    /// <summary>The next frame's length, at most the buffer's; 0 when none waits, and -1 when the link is gone.</summary>
    public static unsafe int Receive(SafeHandle socket, Span<byte> buffer)
    {
        while (true)
        {
            nint count;
            fixed (byte* at = buffer)
            {
                // SAFETY: at most the buffer's length is written.
                count = Recv(Fd.Number(socket), at, buffer.Length, 0);
            }

            if (count >= 0)
            {
                return (int)count;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Again:
                    return 0;
                case Interrupted:
                    continue;
                default:
                    return -1;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    private static unsafe partial int Bind(int fd, byte* address, int size);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    private static unsafe partial int SetOption(int fd, int level, int option, int* value, int length);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static unsafe partial nint Recv(int fd, byte* buffer, nint size, int flags);
}
