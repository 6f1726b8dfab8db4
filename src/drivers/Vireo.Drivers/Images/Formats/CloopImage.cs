using System.Buffers.Binary;

namespace Vireo.Drivers;

/// <summary>Compressed loop devices: a shell script of 128 bytes, then size and number of blocks, big endian.</summary>
internal static class CloopImage
{
    private const int ScriptLength = 128;

    public static ImageHeader? Read(scoped in ImageSource image) => image.Head.Length < ScriptLength + 8 ? null : new(
        "cloop", (ulong)BinaryPrimitives.ReadUInt32BigEndian(image.Head[ScriptLength..])
            * BinaryPrimitives.ReadUInt32BigEndian(image.Head[(ScriptLength + 4)..]));
}
