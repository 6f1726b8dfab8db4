namespace Vireo.Drivers.Storage;

/// <summary>A partition that is about to be made: where it lies, and which number it gets.</summary>
/// <param name="Words">Type and file system, as <c>parted</c> takes them.</param>
/// <param name="Number">The number that it gets.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte behind its last.</param>
internal readonly record struct PartitionPlan(string Words, int Number, ulong Start, ulong End)
{
    /// <summary>Finds the smallest free part that is large enough.</summary>
    /// <exception cref="VirException">There is none, or the table takes no other partition.</exception>
    public static PartitionPlan Find(DiskLayout layout, string format, ulong size)
    {
        if (!layout.IsDos)
        {
            // These tables have neither types nor names, and parted wants a file system then.
            return Place(layout, layout.Table is "sun" or "bsd" ? "ext2" : "primary", false, size);
        }

        if (format == "extended")
        {
            return layout.Extended is null ? Place(layout, "extended", false, size) : throw PoolErrors.ExtendedExists();
        }

        string system = format switch { "fat16" or "fat32" or "linux-swap" => format, _ => "ext2" };
        bool logical = layout.Partitions.Count(static p => p.Kind != DiskPartKind.Logical) >= 4;
        return logical && layout.Extended is null
            ? throw PoolErrors.NoPartitionLeft()
            : Place(layout, (logical ? "logical " : "primary ") + system, logical, size);
    }

    private static PartitionPlan Place(DiskLayout layout, string words, bool logical, ulong size)
    {
        PartitionPlan? best = null;
        ulong room = ulong.MaxValue;
        foreach (DiskPart free in layout.Free.Where(f => layout.IsInside(f) == logical))
        {
            // Each logical partition has a sector before it that says where it is.
            ulong start = logical ? free.Start + layout.Sector
                : layout.Table == "sun" ? free.Start / layout.Cylinder * layout.Cylinder : free.Start;
            ulong length = Math.Max(size, 1);
            ulong end = length > ulong.MaxValue - start - layout.Cylinder ? ulong.MaxValue
                : layout.HasWholeCylinders ? RoundUp(start + length, layout.Cylinder) : start + length;
            if (end <= free.End && free.Length < room)
            {
                (best, room) = (new PartitionPlan(words, layout.NextNumber(logical), start, end), free.Length);
            }
        }

        return best ?? throw PoolErrors.NoFreeExtent();
    }

    private static ulong RoundUp(ulong value, ulong unit) => (value / unit * unit) + (value % unit == 0 ? 0 : unit);
}
