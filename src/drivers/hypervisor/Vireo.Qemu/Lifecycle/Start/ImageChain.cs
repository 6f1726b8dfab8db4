using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Puts the images below a disk's image into its document. A chain that the user wrote down is taken as it stands.
/// </summary>
internal static class ImageChain
{
    /// <summary>Adds the chain below <paramref name="disk"/>.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="mustEnd">Whether a chain that cannot be followed to its end is an error; else what lies below is left out.</param>
    /// <exception cref="VirException">The chain cannot be followed to its end.</exception>
    public static void Read(Disk disk, bool mustEnd = true)
    {
        if (disk.BackingStore is not null || disk.Source is null)
        {
            return;
        }

        disk.BackingStore = new DiskBackingStore();
        if (DiskImage.PathOf(disk.Source) is not { } path
            || disk.Driver?.Type is not { } format || format is not ("qcow2" or "qcow" or "qed"))
        {
            return;
        }

        DiskBackingStore end = disk.BackingStore;
        foreach (ImageLayer layer in Below(path, format, mustEnd))
        {
            end.Type = layer.Server is null ? DiskType.File : DiskType.Network;
            end.Format = new DiskFormat { Type = layer.Format };
            end.Source = layer.Server is { } server ? OfServer(server) : new FileDiskSource { File = layer.Path };
            if (layer.Server is null)
            {
                end.BackingStore = new DiskBackingStore();
                end = end.BackingStore;
            }
        }
    }

    private static NetworkDiskSource OfServer(ImageServer server)
    {
        NetworkDiskProtocol protocol = NetworkDiskProtocolXml.TryParse(server.Protocol, out NetworkDiskProtocol known) ? known : default;
        var source = new NetworkDiskSource { Protocol = protocol, Name = server.Name.Length > 0 ? server.Name : null };
        if (server.Socket is { } socket)
        {
            source.Hosts.Add(new DiskHost { Transport = DiskTransport.Unix, Socket = socket });
        }
        else if (server.Host.Length > 0)
        {
            int? port = server.Port ?? protocol switch
            {
                NetworkDiskProtocol.Nbd => 10809,
                NetworkDiskProtocol.Iscsi => 3260,
                _ => null,
            };
            source.Hosts.Add(new DiskHost { Name = server.Host, Port = port?.ToString(CultureInfo.InvariantCulture) });
        }

        source.Tls = protocol == NetworkDiskProtocol.Nbd ? Xml.YesNo.No : Xml.YesNo.Unset;
        return source;
    }

    private static IReadOnlyList<ImageLayer> Below(string path, string format, bool mustEnd)
    {
        try
        {
            return ImageLayers.Below(path, format);
        }
        catch (VirException) when (!mustEnd)
        {
            return [];
        }
    }
}
