using System.Buffers.Binary;

namespace Vireo.Fuzz;

/// <summary>Damages sound input in the ways that break readers: bits, whole words with telling values, cuts, repetitions, mixtures.
/// Deterministic by its seed.</summary>
internal sealed class Mutator(int seed, IReadOnlyList<byte[]> seeds)
{
    private static readonly uint[] Telling =
        [0, 1, 2, 4, 27, 28, 32, 33, 255, 1024, 16384, 65535, 65536, 262120, 4194304, 4194305, 33554432, 33554436, 33554437, 0x7FFFFFFF,
            0x80000000, 0xFFFFFFFC, 0xFFFFFFFF];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var data = new List<byte>(seeds[_random.Next(seeds.Count)]);
        for (int i = _random.Next(6); i >= 0; i--)
        {
            Damage(data);
        }

        if (data.Count > 1 << 20)
        {
            data.RemoveRange(1 << 20, data.Count - (1 << 20));
        }

        return [.. data];
    }

    private void Damage(List<byte> data)
    {
        int at = data.Count == 0 ? 0 : _random.Next(data.Count);
        switch (_random.Next(9))
        {
            case 0 when data.Count > 0:
                data[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when data.Count > 0:
                data[at] = (byte)_random.Next(256);
                break;
            case 2 or 3 when data.Count >= 4:
                Span<byte> word = stackalloc byte[4];
                BinaryPrimitives.WriteUInt32BigEndian(word, Telling[_random.Next(Telling.Length)]);
                at = _random.Next((data.Count / 4)) * 4;
                for (int i = 0; i < 4; i++)
                {
                    data[at + i] = word[i];
                }

                break;
            case 4 when data.Count > 0:
                data.RemoveRange(at, data.Count - at);
                break;
            case 5 when data.Count > 0:
                data.RemoveRange(at, Math.Min(_random.Next(1, 9), data.Count - at));
                break;
            case 6:
                byte[] more = new byte[_random.Next(1, 64)];
                _random.NextBytes(more);
                data.InsertRange(at, more);
                break;
            case 7:
                data.AddRange(seeds[_random.Next(seeds.Count)]);
                break;
            case 8 when data.Count > 0:
                data.InsertRange(at, data.GetRange(at, Math.Min(_random.Next(1, 40), data.Count - at)));
                break;
        }
    }
}
