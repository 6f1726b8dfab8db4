using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Devices.Disks;

/// <summary>The nodes of images that lie in clusters: volumes of GlusterFS, and images of Ceph (RBD).</summary>
internal static class NetworkNodes
{
    private const string GlusterPort = "24007", RbdPort = "0";

    // What libvirt asks GlusterFS' library to report.
    private const int GlusterDebug = 4;

    /// <summary>A file in a volume of GlusterFS.</summary>
    public static JsonObject Gluster(NetworkDiskSource source)
    {
        (string volume, string path) = Split(source);
        return new JsonObject().Add("driver", "gluster").Add("volume", volume).Add("path", path)
            .Add("server", JsonValue.Array([.. source.Hosts.Select(static h => GlusterServer(h).Build())])).Add("debug", GlusterDebug);
    }

    /// <summary>An image of Ceph.</summary>
    public static JsonObject Rbd(NetworkDiskSource source, DiskImage layer)
    {
        (string pool, string image) = Split(source);
        JsonObject node = new JsonObject().Add("driver", "rbd").Add("pool", pool).Add("image", image).Opt("snapshot", source.Snapshot)
            .Opt("conf", source.ConfigFile);
        if (source.Hosts.Count > 0)
        {
            node.Add("server", JsonValue.Array([.. source.Hosts.Select(static h => RbdServer(h).Build())]));
        }

        if (layer is { IsLayered: false, Encryption: { } encryption })
        {
            node.Add("encrypt", RbdLayers(layer, encryption));
        }

        return layer.Password is null ? node
            : node.Opt("user", layer.Login?.UserName)
                .Add("auth-client-required", JsonValue.Array([JsonValue.From("cephx"), JsonValue.From("none")]))
                .Add("key-secret", layer.PasswordName);
    }

    // The uppermost layer holds those below.
    private static JsonObject RbdLayers(DiskImage image, StorageEncryption encryption)
    {
        JsonObject? below = null;
        for (int number = encryption.Secrets.Count - 1; number >= 0; number--)
        {
            var layer = new JsonObject().Add("format", encryption.Format.ToXml() ?? "").Add("key-secret", image.KeyName(number));
            below = below is null ? layer : layer.Add("parent", below);
        }

        return below ?? throw UnbuiltErrors.SecretMissing(encryption.Format.ToXml() ?? "");
    }

    private static JsonObject GlusterServer(DiskHost host) => host.Transport switch
    {
        DiskTransport.Unix => new JsonObject().Add("type", "unix").Add("path", host.Socket ?? ""),
        DiskTransport.Rdma => throw DeviceErrors.TransportUnsupported("rdma"),
        _ => new JsonObject().Add("type", "inet").Add("host", host.Name ?? "").Add("port", host.Port ?? GlusterPort),
    };

    private static JsonObject RbdServer(DiskHost host) => host.Transport is DiskTransport.Unset or DiskTransport.Tcp
        ? new JsonObject().Add("host", host.Name ?? "").Add("port", host.Port ?? RbdPort)
        : throw DeviceErrors.ServerNotTcp();

    // The rules have refused names without a slash.
    private static (string Volume, string Path) Split(NetworkDiskSource source)
    {
        string name = source.Name ?? "";
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (name, "") : (name[..slash], name[(slash + 1)..]);
    }
}
