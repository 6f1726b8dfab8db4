using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>Content of open files and devices: overwritten, copied.</summary>
internal static class FileContent
{
    private const int ChunkSize = 1 << 20;

    /// <summary>Writes zeros over a part.</summary>
    public static void Zero(SafeFileHandle file, long start, long length, CancellationToken cancellationToken)
    {
        DaemonJob? job = DaemonJob.Current;
        byte[] zeros = new byte[Math.Min(ChunkSize, Math.Max(length, 0))];
        for (long at = start, end = start + length; at < end; at += zeros.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int part = (int)Math.Min(zeros.Length, end - at);
            RandomAccess.Write(file, zeros.AsSpan(0, part), at);
            job?.Add(part);
        }
    }

    /// <summary>Copies the data of a file. Its holes are left out where the target has nothing in their places.</summary>
    public static void Copy(SafeFileHandle from, SafeFileHandle to, bool targetIsNew, CancellationToken cancellationToken)
    {
        long length = PosixFile.Length(from);
        DaemonJob? job = DaemonJob.Current;
        byte[] buffer = GC.AllocateUninitializedArray<byte>(ChunkSize);
        for (long at = Next(0); at < length; at = Next(at))
        {
            long hole = targetIsNew ? PosixFile.NextHole(from, at, length) : length;
            while (at < hole)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int got = RandomAccess.Read(from, buffer.AsSpan(0, (int)Math.Min(ChunkSize, hole - at)), at);
                if (got == 0)
                {
                    return;
                }

                RandomAccess.Write(to, buffer.AsSpan(0, got), at);
                at += got;
                job?.Add(got);
            }
        }

        long Next(long at) => targetIsNew ? PosixFile.NextData(from, at, length) : at;
    }
}
