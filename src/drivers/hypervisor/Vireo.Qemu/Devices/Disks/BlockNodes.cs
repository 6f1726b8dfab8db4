using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Disks;

/// <summary>Plans the nodes of the block layer for a disk's chain of images, from the lowest to the uppermost.</summary>
internal static class BlockNodes
{
    private const string NbdPort = "10809", IscsiPort = "3260";

    /// <summary>Adds the nodes of a disk.</summary>
    /// <returns>The node that the device is to use; null for a drive without a medium.</returns>
    public static string? Add(PlanContext c, DevicePlan plan, Disk disk)
    {
        var chain = DiskImage.Chain(disk);
        if (chain.Count == 0 || (chain[0].Path is null && chain[0].Source is not NetworkDiskSource))
        {
            return null;
        }

        string? below = null;
        for (int i = chain.Count - 1; i > 0; i--)
        {
            below = AddBelow(c, plan, chain[i], below);
        }

        AddTop(c, plan, disk, chain[0], below);
        if (disk.Driver?.CopyOnRead != OnOff.On)
        {
            return chain[0].Node;
        }

        string copy = DiskImage.CopyOnReadNode(disk);
        plan.BlockNode(new JsonObject().Add("driver", "copy-on-read").Add("node-name", copy).Add("file", chain[0].Node)
            .Add("discard", "unmap"));
        return copy;
    }

    private static void AddTop(PlanContext c, DevicePlan plan, Disk disk, DiskImage image, string? below)
    {
        bool readOnly = disk.ReadOnly;
        AddSecrets(c, plan, image);
        var storage = Storage(c, image, disk.Driver?.Io ?? DiskIo.Unset, disk.Device).Add("node-name", image.StorageNode);
        void Access(JsonObject node, bool content)
        {
            if (content)
            {
                node.Add("read-only", readOnly);
                Discard(node, disk);
            }
            else
            {
                node.Add("auto-read-only", true).Add("discard", "unmap");
            }
        }

        Access(storage, content: image.Node == image.StorageNode);
        Cache(storage, disk);
        plan.BlockNode(storage);
        if (image.SliceNode is { } slice)
        {
            var part = Slice(image, slice);
            Access(part, content: image.Node == slice);
            Cache(part, disk);
            plan.BlockNode(part);
        }

        if (image.FormatNode is not { } format)
        {
            return;
        }

        var layer = new JsonObject().Add("node-name", format).Add("read-only", readOnly);
        Discard(layer, disk);
        Cache(layer, disk);
        layer.Add("driver", image.FormatDriver);
        Unlock(layer, image).Opt("discard-no-unref", PlanContext.Bool(disk.Driver?.DiscardNoUnref))
            .Opt("cache-size", disk.Driver?.MetadataCacheMaxSize).Add("file", image.SliceNode ?? image.StorageNode);
        if (below is not null)
        {
            layer.Add("backing", below);
        }
        else if (disk.BackingStore is { Type: DiskType.Unset, Source: null } && HasBacking(image.Format))
        {
            layer.Add("backing", JsonValue.Null);
        }

        plan.BlockNode(layer);
    }

    // The emulator refuses the end of a chain in formats that have none.
    private static bool HasBacking(string? format) => format is "qcow2" or "qcow" or "qed" or "vmdk";

    // What is below is only read.
    private static string AddBelow(PlanContext c, DevicePlan plan, DiskImage image, string? below)
    {
        void Access(JsonObject node, bool content)
        {
            if (content)
            {
                node.Add("read-only", true);
            }
            else
            {
                node.Add("auto-read-only", true).Add("discard", "unmap");
            }
        }

        AddSecrets(c, plan, image);
        var storage = Storage(c, image, DiskIo.Unset, DiskDevice.Disk).Add("node-name", image.StorageNode);
        Access(storage, content: image.Node == image.StorageNode);
        plan.BlockNode(storage);
        if (image.SliceNode is { } slice)
        {
            var part = Slice(image, slice);
            Access(part, content: image.Node == slice);
            plan.BlockNode(part);
        }

        if (image.FormatNode is { } format)
        {
            var layer = new JsonObject().Add("node-name", format).Add("read-only", true).Add("driver", image.FormatDriver);
            Unlock(layer, image).Add("file", image.SliceNode ?? image.StorageNode);
            plan.BlockNode(
                below is not null ? layer.Add("backing", below)
                    : HasBacking(image.Format) && image.Below is not null ? layer.Add("backing", JsonValue.Null) : layer);
        }

        return image.Node;
    }

    // The secrets of an image stand before its nodes.
    private static void AddSecrets(PlanContext c, DevicePlan plan, DiskImage image)
    {
        void Add(string name, SecretUse use)
        {
            SealedSecret secret = c.Host.Seal(use);
            plan.Object(new JsonObject().Add("qom-type", "secret").Add("id", name).Add("data", secret.Data)
                .Add("keyid", "masterKey0").Add("iv", secret.Vector).Add("format", "base64"));
        }

        if (image.Password is { } password)
        {
            Add(image.PasswordName, password);
        }

        int number = 0;
        foreach (SecretUse key in image.Keys)
        {
            Add(image.KeyName(number++), key);
        }
    }

