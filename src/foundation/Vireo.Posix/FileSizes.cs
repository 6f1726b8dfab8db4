using System.Runtime.InteropServices;
using System.Text;

namespace Vireo.Posix;

/// <summary>Sizes of files that .NET does not tell.</summary>
public static partial class FileSizes
{
    private const int CurrentFolder = -100, StatxSize = 256, BlocksMask = 0x400, BlocksOffset = 48, BlockSize = 512;

    /// <summary>Bytes that a file takes on disk, holes left out; null when it cannot be looked at.</summary>
    public static unsafe ulong? Allocated(string path)
    {
        byte* info = stackalloc byte[StatxSize];
        byte[] name = Encoding.UTF8.GetBytes(path + "\0");

        // SAFETY: the buffer has the size of struct statx, and the name is terminated and pinned for the call.
        fixed (byte* p = name)
        {
            return Statx(CurrentFolder, p, 0, BlocksMask, info) == 0 ? *(ulong*)(info + BlocksOffset) * BlockSize : null;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx")]
    private static unsafe partial int Statx(int folder, byte* path, int flags, uint mask, byte* info);
}
