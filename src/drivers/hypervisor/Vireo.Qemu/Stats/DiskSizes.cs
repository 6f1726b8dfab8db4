using System.Buffers.Binary;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Stats;

/// <summary>Sizes of a disk image that no emulator has open, in bytes.</summary>
/// <param name="Capacity">What the guest sees.</param>
/// <param name="Allocation">What the host has given.</param>
/// <param name="Physical">Length of the file or device.</param>
public readonly record struct DiskSizes(ulong Capacity, ulong Allocation, ulong Physical)
{
    private const int HeaderLength = 32;

    private const uint Qcow2Magic = 0x514649fb;

    /// <summary>Reads them; null when the image cannot be read, as statistics leave out what they cannot find.</summary>
    public static DiskSizes? Read(string path, string? format)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            ulong length = (ulong)RandomAccess.GetLength(handle);
            ulong capacity = length;
            if (format == "qcow2")
            {
                Span<byte> header = stackalloc byte[HeaderLength];
                if (RandomAccess.Read(handle, header, 0) == HeaderLength && BinaryPrimitives.ReadUInt32BigEndian(header) == Qcow2Magic)
                {
                    capacity = BinaryPrimitives.ReadUInt64BigEndian(header[24..]);
                }
            }

            return new(capacity, PosixFile.AllocatedBytes(path) ?? length, length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
