using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Vireo.Drivers.Test;

/// <summary>What the screen of every simulated guest shows: a picture of our own, as PNG.</summary>
internal static class TestPicture
{
    private const int Width = 640;
    private const int Height = 400;

    private static readonly Lazy<byte[]> s_png = new(Make);

    /// <summary>The picture.</summary>
    public static ReadOnlyMemory<byte> Png => s_png.Value;

    private static byte[] Make()
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        header[8] = 8;      // bits a sample; the rest stays 0: greyscale, deflate, no interlace
        WriteChunk(png, "IHDR", header);
        WriteChunk(png, "IDAT", Pixels());
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    // A slope of grey with a frame.
    private static byte[] Pixels()
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[Width + 1];
            for (int y = 0; y < Height; y++)
            {
                for (int x = 0; x < Width; x++)
                {
                    bool frame = x is < 8 or >= Width - 8 || y is < 8 or >= Height - 8;
                    row[x + 1] = frame ? (byte)255 : (byte)((x + y) * 200 / (Width + Height));
                }

                zlib.Write(row);
            }
        }

        return data.ToArray();
    }

    private static void WriteChunk(MemoryStream png, string type, byte[] content)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, content.Length);
        png.Write(word);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(word, Crc(body));
        png.Write(word);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xffffffff;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
