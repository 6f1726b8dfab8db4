using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

public class QemuSettingsTests
{
    // The keys of the example file that Debian 12 ships with libvirt 9.0.
    private const string Known =
        """
        auto_dump_bypass_cache auto_dump_path auto_start_bypass_cache backup_tls_x509_cert_dir backup_tls_x509_secret_uuid
        backup_tls_x509_verify bridge_helper capability_filters cgroup_controllers cgroup_device_acl chardev_tls
        chardev_tls_x509_cert_dir chardev_tls_x509_secret_uuid chardev_tls_x509_verify dbus_daemon default_tls_x509_cert_dir
        default_tls_x509_secret_uuid default_tls_x509_verify deprecation_behavior dump_guest_core dump_image_format
        dynamic_ownership gluster_debug_level group hugetlbfs_mount keepalive_count keepalive_interval lock_manager
        log_timestamp mac_filter max_core max_files max_processes max_queued max_threads_per_process memory_backing_dir
        migrate_tls_force migrate_tls_x509_cert_dir migrate_tls_x509_secret_uuid migrate_tls_x509_verify migration_address
        migration_host migration_port_max migration_port_min namespaces nbd_tls nbd_tls_x509_cert_dir nbd_tls_x509_secret_uuid
        nographics_allow_host_audio nvram pr_helper relaxed_acs_check remember_owner remote_display_port_max
        remote_display_port_min remote_websocket_port_max remote_websocket_port_min save_image_format sched_core seccomp_sandbox
        security_default_confined security_driver security_require_confined set_process_name slirp_helper snapshot_image_format
        spice_auto_unix_socket spice_listen spice_password spice_sasl spice_sasl_dir spice_tls spice_tls_x509_cert_dir
        stdio_handler swtpm_group swtpm_user user virtiofsd_debug vnc_allow_host_audio vnc_auto_unix_socket vnc_listen
        vnc_password vnc_sasl vnc_sasl_dir vnc_tls vnc_tls_x509_cert_dir vnc_tls_x509_secret_uuid vnc_tls_x509_verify vxhs_tls
        vxhs_tls_x509_cert_dir vxhs_tls_x509_secret_uuid
        """;

    private static readonly string[] s_known = Known.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void Every_key_of_the_shipped_example_is_obeyed_refused_or_without_effect_for_a_reason()
    {
        HashSet<string> table = [.. QemuSettingsTable.Table.Settings.Select(static s => s.Name)];
        Assert.Equal(table.Count, QemuSettingsTable.Table.Settings.Count);
        Assert.Empty(s_known.Except(table));
        Assert.Equal(["shared_filesystems", "storage_use_nbdkit"], table.Except(s_known).Order(StringComparer.Ordinal));
        Assert.All(
            QemuSettingsTable.Table.Settings, static s =>
                Assert.True(s.Treatment == SettingTreatment.Obeyed || s.Reason is { Length: > 10 }, s.Name));
    }

    [Fact]
    public void The_installed_example_has_no_other_key()
    {
        const string Example = "/etc/libvirt/qemu.conf";
        Assert.SkipUnless(File.Exists(Example), "no qemu.conf installed");
        IEnumerable<string> keys = File.ReadLines(Example).Select(static l => l.TrimStart('#'))
            .Where(static l => l.Contains(" = ", StringComparison.Ordinal) && char.IsAsciiLetterLower(l[0])).Select(static l =>
                l.Split(' ')[0]);
        Assert.Empty(keys.Where(static k =>
            !k.Contains(':', StringComparison.Ordinal)).Except(QemuSettingsTable.Table.Settings.Select(static s => s.Name)));
    }

