using System.Globalization;
using Setting = Vireo.Setting<Vireo.Drivers.Qemu.QemuSettings>;

namespace Vireo.Drivers.Qemu;

/// <summary>
/// Every key of <c>qemu.conf</c>: what it sets, or why it is refused or without effect. Texts of refusals are libvirt's where libvirtd 9.0
/// refuses the value too. It reads; what a value does is its user's affair.
/// </summary>
internal static partial class QemuSettingsTable
{
    private const string NoTlsUser = "nothing encrypts with it: the transport is refused for each guest that asks for TLS";
    private const string NoMigration = "no guest moves between hosts yet";
    private const string NoWebSocketPorts = "no port for WebSockets is chosen: guests name theirs";
    private const int LastPort = 65535;

    /// <summary>The table.</summary>
    public static SettingsTable<QemuSettings> Table { get; } = new([.. Screens(), .. Transports(), .. Security(), .. Files(),
        .. Processes(), .. Others()], [.. Rules()]);

    /// <summary>Reads a file.</summary>
    /// <exception cref="VirException">A key cannot be obeyed.</exception>
    public static QemuSettings Read(ConfigFile file, QemuSettings defaults)
    {
        QemuSettings read = Table.Read(file, defaults);
        Table.WarnOfUnused(file);
        return read;
    }

    private static IEnumerable<Setting> Screens() =>
    [
        Setting.Text("vnc_listen", static (s, v) => s with { Vnc = s.Vnc with { Listen = v } }),
        Setting.Flag("vnc_auto_unix_socket", static (s, v) => s with { Vnc = s.Vnc with { AutoUnixSocket = v } }),
        Setting.Flag("vnc_tls", static (s, v) => s with { Vnc = s.Vnc with { Tls = v } }),
        Folder("vnc_tls_x509_cert_dir", static (s, v) => s with { Vnc = s.Vnc with { Certificates = v } }),
        Setting.RefusedText("vnc_tls_x509_secret_uuid", SettingsErrors.SecretsUnsupported),
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
        Setting.RefusedText("default_tls_x509_secret_uuid", SettingsErrors.SecretsUnsupported),
        .. Transport("chardev", switchable: true, verify: true),
        .. Transport("vxhs", switchable: true, verify: false),
        .. Transport("nbd", switchable: true, verify: false),
        .. Transport("migrate", switchable: false, verify: true),
        .. Transport("backup", switchable: false, verify: true),
        Setting.WithoutEffect("migrate_tls_force", static v => v.AsFlag(), NoMigration),
        Setting.WithoutEffect("migration_address", static v => v.AsText(), NoMigration),
        Setting.WithoutEffect("migration_host", CheckMigrationHost, NoMigration),
        Port("migration_port_min", 1, static (s, v) => s with { MigrationPorts = (v, s.MigrationPorts.Last) }, NoMigration),
        Port("migration_port_max", 0, static (s, v) => s with { MigrationPorts = (s.MigrationPorts.First, v) }, NoMigration),
        Setting.WithoutEffect("keepalive_interval", static v => v.AsInt32(), NoMigration),
        Setting.WithoutEffect("keepalive_count", static v => v.AsUInt32(), NoMigration),
    ];

    private static IEnumerable<Setting> Security() =>
    [
        new("security_driver", SettingTreatment.Refused, CheckSecurityDrivers, "the only security driver is 'none'"),
        Setting.WithoutEffect("security_default_confined", static v => v.AsFlag(), "the only security driver is 'none'"),
        Setting.RefusedFlag("security_require_confined", SettingsErrors.NoneConfined),
        Setting.Of("user", ReadUser, static (s, v) => s with { User = v }),
        Setting.Of("group", ReadGroup, static (s, v) => s with { Group = v }),
        Setting.Of("swtpm_user", ReadUser, static (s, v) => s with { SwtpmUser = v }),
        Setting.Of("swtpm_group", ReadGroup, static (s, v) => s with { SwtpmGroup = v }),
        Setting.Flag("dynamic_ownership", static (s, v) => s with { DynamicOwnership = v }),
        Setting.Flag("remember_owner", static (s, v) => s with { RememberOwner = v }),
        Setting.Refused("cgroup_controllers", NamesControllers, SettingsErrors.ControllersUnsupported),
        Setting.Refused("cgroup_device_acl", NarrowsDevices, SettingsErrors.DevicesNotNarrowed),
        Setting.Signed("seccomp_sandbox", static (s, v) => s with { SeccompSandbox = v < 0 ? null : v > 0 }),
        Setting.Refused("namespaces", NamesNamespaces, SettingsErrors.NamespacesUnsupported),
        Setting.Refused("lock_manager", static v => v.AsText() is not "nop", SettingsErrors.LockManagersUnsupported),
        Setting.RefusedFlag("mac_filter", SettingsErrors.MacFilterUnsupported),
        Setting.WithoutEffect("relaxed_acs_check", static v => v.AsFlag(), "the topology of assigned devices is not checked"),
    ];

