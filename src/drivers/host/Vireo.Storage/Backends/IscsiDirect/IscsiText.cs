using System.Text;

namespace Vireo.Drivers.Storage;

/// <summary>The texts of logins and discoveries: pairs of name and value, each ended by a zero.</summary>
internal static class IscsiText
{
    /// <summary>The most that is read of one answer.</summary>
    public const int MaxLength = 1 << 20;

    public static byte[] Write(IEnumerable<(string Name, string Value)> pairs) =>
        Encoding.UTF8.GetBytes(string.Concat(pairs.Select(static p => $"{p.Name}={p.Value}\0")));

    public static List<(string Name, string Value)> Read(ReadOnlySpan<byte> text)
    {
        var pairs = new List<(string, string)>();
        foreach (string pair in Encoding.UTF8.GetString(text).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
            {
                pairs.Add((pair[..at], pair[(at + 1)..]));
            }
        }

        return pairs;
    }

    public static string? Find(IEnumerable<(string Name, string Value)> pairs, string name) =>
        pairs.Where(p => p.Name == name).Select(static p => p.Value).FirstOrDefault();

    /// <summary>A number of bytes as a text: <c>0x…</c> or <c>0b…</c> (RFC 7143, section 6.1); null for anything else.</summary>
    public static byte[]? ReadBytes(string? text)
    {
        try
        {
            return text switch
            {
                ['0', 'x' or 'X', .. var hex] => Convert.FromHexString(hex.Length % 2 == 0 ? hex : "0" + hex),
                ['0', 'b' or 'B', .. var base64] => Convert.FromBase64String(base64),
                _ => null,
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
