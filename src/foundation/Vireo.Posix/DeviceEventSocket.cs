using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>
/// Messages about devices that come, change and go: the kernel's own, or udev's, which come when it has noted what it knows of the device.
/// Only the host's administrator can send them.
/// </summary>
public static partial class DeviceEventSocket
{
    private const int Family = 16, Kind = 3 | 0x800 | 0x80000, DeviceEvents = 15, AddressSize = 12, SocketLevel = 1, ForcedBuffer = 33;
    private const int Again = 11, Interrupted = 4, HeaderSize = 40, OffsetAt = 16;

    /// <summary>How much may wait to be read; a host that starts has thousands of devices.</summary>
    private const int BufferSize = 16 << 20;

    /// <summary>Listens; null when the system does not let us.</summary>
    /// <param name="fromUdev">To udev's messages, else to the kernel's.</param>
    public static unsafe SafeFileHandle? Open(bool fromUdev)
    {
        int fd = Socket(Family, Kind, DeviceEvents);
        if (fd < 0)
        {
            return null;
        }

        SafeFileHandle socket = Fd.Own(fd);
        int size = BufferSize;
        byte* address = stackalloc byte[AddressSize];
        var whole = new Span<byte>(address, AddressSize);
        whole.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(whole, Family);
        BinaryPrimitives.WriteUInt32LittleEndian(whole[8..], fromUdev ? 2u : 1u);

        // SAFETY: both calls read no more than the sizes that are given. The larger buffer is a wish.
        _ = SetOption(fd, SocketLevel, ForcedBuffer, &size, sizeof(int));
        if (Bind(fd, address, AddressSize) == 0)
        {
            return socket;
        }

        socket.Dispose();
        return null;
    }

    /// <summary>
    /// The next message's words (<c>ACTION=add</c> and so on); empty when messages were lost or are of no known form; null when none waits.
    /// </summary>
    public static unsafe string[]? Receive(SafeHandle socket, byte[] buffer)
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
                return Words(buffer.AsSpan(0, (int)count));
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Again:
                    return null;
                case Interrupted:
                    continue;
                default:
                    return [];
            }
        }
    }

    /// <summary>The words of a message.</summary>
    internal static string[] Words(ReadOnlySpan<byte> message)
    {
        if (message.StartsWith("libudev\0"u8))
        {
            if (message.Length < HeaderSize)
            {
                return [];
            }

            uint offset = MemoryMarshal.Read<uint>(message[OffsetAt..]);
            if (offset > message.Length)
            {
                return [];
            }

            message = message[(int)offset..];
        }

        return Encoding.UTF8.GetString(message).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    private static unsafe partial int Bind(int fd, byte* address, int length);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    private static unsafe partial int SetOption(int fd, int level, int option, int* value, int length);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static unsafe partial nint Recv(int fd, byte* buffer, nint count, int flags);
}
