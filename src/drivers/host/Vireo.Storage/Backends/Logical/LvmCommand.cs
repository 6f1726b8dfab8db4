using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>
/// The command lines of LVM's tools, as data: program and arguments. Order and options are those of libvirt (corpus storagepoolxml2argv).
/// </summary>
internal static class LvmCommand
{
    private const ulong Kibi = 1024;

    /// <summary>Makes the volumes of a group appear on the host, or takes them away.</summary>
    public static string[] Activate(string group, bool active) => ["vgchange", active ? "-aly" : "-aln", .. Operand(group)];

    /// <summary>Makes a device part of LVM.</summary>
    public static string[] MakeDevice(string device) => ["pvcreate", device];

    /// <summary>Makes a group of devices.</summary>
    public static string[] MakeGroup(string group, IEnumerable<string> devices) => ["vgcreate", .. Operand(group), .. devices];

    /// <summary>Removes a group with all its volumes.</summary>
    public static string[] RemoveGroup(string group) => ["vgremove", "-f", .. Operand(group)];

    /// <summary>Frees a device.</summary>
    public static string[] RemoveDevice(string device) => ["pvremove", device];

    /// <summary>Lists the groups' sizes.</summary>
    public static string[] ReportGroup(string group) =>
    [
        "vgs", "--separator", ":", "--noheadings", "--units", "b", "--unbuffered", "--nosuffix", "--options", "vg_size,vg_free",
        .. Operand(group),
    ];

    /// <summary>Lists the volumes of a group, one line for each of their segments.</summary>
    public static string[] ReportVolumes(string group) =>
    [
        "lvs", "--separator", "#", "--noheadings", "--units", "b", "--unbuffered", "--nosuffix", "--options",
        "lv_name,origin,uuid,devices,segtype,stripes,seg_size,vg_extent_size,size,lv_attr", .. Operand(group),
    ];

    /// <summary>Looks for groups anew.</summary>
    public static string[] Scan { get; } = ["vgscan"];

    /// <summary>Lists the devices of the host with the groups they are in.</summary>
    public static string[] ReportDevices { get; } = ["pvs", "--noheadings", "-o", "pv_name,vg_name"];

    /// <summary>Makes a volume: of its own, or as a snapshot of another, or with more capacity than room.</summary>
    public static string[] MakeVolume(string group, string name, StorageVolDef volume)
    {
        ulong capacity = volume.Capacity ?? 0, allocation = volume.Allocation ?? 0;
        var args = new List<string> { "lvcreate", "--name", name, "-L", Size(Math.Max(Math.Min(allocation, capacity), 1)) };
        if (volume.BackingStore is { Path: { } origin })
        {
            // What is seen of a snapshot is as large as its origin.
            args.AddRange(["-s", origin]);
        }
        else
        {
            args.AddRange(allocation < capacity
                ? ["--type", "snapshot", "--virtualsize", Size(capacity), .. Operand(group)]
                : Operand(group));
        }

        // After "--" it would be a name.
        return args.Contains("--") ? [.. args[..args.IndexOf("--")], "--yes", .. args[args.IndexOf("--")..]] : [.. args, "--yes"];
    }

    /// <summary>Gives a volume another name.</summary>
    public static string[] Rename(string group, string from, string to) => ["lvrename", .. Operand(group), from, to];

    /// <summary>Removes a volume.</summary>
    public static string[] Remove(string path) => ["lvremove", "-f", path];

    private static string Size(ulong bytes) =>
        ((bytes / Kibi) + (bytes % Kibi == 0 ? 0UL : 1)).ToString(CultureInfo.InvariantCulture) + "K";

    // A name never becomes an option.
    private static string[] Operand(string name) => name.StartsWith('-') ? ["--", name] : [name];
}
