using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

public static partial class PosixSocket
{
    /// <summary>Sends one datagram to a Unix socket; nobody listening is no error.</summary>
    public static unsafe void SendDatagram(string path, ReadOnlySpan<byte> data)
    {
        using SafeFileHandle socket = Create(FamilyUnix, type: 2);
        byte* address = stackalloc byte[PathMax + 2];
        int length = Address(path, address);

        // SAFETY: both buffers are as long as said.
        fixed (byte* p = data)
        {
            _ = SendToAddress(Fd.Number(socket), p, data.Length, NoSignal, address, path[0] == '@' ? length : length - 1);
        }
    }
}
