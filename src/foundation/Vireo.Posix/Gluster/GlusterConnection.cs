using System.Runtime.InteropServices;
using System.Text;

namespace Vireo.Posix;

/// <summary>
/// A connection to a volume of GlusterFS. Every function may take as long as the servers do, and closing takes ten seconds: callers have a
/// thread to spare, and a deadline for whoever waits.
/// </summary>
public sealed unsafe class GlusterConnection : IDisposable
{
    // Of the C library's structures on machines of 64 bits: how long they are at most, and where what is read of them lies.
    private const int StatSize = 256, EntrySize = 1024, NameOffset = 19, SizeOffset = 48, BlocksOffset = 64, AccessedOffset = 72,
        ModifiedOffset = 88, ChangedOffset = 104, DeviceOffset = 0, InodeOffset = 8, BlockSize = 512;
    private const int UnitOffset = 8, CountOffset = 16, FreeOffset = 24;
    private const int TypeMask = 0xf000, RightsMask = 0xfff, Regular = 0x8000, Folder = 0x4000, Link = 0xa000;
    private const int ReadOnly = 0, NonBlocking = 0x800, NoTerminal = 0x100;
    private const int MaxEntries = 1 << 20, TooMany = 75;
    private const long NanosecondsPerSecond = 1_000_000_000;
    private static readonly Lazy<bool> s_available = new(static () => NativeLibrary.TryLoad(LibGlusterApi.Library, out _));

    // The order of mode, owner and group differs.
    private static readonly bool s_isArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
    private nint _volume;

    private GlusterConnection(nint volume) => _volume = volume;

    /// <summary>Whether the library is installed.</summary>
    public static bool IsAvailable => s_available.Value;

    /// <summary>Connects.</summary>
    /// <param name="volume">The volume's name.</param>
    /// <param name="servers">Servers that are asked for it, one after the other; port 0 is the usual one.</param>
    /// <param name="error">Of a failure: the system's number.</param>
    public static GlusterConnection? Open(string volume, IReadOnlyList<(string Host, int Port)> servers, out int error)
    {
        nint handle = LibGlusterApi.New(volume);
        error = Marshal.GetLastPInvokeError();
        if (handle == 0)
        {
            return null;
        }

        var connection = new GlusterConnection(handle);
        int failed = LibGlusterApi.SetLogging(handle, "/dev/null", 0);
        foreach ((string host, int port) in servers)
        {
            failed |= LibGlusterApi.SetServer(handle, "tcp", host, port);
        }

        if (failed == 0 && LibGlusterApi.Init(handle) == 0)
        {
            return connection;
        }

        error = Marshal.GetLastPInvokeError();
        connection.Dispose();
        return null;
    }

