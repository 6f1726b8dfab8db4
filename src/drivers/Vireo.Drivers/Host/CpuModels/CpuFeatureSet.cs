using System.Numerics;

namespace Vireo.Drivers.Host.CpuModels;

/// <summary>A set of features of one CPU map, by their place in it. A value: operations give new sets.</summary>
public readonly struct CpuFeatureSet : IEquatable<CpuFeatureSet>
{
    private readonly ulong[] _words;

    private CpuFeatureSet(ulong[] words) => _words = words;

    /// <summary>The empty set over <paramref name="size"/> features.</summary>
    public static CpuFeatureSet Empty(int size) => new(new ulong[(size + 63) / 64]);

    public int Count
    {
        get
        {
            int n = 0;
            foreach (ulong w in _words)
            {
                n += BitOperations.PopCount(w);
            }

            return n;
        }
    }

    public bool IsEmpty => Count == 0;

    public bool Contains(int feature) => (_words[feature / 64] & (1UL << (feature % 64))) != 0;

    public CpuFeatureSet With(int feature)
    {
        var words = (ulong[])_words.Clone();
        words[feature / 64] |= 1UL << (feature % 64);
        return new(words);
    }

    public CpuFeatureSet Without(int feature)
    {
        var words = (ulong[])_words.Clone();
        words[feature / 64] &= ~(1UL << (feature % 64));
        return new(words);
    }

    /// <summary>A set of its own, which whoever makes it may <see cref="Put"/> into before anybody else sees it.</summary>
    internal CpuFeatureSet Copy() => new((ulong[])_words.Clone());

    /// <summary>Adds or removes a feature in place; only for a <see cref="Copy"/>.</summary>
    internal void Put(int feature, bool on)
    {
        ulong bit = 1UL << (feature % 64);
        _words[feature / 64] = on ? _words[feature / 64] | bit : _words[feature / 64] & ~bit;
    }

    public CpuFeatureSet Union(CpuFeatureSet other) => Combine(other, static (a, b) => a | b);

    public CpuFeatureSet Except(CpuFeatureSet other) => Combine(other, static (a, b) => a & ~b);

    public CpuFeatureSet Intersect(CpuFeatureSet other) => Combine(other, static (a, b) => a & b);

    /// <summary>The members in the order of the map.</summary>
    public IEnumerable<int> Members()
    {
        for (int i = 0; i < _words.Length; i++)
        {
            for (ulong w = _words[i]; w != 0; w &= w - 1)
            {
                yield return (i * 64) + BitOperations.TrailingZeroCount(w);
            }
        }
    }

    public bool Equals(CpuFeatureSet other) => _words.AsSpan().SequenceEqual(other._words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CpuFeatureSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (ulong w in _words)
        {
            hash.Add(w);
        }

        return hash.ToHashCode();
    }

    public static bool operator ==(CpuFeatureSet left, CpuFeatureSet right) => left.Equals(right);

    public static bool operator !=(CpuFeatureSet left, CpuFeatureSet right) => !left.Equals(right);

    private CpuFeatureSet Combine(CpuFeatureSet other, Func<ulong, ulong, ulong> with)
    {
        var words = new ulong[_words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = with(_words[i], other._words[i]);
        }

        return new(words);
    }
}
