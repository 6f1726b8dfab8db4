using System.Text.RegularExpressions;
using Vireo.Drivers;
using Vireo.Drivers.Qemu;
using Xunit;

namespace Vireo.Daemon.Tests;

/// <summary>
/// Every key that the tables of <c>libvirtd.conf</c> and <c>qemu.conf</c> declare, through the paths by which the daemon reads them: what
/// cannot be obeyed is refused with file, line, key and reason. A new key fails here until its limits are known.
/// </summary>
public sealed class EverySettingTests : IDisposable
{
    // Values of the right type that are not possible.
    private static readonly Dictionary<string, string> s_wrong = new(StringComparer.Ordinal)
    {
        ["tls_port"] = "\"https\"", ["tcp_port"] = "\"65536\"", ["unix_sock_ro_perms"] = "\"9x\"", ["unix_sock_rw_perms"] = "\"9x\"",
        ["unix_sock_admin_perms"] = "\"\"", ["unix_sock_dir"] = "\"run\"", ["auth_unix_rw"] = "\"no\"", ["auth_unix_ro"] = "\"no\"",
        ["auth_tcp"] = "\"no\"", ["auth_tls"] = "\"no\"", ["tcp_min_ssf"] = "111", ["access_drivers"] = "[ \"no\" ]",
        ["key_file"] = "\"k\"", ["cert_file"] = "\"c\"", ["ca_file"] = "\"a\"", ["crl_file"] = "\"r\"", ["min_workers"] = "21",
        ["max_workers"] = "0", ["max_clients"] = "19", ["max_client_requests"] = "0", ["max_anonymous_clients"] = "5001",
        ["admin_min_workers"] = "6", ["admin_max_workers"] = "0", ["admin_max_client_requests"] = "0", ["log_level"] = "5",
        ["log_filters"] = "\"5:x\"", ["log_outputs"] = "\"1:file:x\"", ["audit_level"] = "2", ["audit_logging"] = "1",
        ["host_uuid"] = "\"00000000-0000-0000-0000-000000000000\"", ["host_uuid_source"] = "\"no\"",
        ["user"] = "\"nobody of this name\"", ["group"] = "\"nobody of this name\"", ["swtpm_user"] = "\"nobody of this name\"",
        ["swtpm_group"] = "\"nobody of this name\"", ["security_driver"] = "\"selinux\"", ["security_require_confined"] = "1",
        ["cgroup_controllers"] = "[ \"cpu\" ]", ["cgroup_device_acl"] = "[ \"/dev/null\" ]", ["namespaces"] = "[ \"mount\" ]",
        ["lock_manager"] = "\"lockd\"", ["mac_filter"] = "1", ["save_image_format"] = "\"no\"", ["dump_image_format"] = "\"no\"",
        ["snapshot_image_format"] = "\"no\"", ["auto_dump_path"] = "\"dump\"", ["auto_dump_bypass_cache"] = "1",
        ["auto_start_bypass_cache"] = "1", ["hugetlbfs_mount"] = "\"/no/such\"", ["nvram"] = "[ \"code\" ]",
        ["memory_backing_dir"] = "\"ram\"", ["stdio_handler"] = "\"logd\"", ["storage_use_nbdkit"] = "1",
        ["max_threads_per_process"] = "1", ["max_core"] = "\"no\"", ["sched_core"] = "\"full\"", ["deprecation_behavior"] = "\"no\"",
        ["migration_host"] = "\"localhost\"", ["remote_display_port_min"] = "5899", ["remote_display_port_max"] = "65536",
        ["remote_websocket_port_min"] = "5699", ["remote_websocket_port_max"] = "65536", ["migration_port_min"] = "0",
        ["migration_port_max"] = "65536", ["chardev_tls"] = "1", ["vxhs_tls"] = "1", ["nbd_tls"] = "1",
        ["default_tls_x509_secret_uuid"] = "\"u\"", ["vnc_tls_x509_secret_uuid"] = "\"u\"", ["chardev_tls_x509_secret_uuid"] = "\"u\"",
        ["vxhs_tls_x509_secret_uuid"] = "\"u\"", ["nbd_tls_x509_secret_uuid"] = "\"u\"", ["migrate_tls_x509_secret_uuid"] = "\"u\"",
        ["backup_tls_x509_secret_uuid"] = "\"u\"",
    };

