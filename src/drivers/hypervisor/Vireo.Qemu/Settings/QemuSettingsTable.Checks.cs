using System.Globalization;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu;

/// <content>Values that need more than their type.</content>
internal static partial class QemuSettingsTable
{
    private static readonly string[] s_controllers = ["cpu", "cpuacct", "cpuset", "memory", "devices", "freezer", "blkio", "net_cls",
        "perf_event"];

    // What every guest may open unless the list says otherwise.
    private static readonly string[] s_devices = ["/dev/null", "/dev/full", "/dev/zero", "/dev/random", "/dev/urandom", "/dev/ptmx",
        "/dev/kvm"];

    private static void RequireFolder(string key, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw SettingsErrors.FolderMissing(key, folder);
        }
    }

    private static QemuSettings CheckSecurityDrivers(QemuSettings settings, IReadOnlyList<string> drivers)
    {
        for (int i = 0; i < drivers.Count; i++)
        {
            string driver = drivers[i];
            if (drivers.Take(i).Contains(driver, StringComparer.Ordinal))
            {
                throw SettingsErrors.SecurityDriverTwice(driver);
            }
        }

        foreach (string driver in drivers)
        {
            switch (driver)
            {
                case "none":
                    break;
                case "selinux" or "apparmor":
                    throw SettingsErrors.SecurityDriverDisabled(driver);
                default:
                    throw SettingsErrors.SecurityDriverUnknown(driver);
            }
        }

        return settings;
    }

    private static void CheckControllers(ConfigFile file)
    {
        foreach (string name in file.GetStringList("cgroup_controllers")!)
        {
            if (!s_controllers.Contains(name, StringComparer.Ordinal))
            {
                throw SettingsErrors.ControllerUnknown(name);
            }
        }
    }

    private static bool NarrowsDevices(ConfigFile file)
    {
        IReadOnlyList<string> allowed = file.GetStringList("cgroup_device_acl")!;
        return s_devices.Any(device => !allowed.Contains(device, StringComparer.Ordinal));
    }

    private static QemuSettings CheckNamespaces(ConfigFile file, QemuSettings settings)
    {
        foreach (string name in file.GetStringList("namespaces")!)
        {
            throw name == "mount" ? file.Refuse("namespaces",
                "private mount namespaces are not supported") : SettingsErrors.NamespaceUnknown(name);
        }

        return settings;
    }

    private static QemuSettings CheckStdioHandler(ConfigFile file, QemuSettings settings) => file.GetString("stdio_handler") switch
    {
        "file" => settings,
        "logd" =>
            throw file.Refuse("stdio_handler", "emulators write to their log file themselves: \"file\" is supported, \"logd\" is not"),
        { } other => throw SettingsErrors.StdioHandlerUnknown(other),
        null => settings,
    };

    private static QemuSettings CheckCoreScheduling(ConfigFile file, QemuSettings settings) => file.GetString("sched_core") switch
    {
        "none" => settings,
        "vcpus" or "emulator" or "full" => throw file.Refuse("sched_core", "scheduling groups are not supported"),
        { } other => throw SettingsErrors.CoreSchedulingUnknown(other),
        null => settings,
    };

    private static ulong ReadCoreSize(ConfigFile file) => file.Find("max_core") switch
    {
        ConfigValue.Text { Value: "unlimited" } => ulong.MaxValue,
        ConfigValue.Text { Value: { } other } => throw SettingsErrors.CoreSizeUnknown(other),
        _ => file.GetUInt64("max_core")!.Value,
    };

    private static void CheckMigrationHost(ConfigFile file)
    {
        string host = file.GetString("migration_host")!;
        string bare = host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
        bool loop = System.Net.IPAddress.TryParse(bare, out System.Net.IPAddress? address)
            ? System.Net.IPAddress.IsLoopback(address) || address.Equals(System.Net.IPAddress.Any)
                || address.Equals(System.Net.IPAddress.IPv6Any)
            : bare.StartsWith("localhost", StringComparison.Ordinal);
        if (loop)
        {
            throw SettingsErrors.MigrationHostLocal(host);
        }
    }

    private static void CheckHugePages(ConfigFile file)
    {
        foreach (string mount in file.GetStringList("hugetlbfs_mount", allowSingle: true)!)
        {
            if (!Directory.Exists(mount))
            {
                throw SettingsErrors.FilesystemUndetermined(2, mount);
            }

            if (!File.ReadLines("/proc/mounts").Select(static line => line.Split(' ')).Any(f =>
                f.Length > 2 && f[1] == mount && f[2] == "hugetlbfs"))
            {
                throw SettingsErrors.NotHugetlbfs(mount);
            }
        }
    }

    private static List<(string, string)> ReadFirmwares(ConfigFile file)
    {
        var pairs = new List<(string, string)>();
        foreach (string pair in file.GetStringList("nvram")!)
        {
            string[] parts = pair.Split(':', StringSplitOptions.RemoveEmptyEntries);
            pairs.Add(parts.Length == 2 ? (parts[0], parts[1]) : throw SettingsErrors.NvramInvalid(pair));
        }

        return pairs;
    }
}
