using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>
/// Non-blocking stream sockets with what .NET's do not have: descriptors in messages, peer credentials, peer labels. Calls only, no
/// waiting.
/// </summary>
public static partial class PosixSocket
{
    private const int FamilyUnix = 1;
    private const int TypeStream = 1;
    private const int TypeFlags = 0x80800;
    private const int LevelSocket = 1;
    private const int OptionType = 3;
    private const int OptionPassRights = 1;
    private const int OptionPeerCredentials = 17;
    private const int OptionPeerSecurity = 31;
    private const int NoSignal = 0x4000;
    private const int CloseOnExecReceived = 0x40000000;
    private const int PathMax = 108;
    private const int ConnectionRefused = 111;

    /// <summary>Bytes of memory that hold what was sent and the other end has not read yet; 0 when that is not known.</summary>
    public static unsafe int Unread(SafeHandle socket)
    {
        const nuint OutputQueue = 0x5411;
        int bytes = 0;

        // SAFETY: the kernel writes one int.
        return IoctlInt(Fd.Number(socket), OutputQueue, &bytes) == 0 ? bytes : 0;
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static unsafe partial int IoctlInt(int fd, nuint request, int* value);

    /// <summary>A Unix socket bound to <paramref name="path"/> and listening; <paramref name="mode"/> is set before anybody can connect. An
    /// old socket there is removed.</summary>
    public static unsafe SafeFileHandle ListenUnix(string path, uint mode, int backlog)
    {
        SafeFileHandle socket = Create(FamilyUnix);
        try
        {
            File.Delete(path);
            byte* address = stackalloc byte[PathMax + 2];
            int length = Address(path, address);

            // SAFETY: the address is as long as said. Mode bits of the descriptor are taken over by the path, so no one gets in before.
            if (Libc.Fchmod(Fd.Number(socket), mode) != 0 || Bind(Fd.Number(socket), address, length) != 0)
            {
                throw SocketErrors.NotBound(Marshal.GetLastPInvokeError(), path);
            }

            if (Libc.Chmod(path, mode) != 0 || Listen(Fd.Number(socket), backlog) != 0)
            {
                throw SocketErrors.NotListening(Marshal.GetLastPInvokeError(), path);
            }

            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A connection to a Unix socket. On Linux it is made at once or refused; a full queue is reported as error too.</summary>
    public static unsafe SafeFileHandle ConnectUnix(string path)
    {
        if (path.Length == 0)
        {
            // What the kernel says of an address without a path.
            throw SocketErrors.NoAddress(ConnectionRefused);
        }

        SafeFileHandle socket = Create(FamilyUnix);
        byte* address = stackalloc byte[PathMax + 2];
        try
        {
            int length = Address(path, address);
            while (ConnectTo(Fd.Number(socket), address, length) != 0)
            {
                int error = Marshal.GetLastPInvokeError();
                if (error != Libc.Eintr)
                {
                    throw SocketErrors.NotConnected(error, path);
                }
            }

            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Two connected ends.</summary>
    public static unsafe (SafeFileHandle A, SafeFileHandle B) CreatePair()
    {
        int* fds = stackalloc int[2];

        // SAFETY: socketpair fills exactly two numbers.
        return SocketPair(FamilyUnix, TypeStream | TypeFlags, 0, fds) == 0
            ? (Fd.Own(fds[0]), Fd.Own(fds[1]))
            : throw SocketErrors.PairNotCreated(Marshal.GetLastPInvokeError());
    }

    /// <summary>The next waiting connection, or null when there is none. A client that has gone again already is skipped.</summary>
    public static unsafe SafeFileHandle? Accept(SafeHandle listener)
    {
        while (true)
        {
            // SAFETY: no address is asked for.
            int fd = Accept4(Fd.Number(listener), null, null, TypeFlags);
            GC.KeepAlive(listener);
            if (fd >= 0)
            {
                return Fd.Own(fd);
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Libc.Eagain:
                    return null;
                case Libc.Eintr or 103:
                    continue;
                default:
                    throw SocketErrors.NotAccepted(Marshal.GetLastPInvokeError());
            }
        }
    }

    /// <summary>Receives bytes: a count, 0 at the end, or <see cref="Fd.WouldBlock"/>.</summary>
    public static unsafe int Receive(SafeHandle socket, Span<byte> buffer)
    {
        while (true)
        {
            nint got;

            // SAFETY: the span is pinned and bounds the count.
            fixed (byte* p = buffer)
            {
                got = Recv(Fd.Number(socket), p, buffer.Length, 0);
            }

            GC.KeepAlive(socket);
            if (got >= 0)
            {
                return (int)got;
            }

            int error = Marshal.GetLastPInvokeError();
            if (error == Libc.Eagain)
            {
                return Fd.WouldBlock;
            }

            if (error != Libc.Eintr)
            {
                throw Errors.NothingReceived(error);
            }
        }
    }

    /// <summary>Receives bytes, and descriptors that come with them (at most 32 a call; closed on exec), which are added to
    /// <paramref name="handles"/>.</summary>
    [SkipLocalsInit]
    public static unsafe int Receive(SafeHandle socket, Span<byte> buffer, ref List<SafeFileHandle>? handles)
    {
        const int controlSize = 16 + (32 * sizeof(int)) + 64;
        byte* control = stackalloc byte[controlSize];
        while (true)
        {
            nint got;
            MessageHeader message;

            // SAFETY: the span is pinned; every length handed over is that of the memory behind the pointer.
            fixed (byte* p = buffer)
            {
                var vector = new Vector { Base = (nint)p, Length = buffer.Length };
                message = new MessageHeader
                {
                    Vectors = (nint)(&vector), VectorCount = 1, Control = (nint)control, ControlLength = controlSize,
                };
                got = RecvMsg(Fd.Number(socket), &message, CloseOnExecReceived);
            }

            GC.KeepAlive(socket);
            if (got >= 0)
            {
                if (message.ControlLength >= 16)
                {
                    Collect(control, (int)message.ControlLength, ref handles);
                }

                return (int)got;
            }

            int error = Marshal.GetLastPInvokeError();
            if (error == Libc.Eagain)
            {
                return Fd.WouldBlock;
            }

            if (error != Libc.Eintr)
            {
                throw Errors.NothingReceived(error);
            }
        }
    }

    /// <summary>Sends what fits: a count, or <see cref="Fd.WouldBlock"/>.</summary>
    public static unsafe int Send(SafeHandle socket, ReadOnlySpan<byte> data)
    {
        while (true)
        {
            nint put;

            // SAFETY: the span is pinned and bounds the count.
            fixed (byte* p = data)
            {
                put = SendTo(Fd.Number(socket), p, data.Length, NoSignal);
            }

            GC.KeepAlive(socket);
            if (put >= 0)
            {
                return (int)put;
            }

            int error = Marshal.GetLastPInvokeError();
            if (error == Libc.Eagain)
            {
                return Fd.WouldBlock;
            }

            if (error != Libc.Eintr)
            {
                throw SocketErrors.SendFailed(error);
            }
        }
    }

    /// <summary>Sends one byte, <paramref name="carrier"/>, that carries <paramref name="handle"/>; false when the socket is
    /// full.</summary>
    public static unsafe bool SendHandle(SafeHandle socket, SafeHandle handle, byte carrier = 0)
    {
        byte* control = stackalloc byte[24];
        var vector = new Vector { Base = (nint)(&carrier), Length = 1 };
        var message = new MessageHeader { Vectors = (nint)(&vector), VectorCount = 1, Control = (nint)control, ControlLength = 24 };
        *(nint*)control = 20;
        *(int*)(control + 8) = LevelSocket;
        *(int*)(control + 12) = OptionPassRights;
        *(int*)(control + 16) = Fd.Number(handle);
        *(int*)(control + 20) = 0;
        while (true)
        {
            // SAFETY: the header and all it points to are locals; a control message of one descriptor is 20 bytes in 24.
            nint put = SendMsg(Fd.Number(socket), &message, NoSignal);
            int error = Marshal.GetLastPInvokeError();
            GC.KeepAlive(handle);
            GC.KeepAlive(socket);
            if (put == 1)
            {
                return true;
            }

            if (error == Libc.Eagain)
            {
                return false;
            }

            if (error != Libc.Eintr)
            {
                throw SocketErrors.DescriptorNotSent(error);
            }
        }
    }

    /// <summary>Ends both directions; the peer sees the end, and so do our own readers.</summary>
    public static void Shutdown(SafeHandle socket)
    {
        _ = ShutdownSocket(Fd.Number(socket), 2);
        GC.KeepAlive(socket);
    }

    /// <summary>0 when the number is that of a socket; else why not, as <c>errno</c>: bad descriptor, or no socket.</summary>
    public static unsafe int WhyNoSocket(int fd)
    {
        int type, size = sizeof(int);

        // SAFETY: the option is one number.
        return GetSockOpt(fd, LevelSocket, OptionType, (byte*)&type, &size) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Who connected to this end, as the kernel noted it then.</summary>
    public static unsafe PeerCredentials GetPeerCredentials(SafeHandle socket)
    {
        uint* values = stackalloc uint[3];
        int size = 12;

        // SAFETY: ucred is three 32-bit numbers.
        if (GetSockOpt(Fd.Number(socket), LevelSocket, OptionPeerCredentials, (byte*)values, &size) != 0)
        {
            throw SocketErrors.PeerUnknown(Marshal.GetLastPInvokeError());
        }

        GC.KeepAlive(socket);
        return new PeerCredentials((int)values[0], values[1], values[2]);
    }

    /// <summary>The security label of the peer (SELinux), or null when there is none.</summary>
    public static unsafe string? GetPeerSecurity(SafeHandle socket)
    {
        byte* label = stackalloc byte[1024];
        int size = 1024;

        // SAFETY: the size of the buffer is passed.
        int result = GetSockOpt(Fd.Number(socket), LevelSocket, OptionPeerSecurity, label, &size);
        GC.KeepAlive(socket);
        return result != 0 || size <= 0 ? null : Encoding.UTF8.GetString(label, size).TrimEnd('\0');
    }

    /// <summary>True for a Unix socket.</summary>
    public static unsafe bool IsUnix(SafeHandle socket)
    {
        byte* address = stackalloc byte[128];
        int size = 128;

        // SAFETY: the size of the buffer is passed.
        int result = GetSockName(Fd.Number(socket), address, &size);
        GC.KeepAlive(socket);
        return result == 0 && *(ushort*)address == FamilyUnix;
    }

    /// <summary>Path a Unix socket is bound to, or null.</summary>
    public static unsafe string? GetUnixPath(SafeHandle socket)
    {
        byte* address = stackalloc byte[128];
        int size = 128;

        // SAFETY: the size of the buffer is passed.
        int result = GetSockName(Fd.Number(socket), address, &size);
        GC.KeepAlive(socket);
        return result == 0 && *(ushort*)address == FamilyUnix && size > 2 && address[2] != 0
            ? Encoding.UTF8.GetString(address + 2, size - 2).TrimEnd('\0')
            : null;
    }

    internal static SafeFileHandle Create(int family, int type = TypeStream)
    {
        int fd = SocketCreate(family, type | TypeFlags, 0);
        return fd < 0 ? throw SocketErrors.NotCreated(Marshal.GetLastPInvokeError()) : Fd.Own(fd);
    }

    internal static unsafe int Address(string path, byte* address)
    {
        new Span<byte>(address, PathMax + 2).Clear();
        *(ushort*)address = FamilyUnix;
        int count = Encoding.UTF8.GetByteCount(path);
        if (count >= PathMax || count == 0)
        {
            throw SocketErrors.PathTooLong(36, path);
        }

        // SAFETY: the length was just checked against the field's. A leading @ means the abstract namespace.
        Encoding.UTF8.GetBytes(path, new Span<byte>(address + 2, PathMax));
        if (path[0] == '@')
        {
            address[2] = 0;
            return 2 + count;
        }

        return 2 + count + 1;
    }

    private static unsafe void Collect(byte* control, int length, ref List<SafeFileHandle>? handles)
    {
        int at = 0;
        while (at + 16 <= length)
        {
            // SAFETY: `at` and the item's own length stay within what the kernel stored.
            int size = (int)*(nint*)(control + at);
            if (size < 16 || at + size > length)
            {
                return;
            }

            if (*(int*)(control + at + 8) == LevelSocket && *(int*)(control + at + 12) == OptionPassRights)
            {
                for (int i = 16; i + sizeof(int) <= size; i += sizeof(int))
                {
                    (handles ??= []).Add(Fd.Own(*(int*)(control + at + i)));
                }
            }

            at += (size + 7) & ~7;
        }
    }
}

/// <summary>Process, user and group of a socket's peer.</summary>
public readonly record struct PeerCredentials(int ProcessId, uint UserId, uint GroupId);