    // Texts and numbers of which each is possible, and lists of them. Flags are known by their type.
    private static readonly HashSet<string> s_anything = [.. """
        listen_addr unix_sock_group sasl_allowed_username_list tls_allowed_dn_list tls_priority prio_workers ovs_timeout
        max_queued_clients keepalive_interval keepalive_count admin_max_clients admin_max_queued_clients admin_keepalive_interval
        admin_keepalive_count
        vnc_listen vnc_password vnc_sasl_dir spice_listen spice_password spice_sasl_dir migration_address seccomp_sandbox
        gluster_debug_level shared_filesystems max_processes max_files bridge_helper pr_helper slirp_helper dbus_daemon max_queued
        capability_filters
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    private readonly string _folder = Directory.CreateTempSubdirectory("vireo-settings").FullName;

    public static TheoryData<string, string> Keys() =>
    [
        .. DaemonSettingsTable.Table.Settings.Select(static s => ("libvirtd.conf", s.Name)),
        .. QemuSettingsTable.Table.Settings.Select(static s => ("qemu.conf", s.Name)),
    ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_value_of_the_wrong_type_is_refused_at_its_place(string file, string key) => AssertRefused(file, key, "[ 1 ]");

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_value_of_the_wrong_type_is_refused_behind_a_good_one_too(string file, string key)
    {
        string? good = new[] { "0", "\"\"", "\"0\"", "\"none\"", "\"nop\"", "\"file\"", "\"raw\"", "\"smbios\"", "\"/\"", "\"root\"", "[ ]",
            "[ \"/dev/null\", \"/dev/full\", \"/dev/zero\", \"/dev/random\", \"/dev/urandom\", \"/dev/ptmx\", \"/dev/kvm\" ]", 
            "65535", "5900", "112", "50", "\"1:file:/dev/null\"", "\"c7a5fdbd-edaf-9455-926a-d65c16db1809\"", "\"nowhere.invalid\"", "\"0700\"" }
            .FirstOrDefault(value => Record.Exception(() => Read(file, $"{key} = {value}\n")) is null);
        if (good is null)
        {
            Assert.EndsWith("_secret_uuid", key, StringComparison.Ordinal);
            return;
        }

        VirException e = Assert.Throws<VirException>(() => Read(file, $"{key} = {good}\n\n{key} = [ 1 ]\n"));
        Assert.Equal(3, e.Setting!.Line);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_value_that_is_not_possible_is_refused_at_its_place(string file, string key)
    {
        if (s_wrong.TryGetValue(key, out string? wrong))
        {
            AssertRefused(file, key, wrong);
        }
        else if (!s_anything.Contains(key))
        {
            AssertRefused(file, key, key.EndsWith("_dir", StringComparison.Ordinal) ? "\"/no/such/folder\"" : "2");
        }
    }

    [Fact]
    public void Limits_are_listed_for_keys_that_exist()
    {
        string[] keys = [.. DaemonSettingsTable.Table.Settings.Select(static s => s.Name),
            .. QemuSettingsTable.Table.Settings.Select(static s => s.Name)];
        Assert.Empty(s_wrong.Keys.Except(keys));
        Assert.Empty(s_anything.Except(keys));
        Assert.Empty(s_anything.Intersect(s_wrong.Keys));
    }

    [Theory]
    [InlineData("libvirtd.conf")]
    [InlineData("qemu.conf")]
    public void What_nobody_reads_is_warned_of(string name)
    {
        var router = new LogRouter();
        string log = Path.Combine(_folder, "log"), path = Path.Combine(_folder, name);
        router.SetOutputs(LogOutputSpec.ParseAll($"1:file:{log}"));
        const string Text = "max_clients_of_mine = 1\nkeepalive_count = 1\nkeepalive_count = 2\n";
        if (name == "qemu.conf")
        {
            Read(name, Text);
        }
        else
        {
            DaemonSettingsTable.Table.WarnOfUnused(ConfigFile.Parse(Text, path));
        }

        Log.SetSink(null);
        string[] lines = File.ReadAllLines(log);
        Assert.Contains(lines, l => l.EndsWith($"{path}:1: max_clients_of_mine: unknown setting is ignored", StringComparison.Ordinal));
        Assert.Contains(lines, l =>
            l.EndsWith($"{path}:3: keepalive_count: setting is ignored, because line 2 comes first", StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_of_keys_in_the_documents_is_that_of_the_tables()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Vireo.slnx")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        string path = Path.Combine(root, "docs", "settings.md");
        string wanted =
            $"""
            # Settings

            Every key of `libvirtd.conf` and `qemu.conf`, and what becomes of it. This page is made from the tables by which the files are
            read (`VIREO_UPDATE=1` with the daemon's unit tests).

            - *Refused*: the daemon does not start when the value asks for anything else than what happens anyway.
            - *Without effect*: the value is checked, and nothing depends on it.
            - *Obeyed*: the value is in force, or the daemon does not start.

            A refusal gives file, line, key and reason. A key that is in neither table is warned of in the log, and so is the second of two
            settings of one key, of which the first counts.

            ## libvirtd.conf

            {Rows(DaemonSettingsTable.Table.Settings)}

            ## qemu.conf

            {Rows(QemuSettingsTable.Table.Settings)}

            """;
        if (Environment.GetEnvironmentVariable("VIREO_UPDATE") == "1")
        {
            File.WriteAllText(path, wanted);
        }

        Assert.Equal(File.ReadAllText(path), wanted);
    }

    private static string Rows<T>(IEnumerable<Setting<T>> settings)
    {
        IEnumerable<string> rows = settings.OrderBy(static s => s.Treatment == SettingTreatment.Obeyed).ThenBy(static s => s.Treatment)
            .ThenBy(static s => s.Name, StringComparer.Ordinal).Select(static s =>
                $"| `{s.Name}` | {Name(s.Treatment)} | {s.Reason} |");
        return "| key | treatment | reason |\n|---|---|---|\n" + string.Join('\n', rows);
    }

    private static string Name(SettingTreatment treatment) => treatment switch
    {
        SettingTreatment.Obeyed => "obeyed",
        SettingTreatment.Refused => "refused",
        _ => "without effect",
    };

    private void AssertRefused(string file, string key, string value)
    {
        VirException e = Assert.Throws<VirException>(() => Read(file, $"# a comment\n\n{key} = {value}\n"));
        string path = Path.Combine(_folder, file);
        Assert.Equal((path, 3, key), (e.Setting!.File, e.Setting.Line, e.Setting.Key));
        Assert.Matches($@"^([a-z ]+: )?{Regex.Escape(path)}:3: {key}: [^ ].*\w", e.Message);
        Assert.Single(Regex.Matches(e.Message, Regex.Escape(path)));
        Assert.Single(Regex.Matches(e.Message, $@"\b{key}: "));
        Assert.DoesNotContain($"'{key}'", e.Message, StringComparison.Ordinal);
    }

    private void Read(string file, string text)
    {
        string path = Path.Combine(_folder, file);
        File.WriteAllText(path, text);
        if (file == "qemu.conf")
        {
            QemuSettings.Read(path);
        }
        else
        {
            DaemonConfig.Read(DaemonConfig.Load(path, named: true), DaemonMode.System);
        }
    }
}
