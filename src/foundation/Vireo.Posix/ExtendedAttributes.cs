using System.Runtime.InteropServices;
using System.Text;

namespace Vireo.Posix;

/// <summary>
/// Extended attributes of files as short texts. Many file systems have none and many processes may not set them: reading then finds nothing
/// and setting says false, because whoever keeps notes there must also get along without.
/// </summary>
public static partial class ExtendedAttributes
{
    private const int MaxLength = 1024;

    /// <summary>The text of an attribute, or null when it is not there or cannot be had.</summary>
    public static string? Get(string path, string name)
    {
        Span<byte> value = stackalloc byte[MaxLength];
        nint length = GetAttribute(path, name, ref MemoryMarshal.GetReference(value), MaxLength);
        return length < 0 ? null : Encoding.UTF8.GetString(value[..(int)length]).TrimEnd('\0');
    }

    /// <summary>Sets an attribute; false when the file system or the kernel refuses.</summary>
    public static bool TrySet(string path, string name, string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        return SetAttribute(path, name, bytes, bytes.Length, 0) == 0;
    }

    /// <summary>Takes an attribute away; false when there was none.</summary>
    public static bool TryRemove(string path, string name) => RemoveAttribute(path, name) == 0;

    [LibraryImport("libc", EntryPoint = "getxattr", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetAttribute(string path, string name, ref byte value, nint size);

    [LibraryImport("libc", EntryPoint = "setxattr", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetAttribute(string path, string name, byte[] value, nint size, int flags);

    [LibraryImport("libc", EntryPoint = "removexattr", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RemoveAttribute(string path, string name);
}
