using System.Runtime.InteropServices;
using System.Text;

namespace Vireo.Native;

/// <summary>Text that crosses to C: UTF-8, ended by a zero, from <c>malloc</c> when the caller is to free it.</summary>
/// <remarks>SAFETY: the buffer is as long as the encoder says plus one byte.</remarks>
internal static unsafe class NativeText
{
    /// <summary>A copy from <c>malloc</c>; null stays null.</summary>
    public static byte* Make(string? text)
    {
        if (text is null)
        {
            return null;
        }

        int room = Encoding.UTF8.GetMaxByteCount(text.Length) + 1;
        if (room > 1024)
        {
            room = Encoding.UTF8.GetByteCount(text) + 1;
        }

        byte* target = (byte*)NativeMemory.Alloc((nuint)room);
        int length = Encoding.UTF8.GetBytes(text, new Span<byte>(target, room - 1));
        target[length] = 0;
        return target;
    }

    /// <summary>The text at an address; null stays null.</summary>
    public static string? Read(byte* text) => text == null ? null : Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
}
