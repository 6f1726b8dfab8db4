namespace Vireo.Documents;

/// <summary>Puts disks of one bus and controllers of one kind in order, as libvirt keeps them; other devices stay as they were
/// given.</summary>
public static class DeviceOrderRules
{
    /// <summary>Puts the disks and controllers in order.</summary>
    public static void Sort(DomainDevices devices)
    {
        devices.Disks = Insert(devices.Disks, PlaceOfDisk);
        SortControllers(devices);
    }

    /// <summary>Puts controllers in order, once more when their numbers are known.</summary>
    public static void SortControllers(DomainDevices devices) => devices.Controllers = Insert(devices.Controllers, PlaceOfController);

    /// <summary>Number in a disk's name (<c>vdb</c> is 1), without its partition; -1 when the name is none.</summary>
    public static int IndexOfName(string? name)
    {
        if (name is null)
        {
            return -1;
        }

        foreach (string prefix in (ReadOnlySpan<string>)["fd", "hd", "vd", "sd", "xvd", "ubd"])
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            long index = 0;
            int i = prefix.Length;
            for (; i < name.Length && char.IsAsciiLetterLower(name[i]); i++)
            {
                index = (index * 26) + (name[i] - 'a') + 1;
                if (index > int.MaxValue)
                {
                    return -1;
                }
            }

            return i == prefix.Length || (i < name.Length && !char.IsAsciiDigit(name[i])) ? -1 : (int)index - 1;
        }

        return -1;
    }

    /// <summary>Where a controller goes among the existing ones.</summary>
    public static int PlaceOfController(List<Controller> present, Controller added)
    {
        int place = -1;
        for (int i = present.Count - 1; i >= 0; i--)
        {
            Controller other = present[i];
            if (other.Type != added.Type)
            {
                continue;
            }

            if (added.Index is null)
            {
                return i + 1;
            }

            bool masterBeforeCompanion = other.Index == added.Index && added.MasterStartPort is null && other.MasterStartPort is not null;
            if ((other.Index ?? -1) > added.Index || masterBeforeCompanion)
            {
                place = i;
            }
            else if (place < 0)
            {
                place = i + 1;
            }
        }

        return place < 0 ? present.Count : place;
    }

    private static int PlaceOfDisk(List<Disk> present, Disk added)
    {
        int place = -1;
        for (int i = present.Count - 1; i >= 0; i--)
        {
            Disk other = present[i];
            if ((other.Target?.Bus ?? DiskBus.Unset) != (added.Target?.Bus ?? DiskBus.Unset))
            {
                continue;
            }

            if (IndexOfName(other.Target?.Dev) <= IndexOfName(added.Target?.Dev))
            {
                // Those of one bus stand in order already, so that nothing before this one is greater; without the break thousands of disks
                // took their square.
                place = place < 0 ? i + 1 : place;
                break;
            }

            place = i;
        }

        return place < 0 ? present.Count : place;
    }

    private static List<T> Insert<T>(List<T> given, Func<List<T>, T, int> place)
    {
        var sorted = new List<T>(given.Count);
        foreach (T item in given)
        {
            sorted.Insert(place(sorted, item), item);
        }

        return sorted;
    }
}