    private static IEnumerable<Setting> Files() =>
    [
        Setting.Of("save_image_format", ReadImageFormat, static (s, v) => s with { SaveFormat = v }),
        Setting.Of("dump_image_format", ReadImageFormat, static (s, v) => s with { DumpFormat = v }),
        Setting.WithoutEffect("snapshot_image_format", ReadImageFormat, "no snapshot has an image of memory yet"),
        Setting.Path("auto_dump_path", static (s, v) => s with { AutoDumpPath = v }),
        Setting.RefusedFlag("auto_dump_bypass_cache", SettingsErrors.DumpsUseCache),
        Setting.RefusedFlag("auto_start_bypass_cache", SettingsErrors.RestoresUseCache),
        Setting.WithoutEffect("hugetlbfs_mount", CheckHugePages, "guests that ask for huge pages are refused"),
        Setting.Of("nvram", ReadFirmwares, static (s, v) => s with { Firmwares = v }),
        Setting.Path("memory_backing_dir", static (s, v) => s with { MemoryFolder = v }),
        Setting.Refused("stdio_handler", AsksForLogDaemon, SettingsErrors.LogDaemonUnsupported),
        Setting.Flag("log_timestamp", static (s, v) => s with { TimestampsLog = v }),
        Setting.WithoutEffect("gluster_debug_level", static v => v.AsUInt32(), "disks on gluster are refused"),
        Setting.WithoutEffect("virtiofsd_debug", static v => v.AsFlag(), "shares over virtiofs are refused"),
        Setting.WithoutEffect("shared_filesystems", static v => v.AsTexts(), NoMigration),
        Setting.RefusedFlag("storage_use_nbdkit", SettingsErrors.NbdkitUnsupported),
    ];

    private static IEnumerable<Setting> Processes() =>
    [
        Setting.Flag("set_process_name", static (s, v) => s with { SetsProcessName = v }),
        Setting.Number("max_processes", static (s, v) => s with { MaxProcesses = v }),
        Setting.Number("max_files", static (s, v) => s with { MaxFiles = v }),
        Setting.Refused("max_threads_per_process", static v => v.AsUInt32() > 0, SettingsErrors.ThreadsNotLimited),
        Setting.Of("max_core", ReadCoreSize, static (s, v) => s with { MaxCore = v }),
        Setting.Flag("dump_guest_core", static (s, v) => s with { DumpsGuestMemory = v }),
        Setting.Refused("sched_core", AsksForCoreScheduling, SettingsErrors.CoreSchedulingUnsupported),
        Setting.WithoutEffect("bridge_helper", static v => v.AsText(), "bridges are joined without a helper"),
        Setting.WithoutEffect("pr_helper", static v => v.AsText(), "persistent reservations are refused"),
        Setting.WithoutEffect("slirp_helper", static v => v.AsText(), "the emulator's own user network is used"),
        Setting.WithoutEffect("dbus_daemon", static v => v.AsText(), "screens on a bus of their own are refused"),
    ];

    private static IEnumerable<Setting> Others() =>
    [
        Setting.Number("max_queued", static (s, v) => s with { MaxQueued = v }),
        Setting.Texts("capability_filters", static (s, v) => s with { HiddenCapabilities = v }),
        Setting.Of("deprecation_behavior", ReadDeprecation, static (s, v) => s with { DeprecationBehavior = v }),
    ];

    private static IEnumerable<SettingsRule<QemuSettings>> Rules() =>
    [
        new(["remote_display_port_min", "remote_display_port_max"], static s => RequireOrder(s.DisplayPorts)),
        new(["remote_websocket_port_min", "remote_websocket_port_max"], static s => RequireOrder(s.WebSocketPorts)),
        new(["migration_port_min", "migration_port_max"], static s => RequireOrder(s.MigrationPorts)),
    ];

    /// <summary>The keys about TLS of one transport, none of which encrypts yet.</summary>
    private static IEnumerable<Setting> Transport(string name, bool switchable, bool verify)
    {
        if (switchable)
        {
            yield return Setting.RefusedFlag(name + "_tls", SettingsErrors.TransportTlsUnsupported);
        }

        yield return Setting.WithoutEffect(name + "_tls_x509_cert_dir", ReadFolder, NoTlsUser);
        if (verify)
        {
            yield return Setting.WithoutEffect(name + "_tls_x509_verify", static v => v.AsFlag(), NoTlsUser);
        }

        yield return Setting.RefusedText(name + "_tls_x509_secret_uuid", SettingsErrors.SecretsUnsupported);
    }

    private static Setting Folder(string name, Func<QemuSettings, string, QemuSettings> store) => Setting.Of(name, ReadFolder, store);

    private static Setting Port(string name, int first, Func<QemuSettings, int, QemuSettings> store, string? unused = null) =>
        new(name, unused is null ? SettingTreatment.Obeyed : SettingTreatment.WithoutEffect, (value, to) =>
        {
            uint port = value.AsUInt32();
            if (port < first)
            {
                throw first > 1 ? SettingsErrors.FirstPort(first) : SettingsErrors.PortTooLow(first - 1);
            }

            return store(to, (int)Math.Min(port, int.MaxValue));
        }, unused);

    private static void RequireOrder((int First, int Last) ports)
    {
        if (ports.Last < ports.First || ports.Last > LastPort)
        {
            throw SettingsErrors.PortsReversed();
        }
    }
}
