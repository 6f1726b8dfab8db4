using System.Globalization;
using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>The disks behind a SCSI host of this machine, whatever brought it: an adapter, a target of iSCSI, a virtual port.</summary>
internal static class ScsiDevices
{
    private const string Devices = "/sys/bus/scsi/devices";
    private const string Disk = "0", Rom = "5";
    private static readonly string[] s_identifiers = ["/lib/udev/scsi_id", "/usr/lib/udev/scsi_id"];

    /// <summary>Looks at the disks of a host.</summary>
    /// <exception cref="VirException">The pool's folder cannot be read.</exception>
    public static async Task<PoolContents> FindAsync(StoragePoolDef pool, int host, CancellationToken cancellationToken)
    {
        await HostTool.SettleAsync(cancellationToken).ConfigureAwait(false);
        string folder = pool.Target?.Path ?? "", prefix = host.ToString(CultureInfo.InvariantCulture) + ":";
        var volumes = new List<Volume>();
        foreach (string address in Names(Devices).Where(n => n.StartsWith(prefix, StringComparison.Ordinal)))
        {
            string device = Path.Combine(Devices, address);
            if (PosixFile.ReadSmall(device + "/type")?.Trim() is not (Disk or Rom)
                || Names(device + "/block").FirstOrDefault() is not { } block)
            {
                continue;
            }

            string node = "/dev/" + block, path = StablePath.Find(folder, node);
            if (path == node && folder is not ("/dev" or "/dev/"))
            {
                // It has no name there that stays.
                continue;
            }

            StorageVolDef volume = BlockVolumes.New("unit:" + address[prefix.Length..], path);
            if (await Task.Run(() => BlockVolumes.Describe(volume), cancellationToken).ConfigureAwait(false))
            {
                volume.Key = await KeyAsync(path, cancellationToken).ConfigureAwait(false) ?? path;
                volumes.Add(new Volume(volume));
            }
        }

        return Sizes(volumes).Of(volumes);
    }

    /// <summary>The sizes of a pool whose volumes are all there is.</summary>
    public static PoolContents Sizes(IEnumerable<Volume> volumes)
    {
        ulong all = volumes.Aggregate(0UL, static (sum, v) => sum + (v.Definition.Allocation ?? 0));
        return PoolContents.Empty with { Capacity = all, Allocation = all };
    }

    /// <summary>Names in a folder of sysfs; none when it is missing.</summary>
    public static IEnumerable<string> Names(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(static f => f.Name).Order(StringComparer.Ordinal)];
        }
        catch (IOException)
        {
            return [];
        }
    }

    // What the disk says of itself, the same by every path to it.
    private static async Task<string?> KeyAsync(string path, CancellationToken cancellationToken)
    {
        if (Array.Find(s_identifiers, static p => Posix.Host.FindProgram(p) is not null) is not { } tool)
        {
            return null;
        }

        HelperResult result = await HostTool.TryAsync(
            [tool, "--replace-whitespace", "--whitelisted", "--device", path], cancellationToken).ConfigureAwait(false);
        return result.Exit.Succeeded && result.Output.Split('\n')[0] is { Length: > 0 } key ? key : null;
    }
}
