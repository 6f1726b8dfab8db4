using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Makes the document that says which kinds of storage pool a host serves, and with which formats.</summary>
public static class StoragePoolCapabilities
{
    private static readonly string[] s_imageFormats =
        ["none", "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop", "cow", "qcow", "qcow2", "qed", "vmdk"];

    /// <summary>The document for a host that serves the given kinds.</summary>
    public static StoragePoolCapabilitiesDef Build(IReadOnlyCollection<StoragePoolType> supported)
    {
        var capabilities = new StoragePoolCapabilitiesDef();
        foreach (StoragePoolType type in Enum.GetValues<StoragePoolType>())
        {
            if (type != StoragePoolType.Unset)
            {
                capabilities.Pools.Add(new StoragePoolTypeCapabilities
                {
                    Type = type,
                    Supported = YesNoXml.From(supported.Contains(type)),
                    PoolOptions = PoolOptions(type),
                    VolumeOptions = VolumeOptions(type),
                });
            }
        }

        return capabilities;
    }

    private static StorageFormatOptions? PoolOptions(StoragePoolType type)
    {
        string[] formats = StoragePoolTraits.Of(type).Formats;
        if (formats.Length == 0)
        {
            return null;
        }

        // The default of volume groups is not the first one listed.
        string[] listed = type == StoragePoolType.Logical ? ["unknown", "lvm2"] : formats;
        return new StorageFormatOptions
        {
            DefaultFormat = formats[0], Enums = [new CapabilityEnum { Name = "sourceFormatType", Values = [.. listed] }],
        };
    }

    private static StorageFormatOptions? VolumeOptions(StoragePoolType type)
    {
        string[]? formats = type switch
        {
            StoragePoolType.Sheepdog => null,
            StoragePoolType.Rbd => [],
            _ => StoragePoolTraits.Of(type).VolumeFormats switch
            {
                VolumeFormatKind.File => s_imageFormats,
                VolumeFormatKind.Disk => StorageVolRules.DiskFormats,
                _ => null,
            },
        };
        if (formats is null)
        {
            return null;
        }

        string usual = type == StoragePoolType.Disk ? "none" : "raw";
        return new StorageFormatOptions
        {
            DefaultFormat = usual, Enums = [new CapabilityEnum { Name = "targetFormatType", Values = [.. formats] }],
        };
    }
}
