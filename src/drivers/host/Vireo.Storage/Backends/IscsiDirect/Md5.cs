using System.Buffers.Binary;
using System.Numerics;

namespace Vireo.Drivers.Storage;

/// <summary>
/// MD5 (RFC 1321), which CHAP demands and which protects nothing else. That of .NET would load OpenSSL into the daemon, and refuses on
/// hosts where a policy forbids MD5.
/// </summary>
internal static class Md5
{
    private const int Block = 64, LengthAt = 56;
    private static readonly int[] s_turns = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
    private static readonly uint[] s_sines = [.. Enumerable.Range(1, Block).Select(static i => (uint)(Math.Abs(Math.Sin(i)) * (1L << 32)))];

    public static byte[] Hash(ReadOnlySpan<byte> message)
    {
        byte[] padded = new byte[(message.Length + 8 + Block) / Block * Block];
        message.CopyTo(padded);
        padded[message.Length] = 0x80;
        BinaryPrimitives.WriteUInt64LittleEndian(padded.AsSpan(padded.Length - Block + LengthAt), (ulong)message.Length * 8);
        uint[] state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476];
        for (int at = 0; at < padded.Length; at += Block)
        {
            Mix(state, padded.AsSpan(at, Block));
        }

        padded.AsSpan().Clear();
        byte[] hash = new byte[16];
        for (int i = 0; i < state.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(hash.AsSpan(i * 4), state[i]);
        }

        return hash;
    }

    private static void Mix(uint[] state, ReadOnlySpan<byte> block)
    {
        (uint a, uint b, uint c, uint d) = (state[0], state[1], state[2], state[3]);
        for (int i = 0; i < Block; i++)
        {
            (uint mixed, int word) = (i / 16) switch
            {
                0 => ((b & c) | (~b & d), i),
                1 => ((d & b) | (~d & c), (5 * i) + 1),
                2 => (b ^ c ^ d, (3 * i) + 5),
                _ => (c ^ (b | ~d), 7 * i),
            };
            uint sum = a + mixed + s_sines[i] + BinaryPrimitives.ReadUInt32LittleEndian(block[(word % 16 * 4)..]);
            (a, d, c, b) = (d, c, b, b + BitOperations.RotateLeft(sum, s_turns[(i / 16 * 4) + (i % 4)]));
        }

        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
    }
}
