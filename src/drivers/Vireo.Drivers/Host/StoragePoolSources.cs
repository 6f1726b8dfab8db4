using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>Questions about where pools' data comes from.</summary>
public static class StoragePoolSources
{
    /// <summary>True when two pools would manage the same storage.</summary>
    public static bool Conflict(StoragePoolDef one, StoragePoolDef other)
    {
        if (one.Type != other.Type)
        {
            return false;
        }

        var a = one.Source ?? new StoragePoolSource();
        var b = other.Source ?? new StoragePoolSource();
        return one.Type switch
        {
            StoragePoolType.Dir => Same(one.Target?.Path, other.Target?.Path),
            StoragePoolType.Gluster or StoragePoolType.NetFs =>
                SameHosts(a, b) && Same(a.Directory, b.Directory) && (one.Type == StoragePoolType.NetFs || a.Name == b.Name),
            StoragePoolType.Zfs or StoragePoolType.Vstorage => Same(a.Name, b.Name),

            // libvirtd 9.0 compares the devices of volume groups, and not their names.
            StoragePoolType.Fs or StoragePoolType.Disk or StoragePoolType.Logical => ShareDevice(a, b),
            StoragePoolType.Iscsi => SameHosts(a, b) && ShareDevice(a, b),
            StoragePoolType.Sheepdog => SameHosts(a, b) && Same(a.Name, b.Name),
            StoragePoolType.Scsi => SameAdapter(a.Adapter, b.Adapter),
            StoragePoolType.Mpath => true,
            _ => false,
        };
    }

    /// <summary>The host named in a <c>&lt;source&gt;</c> description, or null.</summary>
    public static string? HostOf(string sourceXml)
    {
        var root = XmlTree.Parse(sourceXml, new XmlParseOptions { Domain = ErrorDomain.Storage }).Root;
        root.ExpectRoot("source");
        var host = root.Child("host");
        return host.Exists && host.Attribute("name") is { Exists: true } name ? name.ToString() : null;
    }

    private static bool Same(string? a, string? b) => a is not null && a == b;

    private static bool SameAdapter(StorageAdapter? a, StorageAdapter? b) => (a, b) switch
    {
        (ScsiHostAdapter { Name: { } one }, ScsiHostAdapter { Name: { } other }) => Short(one) == Short(other),
        (ScsiHostAdapter { Parent: { } one }, ScsiHostAdapter { Parent: { } other }) => one == other,
        (FcHostAdapter one, FcHostAdapter other) => Same(one.Wwnn, other.Wwnn) && Same(one.Wwpn, other.Wwpn),
        _ => false,
    };

    // Both "host3" and "scsi_host3" are written.
    private static string Short(string name) => name.StartsWith("scsi_", StringComparison.Ordinal) ? name["scsi_".Length..] : name;

    private static bool SameHosts(StoragePoolSource a, StoragePoolSource b) =>
        a.Hosts.Count == b.Hosts.Count && a.Hosts.Count > 0 && a.Hosts[0].Name == b.Hosts[0].Name
            && (a.Hosts[0].Port ?? 0) == (b.Hosts[0].Port ?? 0);

    private static bool ShareDevice(StoragePoolSource a, StoragePoolSource b) =>
        a.Devices.Exists(d => b.Devices.Exists(e => e.Path == d.Path));
}