    /// <summary>The names in a folder with what each is, links followed; what is gone meanwhile, or leads nowhere, is left out.</summary>
    /// <param name="folder">The folder's path, with a slash at its end.</param>
    /// <param name="error">The system's number; 0 for success.</param>
    public List<(string Name, FileStatus Status)> List(string folder, out int error)
    {
        var found = new List<(string, FileStatus)>();
        nint open = LibGlusterApi.OpenFolder(_volume, folder);
        if (open == 0)
        {
            error = Marshal.GetLastPInvokeError();
            return found;
        }

        try
        {
            byte* status = stackalloc byte[StatSize], entry = stackalloc byte[EntrySize];
            for (int i = 0; i < MaxEntries; i++)
            {
                if (LibGlusterApi.ReadFolder(open, status, entry, out nint next) != 0)
                {
                    error = Marshal.GetLastPInvokeError();
                    return found;
                }

                if (next == 0)
                {
                    error = 0;
                    return found;
                }

                // SAFETY: the library fills an entry of the C library, whose name ends within it.
                string name = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)next + NameOffset));
                if (name is not ("" or "." or "..") && !name.Contains('/', StringComparison.Ordinal)
                    && Follow(folder + name, status) is { } what)
                {
                    found.Add((name, what));
                }
            }

            error = TooMany;
            return found;
        }
        finally
        {
            _ = LibGlusterApi.CloseFolder(open);
        }
    }

    /// <summary>What is at a path, links not followed; null with the system's number when nothing is.</summary>
    public FileStatus? Look(string path, out int error)
    {
        byte* status = stackalloc byte[StatSize];
        error = LibGlusterApi.LinkStat(_volume, path, status) == 0 ? 0 : Marshal.GetLastPInvokeError();
        return error == 0 ? Read(status) : null;
    }

    /// <summary>Bytes of the volume altogether and free; null with the system's number when nobody says.</summary>
    public (ulong Capacity, ulong Free)? Measure(string path, out int error)
    {
        byte* status = stackalloc byte[StatSize];
        error = LibGlusterApi.StatFileSystem(_volume, path, status) == 0 ? 0 : Marshal.GetLastPInvokeError();
        ulong unit = Word(status, UnitOffset);
        return error == 0 ? (unchecked(Word(status, CountOffset) * unit), unchecked(Word(status, FreeOffset) * unit)) : null;
    }

    /// <summary>Reads a file from its begin; how much was read, or less than 0 with the system's number.</summary>
    public int ReadHead(string path, Span<byte> buffer, out int error)
    {
        nint file = LibGlusterApi.Open(_volume, path, ReadOnly | NonBlocking | NoTerminal);
        error = file == 0 ? Marshal.GetLastPInvokeError() : 0;
        if (file == 0)
        {
            return -1;
        }

        try
        {
            int read = 0;
            fixed (byte* start = buffer)
            {
                while (read < buffer.Length)
                {
                    nint more = LibGlusterApi.Read(file, start + read, buffer.Length - read, 0);
                    if (more < 0 || more > buffer.Length - read)
                    {
                        error = Marshal.GetLastPInvokeError();
                        return -1;
                    }

                    if (more == 0)
                    {
                        break;
                    }

                    read += (int)more;
                }
            }

            return read;
        }
        finally
        {
            _ = LibGlusterApi.Close(file);
        }
    }

    /// <summary>Removes a file, or an empty folder; the system's number, 0 for success.</summary>
    public int Remove(string path, bool isFolder)
    {
        int result = isFolder ? LibGlusterApi.RemoveFolder(_volume, path) : LibGlusterApi.Unlink(_volume, path);
        return result == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Closes the connection, which takes long.</summary>
    public void Dispose()
    {
        nint volume = Interlocked.Exchange(ref _volume, 0);
        if (volume != 0)
        {
            _ = LibGlusterApi.Fini(volume);
        }
    }

    private FileStatus? Follow(string path, byte* status) =>
        (Mode(status) & TypeMask) is not (0 or Link) || LibGlusterApi.Stat(_volume, path, status) == 0 ? Read(status) : null;

    private static FileStatus Read(byte* status)
    {
        FileKind kind = (Mode(status) & TypeMask) switch
        {
            Regular => FileKind.Regular,
            Folder => FileKind.Folder,
            _ => FileKind.Other,
        };
        int owner = s_isArm ? 24 : 28;
        return new FileStatus(
            kind, Word(status, SizeOffset), unchecked(Word(status, BlocksOffset) * BlockSize), Half(status, owner), Half(status, owner + 4),
            Time(status, ChangedOffset))
        {
            Mode = Mode(status) & RightsMask, Inode = Word(status, InodeOffset), Device = Word(status, DeviceOffset),
            Accessed = Time(status, AccessedOffset), Modified = Time(status, ModifiedOffset),
        };
    }

    private static uint Mode(byte* status) => Half(status, s_isArm ? 16 : 24);

    private static long Time(byte* status, int offset) =>
        unchecked(((long)Word(status, offset) * NanosecondsPerSecond) + (long)Word(status, offset + sizeof(long)));

    // SAFETY: every offset lies within the buffer that the callers have on their stack.
    private static ulong Word(byte* status, int offset) => *(ulong*)(status + offset);

    private static uint Half(byte* status, int offset) => *(uint*)(status + offset);
}