    private static JsonObject Unlock(JsonObject layer, DiskImage image) => image is not { IsLayered: true, Encryption: { } encryption }
        ? layer
        : image.FormatDriver == "luks" ? layer.Add("key-secret", image.KeyName(0))
        : layer.Add("encrypt", new JsonObject().Add("format", encryption.Format.ToXml() ?? "").Add("key-secret", image.KeyName(0)));

    private static JsonObject Slice(DiskImage image, string node) => new JsonObject().Add("driver", "raw").Add("file", image.StorageNode)
        .Add("offset", image.Slice?.Offset ?? 0).Add("size", image.Slice?.Size ?? 0).Add("node-name", node);

    private static JsonObject Storage(PlanContext c, DiskImage image, DiskIo io, DiskDevice device)
    {
        DiskSource source = image.Source;
        if (source is NetworkDiskSource network)
        {
            return network.Protocol == NetworkDiskProtocol.Iscsi ? Iscsi(network, image) : Network(network, image);
        }

        if (source is DirectoryDiskSource folder)
        {
            return new JsonObject().Add("driver", "vvfat").Add("dir", folder.Dir ?? "").Add("floppy", device == DiskDevice.Floppy)
                .Add("rw", false);
        }

        string driver = source switch
        {
            BlockDiskSource block => device == DiskDevice.Cdrom && c.Host.IsCdrom(block.Dev ?? "") ? "host_cdrom" : "host_device",
            _ => "file",
        };
        return new JsonObject().Add("driver", driver).Add("filename", DiskImage.PathOf(source) ?? "")
            .Opt("aio", io switch { DiskIo.Native => "native", DiskIo.Threads => "threads", DiskIo.IoUring => "io_uring", _ => null });
    }

    private static JsonObject Network(NetworkDiskSource source, DiskImage image)
    {
        if (source.Protocol is NetworkDiskProtocol.Gluster or NetworkDiskProtocol.Rbd)
        {
            return source.Protocol == NetworkDiskProtocol.Rbd ? NetworkNodes.Rbd(source, image) : NetworkNodes.Gluster(source);
        }

        if (source.Protocol != NetworkDiskProtocol.Nbd || source.Hosts.Count == 0)
        {
            throw DeviceErrors.DiskProtocolUnsupported(source.Protocol.ToString().ToLowerInvariant());
        }

        var host = source.Hosts[0];
        var server = host.Transport == DiskTransport.Unix
            ? new JsonObject().Add("type", "unix").Add("path", host.Socket ?? "")
            : new JsonObject().Add("type", "inet").Add("host", host.Name ?? "").Add("port", host.Port ?? NbdPort);
        return new JsonObject().Add("driver", "nbd").Add("server", server).Opt("export", source.Name)
            .Opt("reconnect-delay", (long?)source.ReconnectDelay);
    }

    // The unit stands behind the target's name.
    private static JsonObject Iscsi(NetworkDiskSource source, DiskImage image)
    {
        if (source.Hosts is not [var host, ..])
        {
            throw DeviceErrors.DiskProtocolUnsupported("iscsi");
        }

        string name = source.Name ?? "", address = host.Name ?? "";
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        uint unit = 0;
        if (slash >= 0 && !uint.TryParse(name.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out unit))
        {
            throw DeviceErrors.IscsiUnit(name);
        }

        address = address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
        return new JsonObject().Add("driver", "iscsi").Add("portal", $"{address}:{host.Port ?? IscsiPort}")
            .Add("target", slash < 0 ? name : name[..slash]).Add("lun", (long)unit)
            .Add("transport", host.Transport == DiskTransport.Rdma ? "iser" : "tcp")
            .Opt("user", image.Password is null ? null : image.Login?.UserName)
            .Opt("password-secret", image.Password is null ? null : image.PasswordName).Opt("initiator-name", source.InitiatorIqn);
    }

    private static void Discard(JsonObject node, Disk disk)
    {
        node.Opt("discard", disk.Driver?.Discard switch { DiskDiscard.Unmap => "unmap", DiskDiscard.Ignore => "ignore", _ => null });
        node.Opt("detect-zeroes", disk.Driver?.DetectZeroes switch
        {
            DiskDetectZeroes.Off => "off",
            DiskDetectZeroes.On => "on",
            DiskDetectZeroes.Unmap => "unmap",
            _ => null,
        });
    }

    private static void Cache(JsonObject node, Disk disk)
    {
        if (disk.Driver?.Cache is { } cache and not DiskCache.Unset)
        {
            bool direct = cache is DiskCache.None or DiskCache.Directsync;
            node.Add("cache", new JsonObject().Add("direct", direct).Add("no-flush", cache == DiskCache.Unsafe));
        }
    }
}
