using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace Vireo.Drivers;

/// <summary>
/// Encrypted disks of LUKS, big endian. Version 1 says in its header where the content begins, version 2 in a JSON text behind it. The
/// content is as long as the rest of the file.
/// </summary>
internal static class LuksImage
{
    private const int BinaryHeader = 4096, MaxJson = 4 << 20, MaxDepth = 16;

    public static ImageHeader? Read(scoped in ImageSource image)
    {
        ReadOnlySpan<byte> head = image.Head;
        ulong length = image.Length;
        return (head.Length < 8 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(head[6..])) switch
        {
            1 => Header(length, head.Length < 108 ? 0 : ImageSource.Sectors(BinaryPrimitives.ReadUInt32BigEndian(head[104..])), "luks"),
            2 => Header(length, head.Length < 16 ? 0 : Payload(image, BinaryPrimitives.ReadUInt64BigEndian(head[8..])), "luks2"),
            _ => null,
        };
    }

    private static ImageHeader Header(ulong length, ulong payload, string version) =>
        new("luks", payload < length ? length - payload : length) { Encryption = version };

    // The offset of the first segment; 0 when the text cannot be read.
    private static ulong Payload(scoped in ImageSource image, ulong size)
    {
        if (!image.WantsNames || size is <= BinaryHeader or > MaxJson || size > image.Length)
        {
            return 0;
        }

        byte[] text = new byte[size - BinaryHeader];
        int length = image.Read(text, BinaryHeader), end = text.AsSpan(0, length).IndexOf((byte)0);
        try
        {
            using var json = JsonDocument.Parse(text.AsMemory(0, end < 0 ? length : end), new JsonDocumentOptions { MaxDepth = MaxDepth });
            return json.RootElement.TryGetProperty("segments", out JsonElement segments)
                && segments.TryGetProperty("0", out JsonElement first)
                && first.TryGetProperty("offset", out JsonElement offset)
                && ulong.TryParse(offset.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out ulong payload) ? payload : 0;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return 0;
        }
    }
}
