using System.Runtime.InteropServices;
using System.Text;

namespace Vireo.Native;

/// <summary>
/// Text that crosses to C: UTF-8, ended by a zero, from <c>malloc</c> when the caller is to free it. Bytes that are no UTF-8 become lone
/// surrogates, U+DC80 to U+DCFF, and are the same bytes again when they go back, as in messages that quote what the caller gave.
/// </summary>
/// <remarks>SAFETY: the buffer is as long as the encoder says plus one byte.</remarks>
internal static unsafe class NativeText
{
    private const char Escape = '\uDC00';

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
        int length = HasBytes(text)
            ? Restore(text, new Span<byte>(target, room - 1))
            : Encoding.UTF8.GetBytes(text, new Span<byte>(target, room - 1));
        target[length] = 0;
        return target;
    }

    /// <summary>How many bytes a text is in C, without its end.</summary>
    public static int Length(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);

        // A lone surrogate is counted as three bytes, and is one.
        foreach (char c in HasBytes(text) ? text : "")
        {
            length -= c is >= (char)(Escape + 0x80) and <= (char)(Escape + 0xFF) ? 2 : 0;
        }

        return length;
    }

    /// <summary>Fills an array of characters, whose rest is cleared; what does not fit is cut.</summary>
    public static void Fill(string text, Span<byte> target)
    {
        int used;
        if (HasBytes(text))
        {
            byte[] whole = new byte[Encoding.UTF8.GetByteCount(text)];
            used = Math.Min(Restore(text, whole), target.Length - 1);
            whole.AsSpan(0, used).CopyTo(target);
        }
        else
        {
            Encoding.UTF8.GetEncoder().Convert(text, target[..^1], true, out _, out used, out _);
        }

        target[used..].Clear();
    }

    /// <summary>The text at an address; null stays null.</summary>
    public static string? Read(byte* text)
    {
        if (text == null)
        {
            return null;
        }

        return Read(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
    }

    /// <summary>The text that bytes stand for.</summary>
    public static string Read(ReadOnlySpan<byte> bytes)
    {
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Keep(bytes);
    }

    private static bool HasBytes(string text) => text.AsSpan().IndexOfAnyInRange((char)(Escape + 0x80), (char)(Escape + 0xFF)) >= 0;

    private static string Keep(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int used) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune);
            }
            else
            {
                foreach (byte b in bytes[..used])
                {
                    text.Append((char)(Escape + b));
                }
            }

            bytes = bytes[used..];
        }

        return text.ToString();
    }

    /// <summary>A lone surrogate takes three bytes in the buffer's size, and one here.</summary>
    private static int Restore(string text, Span<byte> target)
    {
        int at = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                at += rune.EncodeToUtf8(target[at..]);
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                target[at++] = (byte)text[i];
            }
        }

        return at;
    }
}
