using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>What LVM's tools print, read.</summary>
internal static class LvmReport
{
    private const int Fields = 10;

    /// <summary>Bytes of a group altogether, and its free bytes.</summary>
    public static (ulong Capacity, ulong Free)? Group(string output)
    {
        string[] fields = output.Trim().Split(':');
        return fields.Length == 2 && Number(fields[0]) is { } size && Number(fields[1]) is { } free ? (size, free) : null;
    }

    /// <summary>The volumes that are active. Pools of thin volumes are none, and libvirtd 9.0 shows no thin volumes either.</summary>
    /// <param name="output">Lines of segments; those of one volume follow each other.</param>
    /// <param name="folder">Where the volumes appear.</param>
    public static IReadOnlyList<StorageVolDef> Volumes(string output, string folder)
    {
        var volumes = new List<StorageVolDef>();
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] field = line.Trim().Split('#');
            if (field.Length != Fields || field[9].Length < 6 || field[9][0] is 't' or 'V' || field[9][4] != 'a')
            {
                continue;
            }

            StorageVolDef? volume = volumes.Count > 0 && volumes[^1].Name == field[0] ? volumes[^1] : null;
            if (volume is null)
            {
                volumes.Add(volume = New(field, folder));
            }

            AddSegment(volume, field);
        }

        return volumes;
    }

    /// <summary>Pairs of a device and the group it is in.</summary>
    public static IEnumerable<(string Device, string Group)> Devices(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(static f => f.Length == 2)
            .Select(static f => (f[0], f[1]));

    private static StorageVolDef New(string[] field, string folder)
    {
        string origin = field[1];
        StorageVolDef volume = BlockVolumes.New(field[0], folder + "/" + field[0]);
        volume.Key = field[2];
        if (origin.Length > 0)
        {
            // LVM makes an origin of zeros of its own for a snapshot of nothing, in brackets.
            volume.BackingStore = origin.StartsWith('[') ? null : new StorageVolBackingStore { Path = folder + "/" + origin };
        }

        return volume;
    }

    private static void AddSegment(StorageVolDef volume, string[] field)
    {
        if (Number(field[6]) is not { } length || Number(field[7]) is not { } extent)
        {
            return;
        }

        // What it takes in the group: of a snapshot that is less than what is seen of it.
        volume.Allocation = (volume.Allocation ?? 0) + length;
        foreach ((string device, ulong first) in Places(field[3]))
        {
            volume.Source ??= new StorageVolSource();
            StorageVolDevice? known = volume.Source.Devices.Find(d => d.Path == device);
            if (known is null)
            {
                volume.Source.Devices.Add(known = new StorageVolDevice { Path = device });
            }

            known.Extents.Add(new StorageExtent { Start = first * extent, End = (first * extent) + length });
        }
    }

    // "/dev/a(0),/dev/b(25)": devices and the numbers of the extents where the segment begins on each.
    private static IEnumerable<(string Device, ulong First)> Places(string text)
    {
        foreach (string part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            int open = part.LastIndexOf('(');
            if (open > 0 && Number(part[(open + 1)..].TrimEnd(')')) is { } first)
            {
                yield return (part[..open], first);
            }
        }
    }

    private static ulong? Number(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value : null;
}
