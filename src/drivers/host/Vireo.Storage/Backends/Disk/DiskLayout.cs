using System.Globalization;

namespace Vireo.Drivers.Storage;

/// <summary>What a part of a disk is.</summary>
internal enum DiskPartKind
{
    /// <summary>A partition, and the only kind of most tables.</summary>
    Primary,

    /// <summary>The partition of a DOS table that holds logical ones.</summary>
    Extended,

    /// <summary>A partition inside of the extended one.</summary>
    Logical,

    /// <summary>Nothing.</summary>
    Free,
}

/// <summary>A part of a disk, in bytes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">Number of a partition; 0 for what is free.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte behind its last.</param>
internal readonly record struct DiskPart(DiskPartKind Kind, int Number, ulong Start, ulong End)
{
    /// <summary>Bytes.</summary>
    public ulong Length => End - Start;
}

/// <summary>How a disk is divided, as <c>parted</c> prints it.</summary>
internal sealed record DiskLayout
{
    private const int Primaries = 4;

    /// <summary>What <c>parted</c> calls the partition table.</summary>
    public required string Table { get; init; }

    /// <summary>Bytes of a sector.</summary>
    public required ulong Sector { get; init; }

    /// <summary>Bytes of a cylinder.</summary>
    public required ulong Cylinder { get; init; }

    /// <summary>Partitions and what is free, in the order of the disk.</summary>
    public required IReadOnlyList<DiskPart> Parts { get; init; }

    /// <summary>The partitions.</summary>
    public IEnumerable<DiskPart> Partitions => Parts.Where(static p => p.Kind != DiskPartKind.Free);

    /// <summary>What is free.</summary>
    public IEnumerable<DiskPart> Free => Parts.Where(static p => p.Kind == DiskPartKind.Free);

    /// <summary>The partition that holds the logical ones; null without one.</summary>
    public DiskPart? Extended => Parts.Any(IsExtended) ? Parts.First(IsExtended) : null;

    /// <summary>Whether it is a DOS table, where partitions may lie inside of another.</summary>
    public bool IsDos => Table == "msdos";

    /// <summary>Whether partitions end where a cylinder does.</summary>
    public bool HasWholeCylinders => Table is "msdos" or "pc98" or "sun";

    /// <summary>Whether a part lies inside of the extended partition.</summary>
    public bool IsInside(DiskPart part) =>
        part.Kind != DiskPartKind.Extended && Extended is { } e && part.Start >= e.Start && part.End <= e.End;

    /// <summary>The number that the next partition gets.</summary>
    public int NextNumber(bool logical)
    {
        int number = logical ? Primaries + 1 : 1;
        while (Parts.Any(p => p.Number == number))
        {
            number++;
        }

        return number;
    }

    /// <summary>Reads what <see cref="PartedCommand.Print"/> printed.</summary>
    /// <exception cref="VirException">It is something else.</exception>
    public static DiskLayout Parse(string output, string device)
    {
        const StringSplitOptions all = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        string table = "";
        ulong sector = 0, cylinder = 0, cylinders = 0;
        var parts = new List<DiskPart>();
        foreach (string line in output.Split('\n', all))
        {
            if (Value(line, "Partition Table:") is { } kind)
            {
                table = kind;
            }
            else if (Value(line, "Sector size (logical/physical):") is { } size)
            {
                sector = Bytes(size.Split('/')[0]) ?? 0;
            }
            else if (Value(line, "BIOS cylinder,head,sector geometry:") is { } text)
            {
                ulong?[] numbers = [.. text.Split('.')[0].Split(',').Select(Number)];
                (cylinders, cylinder) = numbers is [{ } c, { } h, { } s] ? (c, h * s * sector) : (0, 0);
            }
            else if (Part(line.Split(' ', all)) is { } part)
            {
                parts.Add(part);
            }
        }

        return sector > 0 && cylinder > 0 && table.Length > 0
            ? new DiskLayout
            {
                Table = table, Sector = sector, Cylinder = cylinder,
                Parts = table is "msdos" or "sun" ? [.. Whole(parts, sector, cylinders * cylinder)] : parts,
            }
            : throw PoolErrors.LayoutUnreadable(device);
    }

    // Behind the last whole cylinder nothing can be used, nor can the sector with the table itself.
    private static IEnumerable<DiskPart> Whole(IEnumerable<DiskPart> parts, ulong begin, ulong end) => parts
        .Select(p => p.Kind == DiskPartKind.Free ? p with { Start = Math.Max(p.Start, begin), End = Math.Min(p.End, end) } : p)
        .Where(static p => p.End > p.Start);

    // "3 209940480B 314910719B 104970240B extended lba", or the three sizes and "Free Space".
    private static DiskPart? Part(string[] word)
    {
        int at = word.Length > 3 && Number(word[0]) is not null ? 1 : 0;
        if (word.Length < at + 3 || Bytes(word[at]) is not { } start || Bytes(word[at + 1]) is not { } last || Bytes(word[at + 2]) is null)
        {
            return null;
        }

        DiskPartKind kind = at == 0 ? DiskPartKind.Free
            : word.Length > 4 && word[4] == "extended" ? DiskPartKind.Extended
            : word.Length > 4 && word[4] == "logical" ? DiskPartKind.Logical : DiskPartKind.Primary;
        return last < start ? null : new DiskPart(kind, at == 0 ? 0 : (int)Number(word[0])!.Value, start, last + 1);
    }

    private static bool IsExtended(DiskPart part) => part.Kind == DiskPartKind.Extended;

    private static string? Value(string line, string name) =>
        line.StartsWith(name, StringComparison.Ordinal) ? line[name.Length..].Trim() : null;

    private static ulong? Bytes(string text) => text.EndsWith('B') ? Number(text[..^1]) : null;

    private static ulong? Number(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value : null;
}
