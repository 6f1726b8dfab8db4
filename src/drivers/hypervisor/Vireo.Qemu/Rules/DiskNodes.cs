using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>Numbers of the images of a running guest: their nodes are named after them, and clients name images by them.</summary>
public static class DiskNodes
{
    /// <summary>Numbers every image as libvirt does: the disks' own first, from the last disk to the first, then those below, again from
    /// the last disk on.</summary>
    public static void Number(DomainDef live)
    {
        uint next = 0;
        for (int i = live.Devices.Disks.Count - 1; i >= 0; i--)
        {
            // A drive without a medium keeps a number for one.
            next++;
            if (live.Devices.Disks[i].Source is { } source)
            {
                source.Index = next;
            }
        }

        for (int i = live.Devices.Disks.Count - 1; i >= 0; i--)
        {
            for (var below = live.Devices.Disks[i].BackingStore; below is { Source: not null }; below = below.BackingStore)
            {
                below.Index = ++next;
            }
        }
    }

    /// <summary>The first number that no image of a running guest has.</summary>
    public static uint Next(DomainDef live) =>
        live.Devices.Disks.SelectMany(static d => DiskImage.Chain(d)).Select(static i => i.Index).DefaultIfEmpty().Max() + 1;

    /// <summary>Counts from another number than 1.</summary>
    public static void Shift(DomainDef def, uint first)
    {
        foreach (var disk in def.Devices.Disks)
        {
            disk.Source?.Index += first - 1;
            for (var below = disk.BackingStore; below is { Source: not null }; below = below.BackingStore)
            {
                below.Index += first - 1;
            }
        }
    }
}
