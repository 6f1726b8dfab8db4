using System.IO.Compression;
using System.Text;
using System.Globalization;

namespace Vireo.Drivers.NodeDevices;

/// <summary>
/// What the numbers of vendors and products on PCI mean, from the list that distributions install. It is read at the first question, and
/// kept as it is: only where each vendor's part begins is noted.
/// </summary>
internal sealed class PciNames(params string[] files)
{
    private readonly Lazy<(byte[] Text, Dictionary<uint, int> Vendors)> _list = new(() => Read(files));

    /// <summary>The list where distributions have it.</summary>
    public static PciNames Installed { get; } = new(
        "/usr/share/hwdata/pci.ids", "/usr/share/misc/pci.ids", "/usr/share/misc/pci.ids.gz", "/usr/share/pci.ids");

    /// <summary>Names of a vendor and of its product; null where the list does not know them.</summary>
    public (string? Vendor, string? Product) Find(uint vendor, uint product)
    {
        if (!_list.Value.Vendors.TryGetValue(vendor, out int at))
        {
            return default;
        }

        string name = NameIn(Line(ref at));
        while (Line(ref at) is { Length: > 0 } line)
        {
            if (line[0] == '#' || line.StartsWith("\t\t"u8))
            {
                continue;
            }

            if (line[0] != '\t')
            {
                break;
            }

            if (NumberIn(line[1..]) == product)
            {
                return (name, NameIn(line[1..]));
            }
        }

        return (name, null);
    }

    private static (byte[] Text, Dictionary<uint, int> Vendors) Read(string[] files)
    {
        byte[] text = [];
        foreach (string file in files)
        {
            try
            {
                text = File.ReadAllBytes(file);
                if (file.EndsWith(".gz", StringComparison.Ordinal))
                {
                    using var open = new MemoryStream();
                    using var packed = new GZipStream(new MemoryStream(text), CompressionMode.Decompress);
                    packed.CopyTo(open);
                    text = open.ToArray();
                }

                break;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                text = [];
            }
        }

        var vendors = new Dictionary<uint, int>();
        for (int at = 0; at < text.Length;)
        {
            int end = Array.IndexOf(text, (byte)'\n', at);
            end = end < 0 ? text.Length : end;
            var line = text.AsSpan(at, end - at);

            // The classes of devices follow the vendors, as "C 00  …".
            if (line.StartsWith("C "u8))
            {
                break;
            }

            if (line.Length > 4 && line[4] == ' ' && NumberIn(line) is { } vendor)
            {
                vendors.TryAdd(vendor, at);
            }

            at = end + 1;
        }

        return (text, vendors);
    }

    private ReadOnlySpan<byte> Line(ref int at)
    {
        byte[] text = _list.Value.Text;
        if (at >= text.Length)
        {
            return default;
        }

        int begin = at, end = Array.IndexOf(text, (byte)'\n', at);
        end = end < 0 ? text.Length : end;
        at = end + 1;
        return text.AsSpan(begin, end - begin);
    }

    private static uint? NumberIn(ReadOnlySpan<byte> line) =>
        line.Length >= 4 && uint.TryParse(line[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)
            ? value
            : null;

    private static string NameIn(ReadOnlySpan<byte> line) => line.Length > 4 ? Encoding.UTF8.GetString(line[4..]).Trim() : "";
}
