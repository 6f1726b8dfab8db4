using System.Globalization;
using System.Text;

namespace Vireo.Xml;

/// <summary>A set of small numbers (CPUs, NUMA nodes) written as ranges: <c>0-3,^2,8</c> is read, <c>0-1,3,8</c> is printed.</summary>
public sealed class CpuSet : IXmlScalar<CpuSet>, IEquatable<CpuSet>
{
    /// <summary>The highest number libvirt accepts.</summary>
    public const int Maximum = 16383;

    private static readonly CpuSet s_none = new([]);

    private readonly ulong[] _words;

    private CpuSet(ulong[] words) => _words = words;

    /// <summary>A set of the given numbers.</summary>
    public static CpuSet Of(params ReadOnlySpan<int> members) => new(FromMembers(members));

    /// <summary>True when nothing is in it.</summary>
    public bool IsEmpty => _words.Length == 0;

    /// <summary>How many numbers are in it.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (ulong word in _words)
            {
                count += System.Numerics.BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>The largest number, or -1.</summary>
    public int Last => IsEmpty ? -1 : (_words.Length * 64) - 1 - System.Numerics.BitOperations.LeadingZeroCount(_words[^1]);

    /// <summary>Whether a number is in it.</summary>
    public bool this[int number] => number >= 0 && number / 64 < _words.Length && (_words[number / 64] >> (number % 64) & 1) != 0;

    /// <summary>The numbers in order.</summary>
    public IEnumerable<int> Members
    {
        get
        {
            for (int i = 0; i <= Last; i++)
            {
                if (this[i])
                {
                    yield return i;
                }
            }
        }
    }

    /// <summary>Reads the text form.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CpuSet set)
    {
        set = s_none;
        text = text.Trim(" \t\n\r");
        if (text.IsEmpty)
        {
            return false;
        }

        var words = new List<ulong>();
        foreach (Range range in text.Split(','))
        {
            ReadOnlySpan<char> part = text[range].Trim(" \t\n\r");
            bool remove = part.StartsWith("^");
            part = remove ? part[1..] : part;
            int dash = remove ? -1 : part.IndexOf('-');
            if (!Number(dash < 0 ? part : part[..dash], out int first) || !Number(dash < 0 ? part : part[(dash + 1)..], out int last)
                || last < first)
            {
                return false;
            }

            for (int i = first; i <= last; i++)
            {
                while (words.Count <= i / 64)
                {
                    words.Add(0);
                }

                ulong bit = 1UL << (i % 64);
                words[i / 64] = remove ? words[i / 64] & ~bit : words[i / 64] | bit;
            }
        }

        set = new CpuSet(Trim([.. words]));
        return true;
    }

    /// <inheritdoc/>
    public static CpuSet ParseXml(in XmlValue value) => TryParse(value.Span, out CpuSet set) ? set
        : value.Span.IsEmpty && value.IsOwn ? Of([])
        : throw XmlErrors.BitmapUnreadable(value.ToString()).At(value.Locate());

    /// <inheritdoc/>
    public string ToXml() => ToString();

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (int i = 0, last = Last; i <= last; i++)
        {
            if (!this[i])
            {
                continue;
            }

            int end = i;
            while (this[end + 1])
            {
                end++;
            }

            text.Append(text.Length > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $"{i}");
            if (end > i)
            {
                text.Append(CultureInfo.InvariantCulture, $"-{end}");
            }

            i = end;
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(CpuSet? other) => other is not null && _words.AsSpan().SequenceEqual(other._words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CpuSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (ulong word in _words)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }

    private static bool Number(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text.Trim(" \t\n\r"), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= Maximum;

    private static ulong[] FromMembers(ReadOnlySpan<int> members)
    {
        int last = -1;
        foreach (int member in members)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(member);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(member, Maximum);
            last = Math.Max(last, member);
        }

        var words = new ulong[(last + 64) / 64];
        foreach (int member in members)
        {
            words[member / 64] |= 1UL << (member % 64);
        }

        return words;
    }

    private static ulong[] Trim(ulong[] words)
    {
        int length = words.Length;
        while (length > 0 && words[length - 1] == 0)
        {
            length--;
        }

        return length == words.Length ? words : words[..length];
    }
}
