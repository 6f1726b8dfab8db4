using System.Text;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Drivers;

/// <summary>
/// Writes state and configuration files so that a reader, or the next start after a kill or a power cut at any instant, finds the old
/// content or the new, whole. The order is: temporary file beside the target, fsync, rename, fsync of the folder. Two writers of one target
/// at once are a programming error and are refused: the object's job gate orders them.
/// </summary>
public static class AtomicFile
{
    /// <summary>What is appended to the target's name for the temporary file; such files are never loaded.</summary>
    public const string TemporarySuffix = ".new";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes text as UTF-8; see <see cref="Write(string, ReadOnlySpan{byte}, UnixFileMode, bool)"/>.</summary>
    public static void Write(string path, string content, UnixFileMode mode = Private, bool durable = true) =>
        Write(path, Encoding.UTF8.GetBytes(content), mode, durable);

    /// <summary>Replaces or creates <paramref name="path"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">All of its content.</param>
    /// <param name="mode">Its permissions.</param>
    /// <param name="durable">
    /// Blocks until the content is on disk. Without, it is whole after a kill of this process at any instant, but need not survive the
    /// host's end.
    /// </param>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode mode = Private, bool durable = true) =>
        Write(path, path + TemporarySuffix, content, mode, durable);

    /// <summary>As <see cref="Write(string, ReadOnlySpan{byte}, UnixFileMode, bool)"/>, for folders of which a program takes every file:
    /// the name of the temporary one begins with a dot.</summary>
    public static void WriteHidden(string path, ReadOnlySpan<byte> content, UnixFileMode mode = Private) =>
        Write(path, Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}{TemporarySuffix}"), content, mode,
            durable: true);

    private static void Write(string path, string temporary, ReadOnlySpan<byte> content, UnixFileMode mode, bool durable)
    {
        try
        {
            // FileShare.None takes a lock that a second writer, in this process or another, runs into. A lock dies with its process, so a
            // leftover is no obstacle.
            using (SafeFileHandle file = File.OpenHandle(temporary, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None))
            {
                try
                {
                    Fill(file, content, mode, durable);
                    File.Move(temporary, path, overwrite: true);
                }
                catch
                {
                    // Ours, as long as the lock is held: a disk that is full has it back.
                    File.Delete(temporary);
                    throw;
                }
            }

            if (durable)
            {
                PosixFile.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.FileWriteFailed(temporary, e);
        }
    }

    private static void Fill(SafeFileHandle file, ReadOnlySpan<byte> content, UnixFileMode mode, bool durable)
    {
        RandomAccess.SetLength(file, 0);
        File.SetUnixFileMode(file, mode);
        RandomAccess.Write(file, content, 0);
        if (durable)
        {
            RandomAccess.FlushToDisk(file);
        }
    }

    /// <summary>As <see cref="Write(string, string, UnixFileMode, bool)"/>, without blocking the caller.</summary>
    public static Task WriteAsync(string path, string content, UnixFileMode mode = Private) => Task.Run(() => Write(path, content, mode));

    /// <summary>Removes <paramref name="path"/>, durably; a missing file is fine. False when it did not exist.</summary>
    public static bool Delete(string path)
    {
        try
        {
            bool existed = File.Exists(path);
            if (existed)
            {
                File.Delete(path);
                PosixFile.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
            }

            return existed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.FileDeleteFailed(path, e);
        }
    }

    /// <summary>As <see cref="Delete"/>, without blocking the caller.</summary>
    public static Task<bool> DeleteAsync(string path) => Task.Run(() => Delete(path));
}
