using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>Makes tap devices and opens them. One of our making lives as long as its descriptor is open somewhere.</summary>
public static partial class TapDevice
{
    private const int RequestSize = 40, NameSize = 16, ReadWrite = 2, Inet = 2, Datagram = 2 | 0x80000, OrdinaryMtu = 1500;
    private const nuint SetTun = 0x400454ca, GetMtu = 0x8921, SetMtu = 0x8922, SetHardwareAddress = 0x8924, GetIndex = 0x8933,
        AddToBridge = 0x89a2, GetFlags = 0x8913, SetFlags = 0x8914;
    private const short TapNoInfoHeader = 0x0002 | 0x1000 | 0x4000, EtherType = 1, Up = 1;

    /// <summary>Makes a device and gives it open, with its name. <paramref name="name"/> may hold %d for the first free number.</summary>
    /// <param name="name">The name, or a pattern of it.</param>
    /// <param name="bridge">The bridge that it goes on, which must exist; null for none.</param>
    /// <param name="mac">The guest's address (48 bits); the host's end gets one that a bridge never takes for its own.</param>
    /// <param name="mtu">The largest packet; null for the bridge's.</param>
    public static unsafe (SafeFileHandle Device, string Name) Open(string name, string? bridge, ulong mac, uint? mtu)
    {
        byte* request = stackalloc byte[RequestSize];
        using var control = new SafeFileHandle(Socket(Inet, Datagram, 0), ownsHandle: true);

        // SAFETY: every request below reads and writes at most the forty bytes of struct ifreq.
        int packet = mtu is { } own ? (int)own : OrdinaryMtu;
        if (bridge is not null)
        {
            Fill(request, bridge);
            Check(control, GetMtu, request, errno => TapErrors.MtuUnreadable(errno, bridge));
            packet = mtu is null ? *(int*)(request + NameSize) : packet;
        }

        var (device, made) = Attach(name);
        try
        {
            Fill(request, made);
            *(short*)(request + NameSize) = EtherType;
            for (int i = 0; i < 6; i++)
            {
                request[NameSize + 2 + i] = (byte)(mac >> (8 * (5 - i)));
            }

            request[NameSize + 2] = 0xfe;
            Check(control, SetHardwareAddress, request, errno => TapErrors.MacNotSet(errno, made));
            if (packet != OrdinaryMtu)
            {
                Fill(request, made);
                *(int*)(request + NameSize) = packet;
                Check(control, SetMtu, request, errno => TapErrors.MtuNotSet(errno, made));
            }

            if (bridge is not null)
            {
                Fill(request, made);
                Check(control, GetIndex, request, errno => TapErrors.IndexUnknown(errno, made));
                int index = *(int*)(request + NameSize);
                Fill(request, bridge);
                *(int*)(request + NameSize) = index;
                Check(control, AddToBridge, request, errno => TapErrors.NotBridged(errno, bridge, made));
            }

            Fill(request, made);
            Check(control, GetFlags, request, errno => TapErrors.FlagsUnreadable(errno, made));
            *(short*)(request + NameSize) |= Up;
            Check(control, SetFlags, request, errno => TapErrors.FlagsNotSet(errno, made));
            return (device, made);
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    /// <summary>Opens the device of a name, or makes it when there is none, and leaves it as it is.</summary>
    public static (SafeFileHandle Device, string Name) Attach(string name)
    {
        var device = Fd.Open("/dev/net/tun", ReadWrite);
        try
        {
            return (device, Bind(device, name));
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    /// <summary>Opens the guest's end of a macvtap link, whose device file is given.</summary>
    public static SafeFileHandle OpenMacvtap(string path, string name)
    {
        var device = Fd.Open(path, ReadWrite);
        try
        {
            Bind(device, name);
            return device;
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    private static unsafe string Bind(SafeFileHandle device, string name)
    {
        byte* request = stackalloc byte[RequestSize];
        Fill(request, name);
        *(short*)(request + NameSize) = TapNoInfoHeader;
        Check(device, SetTun, request, errno => TapErrors.NotCreated(errno, name));
        return Encoding.UTF8.GetString(request, new ReadOnlySpan<byte>(request, NameSize).IndexOf((byte)0));
    }

    private static unsafe void Fill(byte* request, string name)
    {
        new Span<byte>(request, RequestSize).Clear();
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length >= NameSize)
        {
            throw TapErrors.NameTooLong(name);
        }

        bytes.CopyTo(new Span<byte>(request, NameSize));
    }

    private static unsafe void Check(SafeFileHandle handle, nuint request, byte* argument, Func<int, VirException> fault)
    {
        if (Ioctl(Fd.Number(handle), request, argument) != 0)
        {
            throw fault(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static unsafe partial int Ioctl(int fd, nuint request, byte* argument);

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Socket(int family, int type, int protocol);
}
