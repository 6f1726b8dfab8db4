using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// A job of QEMU's on a disk's chain of images: pulling from below, or committing down. It is known by QEMU's own name for it, so that a
/// later daemon finds it again; what the chain looks like when it is done follows from where it works.
/// </summary>
public sealed record BlockJob
{
    /// <summary>QEMU's name of the job.</summary>
    public required string Id { get; init; }

    public required DomainBlockJobType Type { get; init; }

    /// <summary>The disk's target, for example <c>vda</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Index of the uppermost image that is merged, for commits.</summary>
    public uint? Top { get; init; }

    /// <summary>Index of the image that stays below, or null for none.</summary>
    public uint? Base { get; init; }

    /// <summary>The node of the uppermost image that is merged.</summary>
    public string? TopNode { get; init; }

    /// <summary>The node of the image that stays below.</summary>
    public string? BaseNode { get; init; }

    /// <summary>QEMU is done with it, and the document says so: what remains is to close nodes and to dismiss it.</summary>
    public bool Concluded { get; init; }

    /// <summary>An active commit has caught up, and can be ended either way.</summary>
    public bool Ready { get; init; }

    /// <summary>A client asked to go over to the base.</summary>
    public bool Pivoting { get; init; }

    /// <summary>A client asked to end it.</summary>
    public bool Cancelled { get; init; }

    /// <summary>The disk's chain when the job has done its work; the result are the images that are in it no more.</summary>
    public List<DiskImage> Apply(Disk disk)
    {
        var before = DiskImage.Chain(disk);
        if (Type == DomainBlockJobType.ActiveCommit)
        {
            if (Pivoting)
            {
                ApplyPivot(disk, before);
            }
        }
        else
        {
            // What stays below hangs under the disk's own image, or under the one above the uppermost that went.
            var rest = before.Find(i => i.Index == Base);
            var kept = rest is null
                ? new DiskBackingStore()
                : new DiskBackingStore { Type = TypeOf(rest.Source), Index = rest.Index,
                    Format = new DiskFormat { Type = rest.Format ?? "raw" }, Source = rest.Source, BackingStore = rest.Below };
            int above = Type == DomainBlockJobType.Pull ? 0 : before.FindIndex(i => i.Index == Top) - 1;
            if (above <= 0)
            {
                disk.BackingStore = kept;
            }
            else
            {
                var store = disk.BackingStore;
                for (int i = 1; i < above; i++)
                {
                    store = store?.BackingStore;
                }

                store?.BackingStore = kept;
            }
        }

        var after = DiskImage.Chain(disk);
        return before.FindAll(b => !after.Exists(a => a.Index == b.Index));
    }

    /// <summary>The number of the image of a node, or null when the node is not named so.</summary>
    public static uint? ImageOf(string? node) =>
        node?.Split('-') is ["libvirt", var number, "format" or "storage" or "slice", ..]
        && uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out uint index) ? index : null;

    private void ApplyPivot(Disk disk, List<DiskImage> chain)
    {
        var target = chain.Find(i => i.Index == Base);
        if (target is not null)
        {
            disk.Type = TypeOf(target.Source);
            disk.Source = target.Source;
            disk.Source.Index = target.Index;

            // What was said of the disk as a whole was about the image that goes.
            (disk.Encryption, disk.Auth) = (null, null);
            (disk.Driver ??= new DiskDriver()).Type = target.Format ?? "raw";
            disk.BackingStore = target.Below;
        }

        disk.Mirror = null;
    }

    private static DiskType TypeOf(DiskSource source) =>
        source switch { BlockDiskSource => DiskType.Block, NetworkDiskSource => DiskType.Network, _ => DiskType.File };
}
