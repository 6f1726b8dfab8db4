using System.Globalization;
using Setting = Vireo.Setting<Vireo.Drivers.Qemu.QemuSettings>;

namespace Vireo.Drivers.Qemu;

/// <summary>
/// Every key of <c>qemu.conf</c>: what it sets, or why it is refused or without effect. Texts of refusals are libvirt's where libvirtd 9.0
/// refuses the value too. It reads; what a value does is its user's affair.
/// </summary>
internal static partial class QemuSettingsTable
{
    private const string NoSecrets = "certificates with a passphrase need a secret, and there are none yet";
    private const string NoTlsUser = "nothing encrypts with it: the transport is refused for each guest that asks for TLS";
    private const string NoMigration = "no guest moves between hosts yet";
    private const string NoWebSocketPorts = "no port for WebSockets is chosen: guests name theirs";
    private const int LastPort = 65535;

    /// <summary>The table.</summary>
    public static SettingsTable<QemuSettings> Table { get; } = new([.. Screens(), .. Transports(), .. Security(), .. Files(),
        .. Processes(), .. Others()]);

    /// <summary>Reads a file.</summary>
    /// <exception cref="VirException">A key cannot be obeyed.</exception>
    public static QemuSettings Read(ConfigFile file, QemuSettings defaults)
    {
        QemuSettings read = Table.Read(file, defaults);
        RequireOrder(read.DisplayPorts, _ => SettingsErrors.LastPort(file.Path, "remote_display"));
        RequireOrder(read.WebSocketPorts, _ => SettingsErrors.LastPort(file.Path, "remote_websocket"));
        RequireOrder(read.MigrationPorts, first => SettingsErrors.LastMigrationPort(file.Path, first));
        return read;
    }

    private static IEnumerable<Setting> Screens() =>
    [
        Setting.Text("vnc_listen", static (s, v) => s with { Vnc = s.Vnc with { Listen = v } }),
        Setting.Flag("vnc_auto_unix_socket", static (s, v) => s with { Vnc = s.Vnc with { AutoUnixSocket = v } }),
        Setting.Flag("vnc_tls", static (s, v) => s with { Vnc = s.Vnc with { Tls = v } }),
        Folder("vnc_tls_x509_cert_dir", static (s, v) => s with { Vnc = s.Vnc with { Certificates = v } }),
        Setting.RefusedText("vnc_tls_x509_secret_uuid", NoSecrets),
        Setting.Flag("vnc_tls_x509_verify", static (s, v) => s with { Vnc = s.Vnc with { Verify = v } }),
        Setting.Text("vnc_password", static (s, v) => s with { Vnc = s.Vnc with { Password = v } }),
        Setting.Flag("vnc_sasl", static (s, v) => s with { Vnc = s.Vnc with { Sasl = v } }),
        Setting.Text("vnc_sasl_dir", static (s, v) => s with { Vnc = s.Vnc with { SaslFolder = v } }),
        Setting.Flag("vnc_allow_host_audio", static (s, v) => s with { VncAllowsHostAudio = v }),
        Setting.Text("spice_listen", static (s, v) => s with { Spice = s.Spice with { Listen = v } }),
        Setting.Flag("spice_tls", static (s, v) => s with { Spice = s.Spice with { Tls = v } }),
        Folder("spice_tls_x509_cert_dir", static (s, v) => s with { Spice = s.Spice with { Certificates = v } }),
        Setting.Flag("spice_auto_unix_socket", static (s, v) => s with { Spice = s.Spice with { AutoUnixSocket = v } }),
        Setting.Text("spice_password", static (s, v) => s with { Spice = s.Spice with { Password = v } }),
        Setting.Flag("spice_sasl", static (s, v) => s with { Spice = s.Spice with { Sasl = v } }),
        Setting.Text("spice_sasl_dir", static (s, v) => s with { Spice = s.Spice with { SaslFolder = v } }),
        Setting.Flag("nographics_allow_host_audio", static (s, v) => s with { NoGraphicsAllowsHostAudio = v }),
        Port("remote_display_port_min", 5900, static (s, v) => s with { DisplayPorts = (v, s.DisplayPorts.Last) }),
        Port("remote_display_port_max", 0, static (s, v) => s with { DisplayPorts = (s.DisplayPorts.First, v) }),
        Port("remote_websocket_port_min", 5700, static (s, v) => s with { WebSocketPorts = (v, s.WebSocketPorts.Last) }, NoWebSocketPorts),
        Port("remote_websocket_port_max", 0, static (s, v) => s with { WebSocketPorts = (s.WebSocketPorts.First, v) }, NoWebSocketPorts),
    ];

