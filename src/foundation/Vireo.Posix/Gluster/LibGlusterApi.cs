using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>The functions of GlusterFS' client library (libgfapi) that storage pools need; the names are its own.</summary>
internal static unsafe partial class LibGlusterApi
{
    public const string Library = "libgfapi.so.0";

    [LibraryImport(Library, EntryPoint = "glfs_new", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial nint New(string volume);

    [LibraryImport(Library, EntryPoint = "glfs_set_volfile_server", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int SetServer(nint volume, string transport, string host, int port);

    [LibraryImport(Library, EntryPoint = "glfs_set_logging", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int SetLogging(nint volume, string file, int level);

    [LibraryImport(Library, EntryPoint = "glfs_init", SetLastError = true)]
    public static partial int Init(nint volume);

    [LibraryImport(Library, EntryPoint = "glfs_fini", SetLastError = true)]
    public static partial int Fini(nint volume);

    [LibraryImport(Library, EntryPoint = "glfs_opendir", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial nint OpenFolder(nint volume, string path);

    [LibraryImport(Library, EntryPoint = "glfs_readdirplus_r", SetLastError = true)]
    public static partial int ReadFolder(nint folder, byte* status, byte* entry, out nint result);

    [LibraryImport(Library, EntryPoint = "glfs_closedir")]
    public static partial int CloseFolder(nint folder);

    [LibraryImport(Library, EntryPoint = "glfs_stat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Stat(nint volume, string path, byte* status);

    [LibraryImport(Library, EntryPoint = "glfs_lstat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int LinkStat(nint volume, string path, byte* status);

    [LibraryImport(Library, EntryPoint = "glfs_statvfs", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int StatFileSystem(nint volume, string path, byte* status);

    [LibraryImport(Library, EntryPoint = "glfs_open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial nint Open(nint volume, string path, int flags);

    [LibraryImport(Library, EntryPoint = "glfs_read", SetLastError = true)]
    public static partial nint Read(nint file, byte* buffer, nint count, int flags);

    [LibraryImport(Library, EntryPoint = "glfs_close")]
    public static partial int Close(nint file);

    [LibraryImport(Library, EntryPoint = "glfs_unlink", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Unlink(nint volume, string path);

    [LibraryImport(Library, EntryPoint = "glfs_rmdir", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int RemoveFolder(nint volume, string path);
}
