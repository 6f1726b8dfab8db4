using System.Buffers.Binary;
using System.Numerics;

namespace Vireo;

/// <summary>
/// SHA-256 (FIPS 180-4) of small inputs, for names of files that libvirt makes so. The platform's own would load OpenSSL into the daemon,
/// several megabytes for one digest. Not for secrets: it takes no care of timing.
/// </summary>
public static class Sha256
{
    private const int BlockSize = 64;

    // The first 32 bits of the fractions of the cube roots of the first 64 primes, and of the square roots of the first 8.
    private static readonly uint[] s_rounds = Fractions(64, Math.Cbrt);
    private static readonly uint[] s_start = Fractions(8, Math.Sqrt);

    /// <summary>The digest of <paramref name="data"/>, 32 bytes.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> data)
    {
        // The data, a bit that is set, zeros, and the length in bits at the end of a block.
        byte[] padded = new byte[(data.Length + 9 + BlockSize - 1) / BlockSize * BlockSize];
        data.CopyTo(padded);
        padded[data.Length] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(padded.AsSpan(padded.Length - sizeof(long)), data.Length * 8L);
        uint[] state = [.. s_start];
        for (int at = 0; at < padded.Length; at += BlockSize)
        {
            Mix(state, padded.AsSpan(at, BlockSize));
        }

        byte[] digest = new byte[32];
        for (int i = 0; i < state.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest.AsSpan(i * sizeof(uint)), state[i]);
        }

        return digest;
    }

    private static void Mix(uint[] state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[64];
        for (int i = 0; i < 16; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * sizeof(uint))..]);
        }

        for (int i = 16; i < words.Length; i++)
        {
            uint x = words[i - 15], y = words[i - 2];
            words[i] = words[i - 16] + words[i - 7]
                + (BitOperations.RotateRight(x, 7) ^ BitOperations.RotateRight(x, 18) ^ (x >> 3))
                + (BitOperations.RotateRight(y, 17) ^ BitOperations.RotateRight(y, 19) ^ (y >> 10));
        }

        (uint a, uint b, uint c, uint d) = (state[0], state[1], state[2], state[3]);
        (uint e, uint f, uint g, uint h) = (state[4], state[5], state[6], state[7]);
        for (int i = 0; i < words.Length; i++)
        {
            uint first = h + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25))
                + ((e & f) ^ (~e & g)) + s_rounds[i] + words[i];
            uint second = (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22))
                + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    private static uint[] Fractions(int count, Func<double, double> root)
    {
        uint[] parts = new uint[count];
        int found = 0;
        for (int n = 2; found < count; n++)
        {
            if (IsPrime(n))
            {
                double value = root(n);
                parts[found++] = (uint)((value - Math.Floor(value)) * 4294967296.0);
            }
        }

        return parts;
    }

    private static bool IsPrime(int n)
    {
        for (int i = 2; i * i <= n; i++)
        {
            if (n % i == 0)
            {
                return false;
            }
        }

        return true;
    }
}
