using Vireo.Documents;

namespace Vireo.Drivers.NodeDevices;

/// <summary>Block devices and graphics nodes.</summary>
internal sealed partial class DeviceReader
{
    private static StorageCapability? Storage(KernelDevice device)
    {
        if (device.Node is not { } node)
        {
            return null;
        }

        var storage = new StorageCapability
        {
            Block = node, Bus = device["ID_BUS"], Serial = device["ID_SERIAL"],
            Vendor = Blankless(device.Attribute("device/vendor")), Model = Blankless(device.Attribute("device/model")),
        };
        string? kind = device["ID_TYPE"];
        if (kind is null or "generic")
        {
            kind = device.Number("ID_DRIVE_FLOPPY") == 1 ? "floppy"
                : device.Number("ID_CDROM") == 1 ? "cd"
                : device.Number("ID_DRIVE_FLASH_SD") == 1 ? "sd"
                : Guess(node);
        }

        switch (kind)
        {
            case "cd":
                Removable(device, storage, device.Number("ID_CDROM_MEDIA") == 1);
                storage.DriveType = "cdrom";
                return storage;
            case "disk":
            case "sd":
            case "dasd":
                if (kind == "dasd")
                {
                    storage.Serial = device.Attribute("device/uid") ?? storage.Serial;
                }

                Fixed(device, storage);
                storage.DriveType = kind;
                return storage;
            case "floppy":
                // Nothing but a file system's label shows that a medium is in.
                Removable(device, storage, device["ID_FS_LABEL"] is not null);
                storage.DriveType = kind;
                return storage;
            default:
                return null;
        }
    }

    // What udev does not know, the name of the node may tell.
    private static string? Guess(string node) =>
        node.StartsWith("/dev/vd", StringComparison.Ordinal) || node.StartsWith("/dev/nvme", StringComparison.Ordinal) ? "disk"
        : node.StartsWith("/dev/dasd", StringComparison.Ordinal) ? "dasd"
        : null;

    private static void Fixed(KernelDevice device, StorageCapability storage)
    {
        (ulong blocks, ulong size) = Blocks(device);
        storage.Size = blocks * size;
        storage.LogicalBlockSize = size > 0 ? size : null;
        storage.Blocks = blocks > 0 ? blocks : null;
    }

    private static void Removable(KernelDevice device, StorageCapability storage, bool hasMedium)
    {
        if (device.NumberOf("removable") != 1)
        {
            storage.Size = 0;
            return;
        }

        var removable = new RemovableFeature { MediaAvailable = 0, MediaSize = 0 };
        storage.Features.Add(removable);
        if (hasMedium)
        {
            (ulong blocks, ulong size) = Blocks(device);
            removable.MediaAvailable = 1;
            removable.MediaLabel = device["ID_FS_LABEL"];
            removable.MediaSize = blocks * size;
            removable.LogicalBlockSize = size > 0 ? size : null;
            removable.Blocks = blocks > 0 ? blocks : null;
        }
    }

    private static (ulong Count, ulong Size) Blocks(KernelDevice device) =>
        (device.NumberOf("size") ?? 0, device.NumberOf("queue/logical_block_size") ?? 0);

    // Only what follows: vendors pad with blanks.
    private static string? Blankless(string? text) => text?.TrimEnd() is { Length: > 0 } trimmed ? trimmed : null;

    private static DrmCapability? Drm(KernelDevice device) => (device.Number("MINOR") >> 6) switch
    {
        0 => new DrmCapability { Kind = "primary" },
        1 => new DrmCapability { Kind = "control" },
        2 => new DrmCapability { Kind = "render" },
        _ => null,
    };
}
