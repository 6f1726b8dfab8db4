using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;
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

    /// <summary>How the image is encrypted; null when it is not.</summary>
    public StorageEncryption? Encryption { get; init; } = Source.Encryption;

    /// <summary>Who logs in to the server of the image; null for nobody.</summary>
    public DiskAuth? Login { get; init; } = Source.Auth;

    /// <summary>The node of the storage.</summary>
    public string StorageNode => string.Create(CultureInfo.InvariantCulture, $"libvirt-{Index}-storage");

    /// <summary>The node of the part of the storage that holds the image, or null when it is the whole storage.</summary>
    public string? SliceNode => Slice is null ? null : string.Create(CultureInfo.InvariantCulture, $"libvirt-{Index}-slice-sto");

    /// <summary>The node of the format, or null: a raw image has none unless it is encrypted.</summary>
    public string? FormatNode => Format is null or Raw && !IsLayered
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"libvirt-{Index}-format");

    /// <summary>QEMU's driver of the format. A folder that is shown as a file system has none: its storage makes up the content.</summary>
    public string FormatDriver => IsLayered && Format is null or Raw ? "luks" : Format is null or "fat" ? Raw : Format;

    /// <summary>Whether the emulator decrypts the image, and not the library of its server.</summary>
    public bool IsLayered => Encryption is { Engine: not StorageEncryptionEngine.LibRbd };

    /// <summary>The emulator's name of the secret with a key of the image.</summary>
    public string KeyName(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsLayered ? FormatNode : StorageNode)}-encryption-secret{number}");

    /// <summary>The emulator's name of the secret with the password of the image's server.</summary>
    public string PasswordName => StorageNode + "-auth-secret0";

    /// <summary>The secrets with the keys of the image: one, but for Ceph's library, which has one for each layer.</summary>
    /// <exception cref="VirException">It is encrypted, and no secret is named.</exception>
    public IEnumerable<SecretUse> Keys => Encryption is not { } encryption ? []
        : encryption.Secrets.Count == 0 ? throw UnbuiltErrors.SecretMissing(encryption.Format.ToXml() ?? "")
        : encryption.Secrets.Take(IsLayered ? 1 : int.MaxValue).Select(
            static s => new SecretUse(SecretUsageType.Volume, s.Uuid, s.Usage));

    /// <summary>The secret with the password of the image's server, or null.</summary>
    public SecretUse? Password => (Source as NetworkDiskSource)?.Protocol switch
    {
        NetworkDiskProtocol.Iscsi when Login?.Secret is { } secret => new(SecretUsageType.Iscsi, secret.Uuid, secret.Usage),
        NetworkDiskProtocol.Rbd when Login?.Secret is { } secret => new(SecretUsageType.Ceph, secret.Uuid, secret.Usage),
        _ => null,
    };

    /// <summary>The secrets of the image.</summary>
    public IEnumerable<SecretUse> Secrets => new[] { Password }.OfType<SecretUse>().Concat(Keys);

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
            chain.Add(new DiskImage(top.Index ?? 0, disk.Driver?.Type, image, disk.BackingStore)
            {
                Encryption = image.Encryption ?? disk.Encryption, Login = image.Auth ?? disk.Auth,
            });
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
