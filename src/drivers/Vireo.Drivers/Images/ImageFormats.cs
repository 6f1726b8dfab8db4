namespace Vireo.Drivers;

/// <summary>Names of formats, as headers have them.</summary>
public static class ImageFormats
{
    private static readonly HashSet<string> Protocols = new(StringComparer.Ordinal)
    {
        "file", "host_device", "host_cdrom", "nbd", "rbd", "iscsi", "gluster", "http", "https", "ftp", "ftps", "tftp", "ssh", "nfs",
        "sheepdog", "vxhs",
    };

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop", "cow", "qcow", "qcow2", "qed", "vmdk", "luks",
    };

    /// <summary>
    /// The format that a header means when it calls the format of the image below it so: some name the protocol instead, and mean raw.
    /// </summary>
    public static string Meant(string name) => Protocols.Contains(name) ? "raw" : name;

    /// <summary>Whether libvirt knows a format of this name.</summary>
    public static bool IsKnown(string name) => Names.Contains(name);
}
