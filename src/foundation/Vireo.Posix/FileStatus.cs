using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>What the file system reports of a file (<c>statx</c>), symbolic links followed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Bytes from the first to the last; 0 for a device.</param>
/// <param name="Allocated">Bytes that it takes on its file system, holes left out.</param>
/// <param name="User">Its owner.</param>
/// <param name="Group">Its group.</param>
/// <param name="Changed">When anything about it last changed, in nanoseconds since the epoch: unlike the modification time it cannot be set
/// back.</param>
public readonly partial record struct FileStatus(FileKind Kind, ulong Length, ulong Allocated, uint User, uint Group, long Changed)
{
    /// <summary>Access rights, without the kind.</summary>
    public uint Mode { get; internal init; }

    /// <summary>The file's number on its file system.</summary>
    public ulong Inode { get; internal init; }

    /// <summary>The file system: major and minor number of its device.</summary>
    public ulong Device { get; internal init; }

    /// <summary>When the content was last read, in nanoseconds since the epoch.</summary>
    public long Accessed { get; internal init; }

    /// <summary>When the content was last changed, in nanoseconds since the epoch.</summary>
    public long Modified { get; internal init; }

    /// <summary>When the file was made, in nanoseconds since the epoch; 0 when the file system does not say.</summary>
    public long Born { get; internal init; }

    // struct statx of the kernel's interface: 256 bytes; owner and group at offsets 20 and 24, the mode at 28, the size at 40, the count of
    // 512-byte blocks at 48, the number at 32, the times of access, birth, change and modification at 64, 80, 96 and 112, seconds and then
    // nanoseconds, the device's numbers at 136 and 140.
    private const int StatxSize = 256, UserOffset = 20, GroupOffset = 24, ModeOffset = 28, InodeOffset = 32, SizeOffset = 40,
        BlocksOffset = 48, BlockSize = 512, AccessedOffset = 64, BornOffset = 80, ChangedOffset = 96, ModifiedOffset = 112,
        DeviceOffset = 136;
    private const int CurrentFolder = -100;
    private const uint Wanted = 0x1 | 0x2 | 0x8 | 0x10 | 0x20 | 0x40 | 0x80 | 0x100 | 0x200 | 0x400 | 0x800;
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const int TypeMask = 0xf000, RightsMask = 0xfff, Regular = 0x8000, Block = 0x6000, Folder = 0x4000;

    /// <summary>Looks at <paramref name="path"/> with one system call; null when it is not there or may not be looked at.</summary>
    public static FileStatus? Read(string path)
    {
        Span<byte> result = stackalloc byte[StatxSize];
        if (Statx(CurrentFolder, path, 0, Wanted, ref MemoryMarshal.GetReference(result)) != 0)
        {
            return null;
        }

        FileKind kind = (BitConverter.ToUInt16(result[ModeOffset..]) & TypeMask) switch
        {
            Regular => FileKind.Regular,
            Block => FileKind.BlockDevice,
            Folder => FileKind.Folder,
            _ => FileKind.Other,
        };
        return new FileStatus(
            kind, BitConverter.ToUInt64(result[SizeOffset..]), BitConverter.ToUInt64(result[BlocksOffset..]) * BlockSize,
            BitConverter.ToUInt32(result[UserOffset..]), BitConverter.ToUInt32(result[GroupOffset..]),
            Time(result, ChangedOffset))
        {
            Mode = (uint)BitConverter.ToUInt16(result[ModeOffset..]) & RightsMask,
            Inode = BitConverter.ToUInt64(result[InodeOffset..]),
            Device = ((ulong)BitConverter.ToUInt32(result[DeviceOffset..]) << 32) | BitConverter.ToUInt32(result[(DeviceOffset + 4)..]),
            Accessed = Time(result, AccessedOffset),
            Modified = Time(result, ModifiedOffset),
            Born = Time(result, BornOffset),
        };
    }

    private static long Time(ReadOnlySpan<byte> result, int offset) =>
        (BitConverter.ToInt64(result[offset..]) * NanosecondsPerSecond) + BitConverter.ToUInt32(result[(offset + sizeof(long))..]);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, ref byte result);
}
