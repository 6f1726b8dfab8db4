using System.Globalization;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Disks;

/// <summary>
/// One image of a disk's chain, and the nodes of QEMU's block layer that it becomes: the storage, a slice of it, the format. It is the only
/// place that knows how nodes are named; plans, block jobs and statistics ask it. It belongs to the document that it was made from.
/// </summary>
/// <param name="Index">The image's number in the running guest.</param>
/// <param name="Format">Its format; null is raw.</param>
/// <param name="Source">Where it is.</param>
/// <param name="Below">What is below it in the document: null when that is not known.</param>
public sealed record DiskImage(uint Index, string? Format, DiskSource Source, DiskBackingStore? Below)
{
    private const string Raw = "raw";

    /// <summary>The node of the storage.</summary>
    public string StorageNode => string.Create(CultureInfo.InvariantCulture, $"libvirt-{Index}-storage");

    /// <summary>The node of the part of the storage that holds the image, or null when it is the whole storage.</summary>
    public string? SliceNode => Slice is null ? null : string.Create(CultureInfo.InvariantCulture, $"libvirt-{Index}-slice-sto");

    /// <summary>The node of the format, or null: a raw image has none.</summary>
    public string? FormatNode => Format is null or Raw ? null : string.Create(CultureInfo.InvariantCulture, $"libvirt-{Index}-format");

    /// <summary>QEMU's driver of the format. A folder that is shown as a file system has none: its storage makes up the content.</summary>
    public string FormatDriver => Format is null or "fat" ? Raw : Format;

    /// <summary>The node that gives the image's content.</summary>
    public string Node => FormatNode ?? SliceNode ?? StorageNode;

    /// <summary>All nodes, from the top down.</summary>
    public IEnumerable<string> Nodes => new[] { FormatNode, SliceNode, StorageNode }.OfType<string>();

    /// <summary>The part of the storage that holds the image, or null.</summary>
    public StorageSlice? Slice => Source.Slices?.Slices.Find(static s => s.Type == "storage");

    /// <summary>The local path of the image, or null.</summary>
    public string? Path => PathOf(Source);

    /// <summary>The images of a disk from the top down; empty for a drive without a medium.</summary>
    public static List<DiskImage> Chain(Disk disk)
    {
        var chain = new List<DiskImage>();
        if (disk.Source is { } top && Located(top) is { } image)
        {
            chain.Add(new DiskImage(top.Index ?? 0, disk.Driver?.Type, image, disk.BackingStore));
        }

        for (var b = disk.BackingStore; b?.Source is { } source; b = b.BackingStore)
        {
            chain.Add(new DiskImage(b.Index ?? 0, b.Format?.Type, source, b.BackingStore));
        }

        return chain;
    }

    /// <summary>The node that gives a disk's content, or null for a drive without a medium.</summary>
    public static string? TopNode(Disk disk) => Chain(disk) is [var top, ..] ? top.Node : null;

    /// <summary>
    /// A source as the emulator opens it: of a volume that is what it was found to be when the guest got it, with all else that the
    /// document says of the source.
    /// </summary>
    public static DiskSource? Located(DiskSource? source) => source is not VolumeDiskSource volume
        ? source
        : volume.Actual?.Source is { } actual
            ? actual with
            {
                Index = volume.Index, StartupPolicy = volume.StartupPolicy, Slices = volume.Slices, SecurityLabels = volume.SecurityLabels,
                Reservations = volume.Reservations, Encryption = volume.Encryption, DataStore = volume.DataStore,
            }
            : volume;

    /// <summary>The local path of a source, or null.</summary>
    public static string? PathOf(DiskSource? source) => source switch
    {
        VolumeDiskSource v => PathOf(v.Actual?.Source),
        FileDiskSource f => f.File,
        BlockDiskSource b => b.Dev,
        DirectoryDiskSource d => d.Dir,
        _ => null,
    };

    /// <summary>QEMU's path of the device that limits of a disk are set on; for virtio that is the one below the card.</summary>
    public static string DevicePath(Disk disk) =>
        "/machine/peripheral/" + disk.Alias + (disk.Target?.Bus == DiskBus.Virtio ? "/virtio-backend" : "");

    /// <summary>The node that copies what is read from below into a disk's image.</summary>
    public static string CopyOnReadNode(Disk disk) => "libvirt-CoR-" + disk.Target?.Dev;
}
