using System.Text;
using Vireo.Documents;

namespace Vireo.Drivers.NodeDevices;

/// <summary>
/// Reads the vital product data of a PCI device: a name, then fields that can only be read, then such that can be written too. Data that
/// break the form, or whose checksum is wrong, are none.
/// </summary>
internal static class VitalProductData
{
    /// <summary>More than this no device can have.</summary>
    public const int MostBytes = 0x8000;

    private const byte LargeTag = 0x80, EndTag = 0x78, Name = 0x82, ReadOnly = 0x90, ReadWrite = 0x91;

    /// <summary>The data as a document has them; null when there are none.</summary>
    public static VpdFeature? Read(ReadOnlySpan<byte> data)
    {
        var feature = new VpdFeature();
        int at = 0;
        while (at < data.Length && data[at] != EndTag)
        {
            if ((data[at] & LargeTag) == 0 || at + 3 > data.Length)
            {
                return null;
            }

            byte tag = data[at];
            int length = data[at + 1] | (data[at + 2] << 8), begin = at + 3;
            if (begin + length > data.Length)
            {
                return null;
            }

            switch (tag)
            {
                case Name:
                    feature.Name = Encoding.ASCII.GetString(data.Slice(begin, length)).Trim(' ', '\0');
                    break;
                case ReadOnly or ReadWrite:
                    if (Fields(data, begin, length, tag == ReadOnly) is not { } fields)
                    {
                        return null;
                    }

                    feature.Fields.Add(fields);
                    break;
                default:
                    return null;
            }

            at = begin + length;
        }

        return at > 0 && at < data.Length && feature.Name is not null ? feature : null;
    }

    private static VpdFields? Fields(ReadOnlySpan<byte> data, int begin, int length, bool fixedOnes)
    {
        var fields = new VpdFields { Access = fixedOnes ? "readonly" : "readwrite" };
        bool summed = false;
        int at = begin, end = begin + length;
        while (at + 3 <= end)
        {
            string key = Encoding.ASCII.GetString(data.Slice(at, 2));
            int size = data[at + 2], value = at + 3;
            if (value + size > end)
            {
                return null;
            }

            if (key == "RV")
            {
                // Everything from the first byte to this one adds up to nothing.
                byte sum = 0;
                for (int i = 0; i <= value; i++)
                {
                    sum += data[i];
                }

                if (!fixedOnes || size == 0 || sum != 0)
                {
                    return null;
                }

                summed = true;
                break;
            }

            if (key != "RW")
            {
                Put(fields, key, Encoding.ASCII.GetString(data.Slice(value, size)).Trim(' ', '\0'), fixedOnes);
            }

            at = value + size;
        }

        return fixedOnes && !summed ? null : fields;
    }

    private static void Put(VpdFields fields, string key, string value, bool fixedOnes)
    {
        // What is no text is left out.
        if (value.Length == 0 || value.Any(static c => c is < ' ' or > '~'))
        {
            return;
        }

        switch (key)
        {
            case "EC" when fixedOnes:
                fields.ChangeLevel = value;
                break;
            case "MN" when fixedOnes:
                fields.ManufactureId = value;
                break;
            case "PN" when fixedOnes:
                fields.PartNumber = value;
                break;
            case "SN" when fixedOnes:
                fields.SerialNumber = value;
                break;
            case "YA" when !fixedOnes:
                fields.AssetTag = value;
                break;
            case ['V', _]:
                fields.VendorFields.Add(new VpdCustomField { Index = key[1..], Value = value });
                break;
            case ['Y', _] when !fixedOnes:
                fields.SystemFields.Add(new VpdCustomField { Index = key[1..], Value = value });
                break;
            default:
                break;
        }
    }
}
