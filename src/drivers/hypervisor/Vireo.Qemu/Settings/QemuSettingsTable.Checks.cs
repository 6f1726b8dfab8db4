using Vireo.Drivers.Qemu.Lifecycle;
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

    private static string ReadFolder(SettingValue value)
    {
        string folder = value.AsPath();
        return Directory.Exists(folder) ? folder : throw SettingsErrors.FolderMissing(folder);
    }

    // Looked up here, so that a name that nobody has ends the start.
    private static string ReadUser(SettingValue value)
    {
        Accounts.ParseUser(value.AsText());
        return value.AsText();
    }

    private static string ReadGroup(SettingValue value)
    {
        Accounts.ParseGroup(value.AsText());
        return value.AsText();
    }

    // libvirtd looks at it only when it saves, and then refuses.
    private static string ReadImageFormat(SettingValue value) =>
        SaveImage.PackingOf(value.AsText()) is null ? throw SettingsErrors.ImageFormatUnknown(value.AsText()) : value.AsText();

    private static string ReadDeprecation(SettingValue value) =>
        value.AsText() is "none" or "omit" or "reject" or "crash"
            ? value.AsText()
            : throw SettingsErrors.DeprecationUnknown(value.AsText());

    private static QemuSettings CheckSecurityDrivers(SettingValue value, QemuSettings settings)
    {
        IReadOnlyList<string> drivers = value.AsTextOrTexts();
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

    private static bool NamesControllers(SettingValue value)
    {
        IReadOnlyList<string> names = value.AsTexts();
        return names.FirstOrDefault(static n => !s_controllers.Contains(n, StringComparer.Ordinal)) is { } unknown
            ? throw SettingsErrors.ControllerUnknown(unknown)
            : names.Count > 0;
    }

    private static bool NarrowsDevices(SettingValue value)
    {
        IReadOnlyList<string> allowed = value.AsTexts();
        return s_devices.Any(device => !allowed.Contains(device, StringComparer.Ordinal));
    }

    private static bool NamesNamespaces(SettingValue value)
    {
        IReadOnlyList<string> names = value.AsTexts();
        return names.FirstOrDefault(static n => n != "mount") is { } unknown
            ? throw SettingsErrors.NamespaceUnknown(unknown)
            : names.Count > 0;
    }

    private static bool AsksForLogDaemon(SettingValue value) => value.AsText() switch
    {
        "file" => false,
        "logd" => true,
        var other => throw SettingsErrors.StdioHandlerUnknown(other),
    };

    private static bool AsksForCoreScheduling(SettingValue value) => value.AsText() switch
    {
        "none" => false,
        "vcpus" or "emulator" or "full" => true,
        var other => throw SettingsErrors.CoreSchedulingUnknown(other),
    };

    private static ulong ReadCoreSize(SettingValue value) => value.Value switch
    {
        ConfigValue.Text { Value: "unlimited" } => ulong.MaxValue,
        ConfigValue.Text { Value: { } other } => throw SettingsErrors.CoreSizeUnknown(other),
        _ => value.AsUInt64(),
    };

    private static string CheckMigrationHost(SettingValue value)
    {
        string host = value.AsText();
        string bare = host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
        bool loop = System.Net.IPAddress.TryParse(bare, out System.Net.IPAddress? address)
            ? System.Net.IPAddress.IsLoopback(address) || address.Equals(System.Net.IPAddress.Any)
                || address.Equals(System.Net.IPAddress.IPv6Any)
            : bare.StartsWith("localhost", StringComparison.Ordinal);
        return loop ? throw SettingsErrors.MigrationHostLocal(host) : host;
    }

    private static IReadOnlyList<string> CheckHugePages(SettingValue value)
    {
        IReadOnlyList<string> mounts = value.AsTextOrTexts();
        foreach (string mount in mounts)
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

        return mounts;
    }

    private static List<(string, string)> ReadFirmwares(SettingValue value)
    {
        var pairs = new List<(string, string)>();
        foreach (string pair in value.AsTexts())
        {
            string[] parts = pair.Split(':', StringSplitOptions.RemoveEmptyEntries);
            pairs.Add(parts.Length == 2 ? (parts[0], parts[1]) : throw SettingsErrors.NvramInvalid(pair));
        }

        return pairs;
    }
}
