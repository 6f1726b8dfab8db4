using System.Globalization;
using System.Text;

namespace Vireo.Drivers.Host;

/// <summary>A set of small numbers (CPUs, nodes) in the kernel's list form: "0-3,8,10-11". Ordered; grows as needed.</summary>
public sealed class IdSet
{
    // A CPU number beyond this in a file is a broken file, not a machine.
    private const int Limit = 1 << 20;

    private readonly List<ulong> _words = [];

    public int Count { get; private set; }

    /// <summary>The highest member, or -1 when empty.</summary>
    public int Last
    {
        get
        {
            for (int i = _words.Count - 1; i >= 0; i--)
            {
                if (_words[i] != 0)
                {
                    return (i * 64) + 63 - System.Numerics.BitOperations.LeadingZeroCount(_words[i]);
                }
            }

            return -1;
        }
    }

    public bool Contains(int id) => id >= 0 && id / 64 < _words.Count && (_words[id / 64] & (1UL << (id % 64))) != 0;

    public bool Add(int id)
    {
        while (_words.Count <= id / 64)
        {
            _words.Add(0);
        }

        ulong bit = 1UL << (id % 64);
        if ((_words[id / 64] & bit) != 0)
        {
            return false;
        }

        _words[id / 64] |= bit;
        Count++;
        return true;
    }

    /// <summary>The members in rising order.</summary>
    public IEnumerable<int> Members()
    {
        for (int i = 0; i < _words.Count; i++)
        {
            for (ulong w = _words[i]; w != 0; w &= w - 1)
            {
                yield return (i * 64) + System.Numerics.BitOperations.TrailingZeroCount(w);
            }
        }
    }

    /// <summary>Reads the list form; the empty text is the empty set.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IdSet set)
    {
        set = new IdSet();
        text = text.Trim();
        if (text.IsEmpty)
        {
            return true;
        }

        foreach (var part in text.Split(','))
        {
            var item = text[part].Trim();
            int dash = item.IndexOf('-');
            var low = dash < 0 ? item : item[..dash];
            var high = dash < 0 ? item : item[(dash + 1)..];
            if (!int.TryParse(low, NumberStyles.None, CultureInfo.InvariantCulture, out int first)
                || !int.TryParse(high, NumberStyles.None, CultureInfo.InvariantCulture, out int last)
                || last < first || last >= Limit)
            {
                return false;
            }

            for (int id = first; id <= last; id++)
            {
                set.Add(id);
            }
        }

        return true;
    }

    /// <summary>A map of one byte for eight members, lowest bit first, as CPU maps travel on the wire.</summary>
    public byte[] ToMap(int size)
    {
        var map = new byte[(size + 7) / 8];
        foreach (int id in Members())
        {
            if (id / 8 < map.Length)
            {
                map[id / 8] |= (byte)(1 << (id % 8));
            }
        }

        return map;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        int first = -1, previous = -1;
        foreach (int id in Members())
        {
            if (first >= 0 && id == previous + 1)
            {
                previous = id;
                continue;
            }

            Append(text, first, previous);
            first = previous = id;
        }

        Append(text, first, previous);
        return text.ToString();
    }

    private static void Append(StringBuilder text, int first, int last)
    {
        if (first < 0)
        {
            return;
        }

        if (text.Length > 0)
        {
            text.Append(',');
        }

        text.Append(CultureInfo.InvariantCulture, $"{first}");
        if (last > first)
        {
            text.Append(CultureInfo.InvariantCulture, $"-{last}");
        }
    }
}
