using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Completes and checks a storage volume; what counts depends on the kind of its pool.</summary>
public static class StorageVolRules
{
    private static readonly string[] s_fileFormats =
    [
        "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop", "cow", "qcow", "qcow2", "qed", "vmdk",
    ];

    internal static readonly string[] DiskFormats = [
        "none", "linux", "fat16", "fat32", "linux-swap", "linux-lvm", "linux-raid", "extended"];

    /// <summary>Reads, completes and checks a document.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="pool">The pool that the volume is in.</param>
    /// <param name="capacityOptional">Whether the capacity may be left out, because the volume is cloned or has an image below.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The document is not acceptable.</exception>
    public static StorageVolDef Read(string xml, StoragePoolDef pool, bool capacityOptional = false, List<DroppedNode>? dropped = null)
    {
        XmlElement root = DocumentReader.Root(xml, ErrorDomain.Storage, dropped);
        StorageVolDef volume = StorageVolDef.Parse(root);
        PostParse(volume, pool.Type, capacityOptional, root);
        return volume;
    }

    /// <summary>Fills in what was left out, forgets what only a driver can know, and checks the rest.</summary>
    public static void PostParse(StorageVolDef volume, StoragePoolType poolType, bool capacityOptional = false, XmlElement root = default)
    {
        var faults = new DocumentFaults(root, ErrorDomain.Storage);
        if (volume.Name is null)
        {
            throw faults.VolumeNameMissing("");
        }

        volume.Type = volume.Type == StorageVolType.Unset ? StorageVolType.File : volume.Type;
        volume.Source = null;
        volume.Physical = null;
        if (volume.Capacity is null && !capacityOptional && volume.BackingStore is null)
        {
            throw faults.CapacityMissing("");
        }

        volume.Capacity ??= 0;
        volume.Allocation ??= volume.Capacity;
        volume.Target ??= new StorageVolTarget();
        volume.Target.Timestamps = null;
        Formats(volume, StoragePoolTraits.Of(poolType).VolumeFormats, faults);
        if (volume.BackingStore is { } backing)
        {
            backing.Timestamps = null;

            // What has no place is nothing to build on.
            volume.BackingStore = backing.Path is null ? null : backing;
        }

        Target(volume.Target, faults);
    }

    private static void Formats(StorageVolDef volume, VolumeFormatKind kind, DocumentFaults faults)
    {
        string[] known = kind switch { VolumeFormatKind.File => s_fileFormats, VolumeFormatKind.Disk => DiskFormats, _ => [] };
        if (kind == VolumeFormatKind.None)
        {
            volume.Target!.Format = null;
        }
        else
        {
            volume.Target!.Format ??= kind == VolumeFormatKind.File ? "raw" : known[0];
            if (Array.IndexOf(known, volume.Target.Format) < 0)
            {
                throw faults.VolumeFormatUnknown("target/format/@type", volume.Target.Format);
            }
        }

        if (volume.BackingStore is { } backing)
        {
            if (kind == VolumeFormatKind.None)
            {
                backing.Format = null;
            }
            else
            {
                backing.Format ??= kind == VolumeFormatKind.File ? "raw" : known[0];
                if (Array.IndexOf(known, backing.Format) < 0)
                {
                    throw faults.VolumeFormatUnknown("backingStore/format/@type", backing.Format);
                }
            }
        }
    }

    private static void Target(StorageVolTarget target, DocumentFaults faults)
    {
        if (target.Compat is { } compat)
        {
            foreach (char c in compat)
            {
                if (!char.IsAsciiDigit(c) && c != '.')
                {
                    throw faults.CompatCharacters("target/compat");
                }
            }
        }

        // Only images of version 1.1 have features, so that is what is made.
        if (target.Features is not null)
        {
            target.Compat ??= "1.1";
        }
    }
}