    private static IEnumerable<Setting> Transports() =>
    [
        Folder("default_tls_x509_cert_dir", static (s, v) => s with { DefaultCertificates = v }),
        Setting.Flag("default_tls_x509_verify", static (s, v) => s with { DefaultVerify = v }),
        Setting.RefusedText("default_tls_x509_secret_uuid", NoSecrets),
        .. Transport("chardev", switchable: true, verify: true),
        .. Transport("vxhs", switchable: true, verify: false),
        .. Transport("nbd", switchable: true, verify: false),
        .. Transport("migrate", switchable: false, verify: true),
        .. Transport("backup", switchable: false, verify: true),
        Setting.WithoutEffect("migrate_tls_force", static f => f.GetBool("migrate_tls_force"), NoMigration),
        Setting.WithoutEffect("migration_address", static f => f.GetString("migration_address"), NoMigration),
        Setting.WithoutEffect("migration_host", CheckMigrationHost, NoMigration),
        Port("migration_port_min", 1, static (s, v) => s with { MigrationPorts = (v, s.MigrationPorts.Last) }, NoMigration),
        Port("migration_port_max", 0, static (s, v) => s with { MigrationPorts = (s.MigrationPorts.First, v) }, NoMigration),
        Setting.WithoutEffect("keepalive_interval", static f => f.GetInt32("keepalive_interval"), NoMigration),
        Setting.WithoutEffect("keepalive_count", static f => f.GetUInt32("keepalive_count"), NoMigration),
    ];

    private static IEnumerable<Setting> Security() =>
    [
        Setting.Texts("security_driver", CheckSecurityDrivers, allowSingle: true),
        Setting.WithoutEffect("security_default_confined", static f =>
            f.GetBool("security_default_confined"), "the only security driver is 'none'"),
        new("security_require_confined", SettingTreatment.Refused, static (f, s) => f.GetBool("security_require_confined") == true
            ? throw SettingsErrors.NoneConfined() : s),
        Setting.Text("user", static (s, v) => s with { User = v }),
        Setting.Text("group", static (s, v) => s with { Group = v }),
        Setting.Text("swtpm_user", static (s, v) => s with { SwtpmUser = v }),
        Setting.Text("swtpm_group", static (s, v) => s with { SwtpmGroup = v }),
        Setting.Flag("dynamic_ownership", static (s, v) => s with { DynamicOwnership = v }),
        Setting.Flag("remember_owner", static (s, v) => s with { RememberOwner = v }),
        Setting.WithoutEffect("cgroup_controllers", CheckControllers, "no controller is used: guests that need one are refused"),
        Setting.Refused("cgroup_device_acl", NarrowsDevices,
            "access to devices is not narrowed, and the list leaves out some that every guest has"),
        Setting.Signed("seccomp_sandbox", static (s, v) => s with { SeccompSandbox = v < 0 ? null : v > 0 }),
        new("namespaces", SettingTreatment.Refused, CheckNamespaces, "private mount namespaces are not supported"),
        Setting.Refused("lock_manager", static f => f.GetString("lock_manager") is not "nop", "lock managers are not supported"),
        Setting.RefusedFlag("mac_filter", "filters of MAC addresses are not supported"),
        Setting.WithoutEffect("relaxed_acs_check", static f =>
            f.GetBool("relaxed_acs_check"), "the topology of assigned devices is not checked"),
    ];

    private static IEnumerable<Setting> Files() =>
    [
        Setting.Text("save_image_format", static (s, v) => s with { SaveFormat = v }),
        Setting.Text("dump_image_format", static (s, v) => s with { DumpFormat = v }),
        Setting.WithoutEffect("snapshot_image_format", static f =>
            f.GetString("snapshot_image_format"), "no snapshot has an image of memory yet"),
        Setting.Text("auto_dump_path", static (s, v) => s with { AutoDumpPath = v }),
        Setting.RefusedFlag("auto_dump_bypass_cache", "dumps go through the cache"),
        Setting.RefusedFlag("auto_start_bypass_cache", "saved guests are read through the cache"),
        Setting.WithoutEffect("hugetlbfs_mount", CheckHugePages, "guests that ask for huge pages are refused"),
        new("nvram", SettingTreatment.Obeyed, static (f, s) => s with { Firmwares = ReadFirmwares(f) }),
        Setting.Text("memory_backing_dir", static (s, v) => s with { MemoryFolder = v }),
        new("stdio_handler", SettingTreatment.Refused, CheckStdioHandler,
            "emulators write to their log file themselves (stdio_handler = \"file\")"),
        Setting.Flag("log_timestamp", static (s, v) => s with { TimestampsLog = v }),
        Setting.WithoutEffect("gluster_debug_level", static f => f.GetUInt32("gluster_debug_level"), "disks on gluster are refused"),
        Setting.WithoutEffect("virtiofsd_debug", static f => f.GetBool("virtiofsd_debug"), "shares over virtiofs are refused"),
        Setting.WithoutEffect("shared_filesystems", static f => f.GetStringList("shared_filesystems"), NoMigration),
        Setting.RefusedFlag("storage_use_nbdkit", "disks are never served by nbdkit"),
    ];