    [Theory]
    [InlineData("remote_display_port_min = 6000\nremote_display_port_max = 5900",
        "internal error: q.conf:2: remote_display_port_max: port must be between the minimal port and 65535")]
    [InlineData("remote_display_port_max = 5900\nremote_display_port_min = 6000",
        "internal error: q.conf:2: remote_display_port_min: port must be between the minimal port and 65535")]
    [InlineData("remote_display_port_min = 80",
        "internal error: q.conf:1: remote_display_port_min: port must be greater than or equal to 5900")]
    [InlineData("migration_port_min = 0", "internal error: q.conf:1: migration_port_min: port must be greater than 0")]
    [InlineData("namespaces = [ \"net\" ]", "configuration file syntax error: q.conf:1: namespaces: Unknown namespace: net")]
    [InlineData("cgroup_controllers = [ \"cpu\", \"bogus\" ]",
        "configuration file syntax error: q.conf:1: cgroup_controllers: Unknown cgroup controller 'bogus'")]
    [InlineData("security_driver = \"dac\"", "internal error: q.conf:1: security_driver: Security driver dac not found")]
    [InlineData("security_driver = [ \"none\", \"apparmor\" ]",
        "unsupported configuration: q.conf:1: security_driver: Security driver apparmor not enabled")]
    [InlineData("security_driver = [ \"none\", \"none\" ]",
        "configuration file syntax error: q.conf:1: security_driver: Duplicate security driver none")]
    [InlineData("security_require_confined = 1",
        "unsupported configuration: q.conf:1: security_require_confined: Security driver \"none\" cannot create confined guests")]
    [InlineData("default_tls_x509_cert_dir = \"/no/such\"",
        "configuration file syntax error: q.conf:1: default_tls_x509_cert_dir: directory '/no/such' does not exist")]
    [InlineData("hugetlbfs_mount = \"/no/such\"",
        "q.conf:1: hugetlbfs_mount: cannot determine filesystem for '/no/such': No such file or directory")]
    [InlineData("hugetlbfs_mount = [ \"/proc\" ]", "internal error: q.conf:1: hugetlbfs_mount: not a hugetlbfs mount: '/proc'")]
    [InlineData("stdio_handler = \"bogus\"", "unsupported configuration: q.conf:1: stdio_handler: Unknown stdio handler bogus")]
    [InlineData("sched_core = \"bogus\"", "unsupported configuration: q.conf:1: sched_core: Unknown sched_core value bogus")]
    [InlineData("max_core = \"x\"", "unsupported configuration: q.conf:1: max_core: Unknown core size 'x'")]
    [InlineData("max_core = -1", "internal error: q.conf:1: max_core: expected an unsigned integer")]
    [InlineData("vnc_password = 5", "internal error: q.conf:1: vnc_password: expected a string")]
    [InlineData("log_timestamp = \"x\"", "internal error: q.conf:1: log_timestamp: expected a bool")]
    [InlineData("user = \"nosuch\"", "invalid argument: q.conf:1: user: Failed to parse user 'nosuch'")]
    [InlineData("migration_host = \"localhost\"",
        "configuration file syntax error: q.conf:1: migration_host: must not be the address of the local machine: localhost")]
    public void What_libvirtd_refuses_is_refused_in_its_words(string text, string message) =>
        Assert.Equal(message, Assert.Throws<VirException>(() => Read(text)).Message);

    [Theory]
    [InlineData("chardev_tls = 1")]
    [InlineData("nbd_tls = 1")]
    [InlineData("lock_manager = \"lockd\"")]
    [InlineData("mac_filter = 1")]
    [InlineData("namespaces = [ \"mount\" ]")]
    [InlineData("stdio_handler = \"logd\"")]
    [InlineData("sched_core = \"full\"")]
    [InlineData("max_threads_per_process = 100")]
    [InlineData("cgroup_controllers = [ \"cpu\" ]")]
    [InlineData("cgroup_device_acl = [ \"/dev/null\" ]")]
    [InlineData("vnc_tls_x509_secret_uuid = \"00000000-0000-0000-0000-000000000000\"")]
    public void What_is_not_built_is_refused_with_its_line(string text)
    {
        string key = text.Split(' ')[0];
        VirException e = Assert.Throws<VirException>(() => Read("# first\n\n" + text));
        Assert.StartsWith($"unsupported configuration: q.conf:3: {key}: ", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "chardev_tls = 0\nmac_filter = 0\nnamespaces = [ ]\nstdio_handler = \"file\"\nsecurity_driver = \"none\"\nlock_manager = \"nop\"")]
    [InlineData("cgroup_device_acl = [ \"/dev/null\", \"/dev/full\", \"/dev/zero\", \"/dev/random\", \"/dev/urandom\", "
        + "\"/dev/ptmx\", \"/dev/kvm\", \"/dev/vfio\" ]")]
    [InlineData("a_key_of_another_release = 1")]
    public void What_asks_for_nothing_else_than_happens_is_taken(string text) => Read(text);

    [Fact]
    public void Values_arrive()
    {
        QemuSettings read = Read(
            """
            vnc_listen = "0.0.0.0"
            vnc_password = "x"
            spice_password = ""
            remote_display_port_min = 6000
            seccomp_sandbox = 0
            max_core = "unlimited"
            max_files = 99
            nvram = [ "/code:/vars" ]
            capability_filters = [ "a", "b" ]
            memory_backing_dir = "/m"
            set_process_name = 1
            """);
        Assert.Equal(("0.0.0.0", "x", ""), (read.VncListen, read.Vnc.Password, read.Spice.Password));
        Assert.Equal((6000, 65535), read.DisplayPorts);
        Assert.Equal((false, ulong.MaxValue, 99u), (read.SeccompSandbox, read.MaxCore, read.MaxFiles));
        Assert.Equal([("/code", "/vars")], read.Firmwares!);
        Assert.Equal(["a", "b"], read.HiddenCapabilities);
        Assert.Equal(("/m", true), (read.MemoryFolder, read.SetsProcessName));
    }

    private static QemuSettings Read(string text) => QemuSettingsTable.Read(ConfigFile.Parse(text, "q.conf"), new QemuSettings());
}