    private static IEnumerable<Setting> Processes() =>
    [
        Setting.Flag("set_process_name", static (s, v) => s with { SetsProcessName = v }),
        Setting.Number("max_processes", static (s, v) => s with { MaxProcesses = v }),
        Setting.Number("max_files", static (s, v) => s with { MaxFiles = v }),
        Setting.Refused("max_threads_per_process", static f =>
            f.GetUInt32("max_threads_per_process") > 0, "threads are not limited without cgroups"),
        new("max_core", SettingTreatment.Obeyed, static (f, s) => s with { MaxCore = ReadCoreSize(f) }),
        Setting.Flag("dump_guest_core", static (s, v) => s with { DumpsGuestMemory = v }),
        new("sched_core", SettingTreatment.Refused, CheckCoreScheduling, "scheduling groups are not supported"),
        Setting.WithoutEffect("bridge_helper", static f => f.GetString("bridge_helper"), "bridges are joined without a helper"),
        Setting.WithoutEffect("pr_helper", static f => f.GetString("pr_helper"), "persistent reservations are refused"),
        Setting.WithoutEffect("slirp_helper", static f => f.GetString("slirp_helper"), "the emulator's own user network is used"),
        Setting.WithoutEffect("dbus_daemon", static f => f.GetString("dbus_daemon"), "screens on a bus of their own are refused"),
    ];

    private static IEnumerable<Setting> Others() =>
    [
        Setting.Number("max_queued", static (s, v) => s with { MaxQueued = v }),
        Setting.Texts("capability_filters", static (s, v) => s with { HiddenCapabilities = v }),
        new("deprecation_behavior", SettingTreatment.Obeyed, static (f, s) => s with
        {
            DeprecationBehavior = f.GetString("deprecation_behavior") is "none" or "omit" or "reject" or "crash"
                ? f.GetString("deprecation_behavior")!
                : throw f.Refuse("deprecation_behavior", "it must be \"none\", \"omit\", \"reject\" or \"crash\""),
        }),
    ];

    /// <summary>The keys about TLS of one transport, none of which encrypts yet.</summary>
    private static IEnumerable<Setting> Transport(string name, bool switchable, bool verify)
    {
        if (switchable)
        {
            yield return Setting.RefusedFlag(name + "_tls", "TLS of this transport is not supported");
        }

        string folder = name + "_tls_x509_cert_dir";
        yield return Setting.WithoutEffect(folder, file => RequireFolder(folder, file.GetString(folder)!), NoTlsUser);
        if (verify)
        {
            string key = name + "_tls_x509_verify";
            yield return Setting.WithoutEffect(key, file => file.GetBool(key), NoTlsUser);
        }

        yield return Setting.RefusedText(name + "_tls_x509_secret_uuid", NoSecrets);
    }

    private static Setting Folder(string name, Func<QemuSettings, string, QemuSettings> store) => Setting.Text(name, (s, v) =>
    {
        RequireFolder(name, v);
        return store(s, v);
    });

    private static Setting Port(string name, int first, Func<QemuSettings, int, QemuSettings> store, string? unused = null) =>
        new(name, unused is null ? SettingTreatment.Obeyed : SettingTreatment.WithoutEffect, (file, to) =>
        {
            uint port = file.GetUInt32(name)!.Value;
            if (port < first)
            {
                throw first > 1 ? SettingsErrors.FirstPort(file.Path, name, first) : SettingsErrors.PortZero(file.Path, name, first - 1);
            }

            return store(to, (int)Math.Min(port, int.MaxValue));
        }, unused);

    private static void RequireOrder((int First, int Last) ports, Func<int, VirException> refusal)
    {
        if (ports.Last < ports.First || ports.Last > LastPort)
        {
            throw refusal(ports.First);
        }
    }
}
