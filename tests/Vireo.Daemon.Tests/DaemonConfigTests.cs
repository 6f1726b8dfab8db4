using Vireo.Drivers;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Daemon.Tests;

public class DaemonConfigTests
{
    [Fact]
    public void The_defaults_are_libvirts()
    {
        DaemonConfig system = DaemonConfig.Defaults(DaemonMode.System);
        Assert.Equal(AuthType.Polkit, system.AuthReadWrite.Value);
        Assert.Equal(5000u, system.Limits.MaxClients);
        Assert.Equal(20u, system.Limits.MaxAnonymousClients);
        Assert.Equal(5u, system.Limits.MaxClientRequests);
        Assert.Equal(5, system.Limits.KeepaliveInterval);
        Assert.Equal(5u, system.AdminLimits.MaxClients);
        Assert.Equal(16514, system.TlsPort.Value);
        Assert.Equal(AuthType.None, DaemonConfig.Defaults(DaemonMode.Session).AuthReadWrite.Value);
    }

    [Fact]
    public void Every_kind_of_key_is_read()
    {
        DaemonConfig config = Read(
            """
            listen_tls = 0
            listen_tcp = 1
            tcp_port = "1"
            unix_sock_group = "libvirt"
            unix_sock_rw_perms = "0770"
            auth_unix_rw = "none"
            auth_tcp = "sasl"
            max_clients = 7
            max_anonymous_clients = 7
            prio_workers = 3
            admin_max_clients = 9
            keepalive_interval = -1
            keepalive_count = 2
            access_drivers = [ "none" ]
            log_level = 2
            log_filters = "1:qemu 3:rpc"
            tls_allowed_dn_list = ["a", "b"]
            ovs_timeout = 8
            unknown_key = "is ignored, as in libvirt"
            """);
        Assert.False(config.ListenTls);
        Assert.True(config.ListenTcp);
        Assert.Equal(new Configured<int>(1, new ConfigPlace("f.conf", 3, "tcp_port")), config.TcpPort);
        Assert.Equal("libvirt", config.SocketGroup?.Value);
        Assert.Equal((UnixFileMode)Convert.ToInt32("770", 8), config.ReadWritePermissions);
        Assert.Equal(AuthType.None, config.AuthReadWrite.Value);
        Assert.Equal(AuthType.Polkit, config.AuthReadOnly.Value);
        Assert.Equal(7u, config.Limits.MaxClients);
        Assert.Equal(3u, config.Limits.PriorityWorkers);
        Assert.Equal(9u, config.AdminLimits.MaxClients);
        Assert.Equal(-1, config.Limits.KeepaliveInterval);
        Assert.Equal(2u, config.Limits.KeepaliveCount);
        Assert.Equal(LogLevel.Info, config.LogLevel);
        Assert.Equal(["1:*qemu*", "3:*rpc*"], config.LogFilters!.Select(static f => f.ToString()));
        Assert.Equal(["a", "b"], config.TlsAllowedNames!);
    }

    [Theory]
    [InlineData("max_clients = \"x\"", "internal error: f.conf:1: max_clients: expected an unsigned integer")]
    [InlineData("unix_sock_group = 5", "internal error: f.conf:1: unix_sock_group: expected a string")]
    [InlineData("listen_tls = 2", "internal error: f.conf:1: listen_tls: value must be 0 or 1")]
    [InlineData("auth_unix_rw = \"foo\"", "unsupported configuration: f.conf:1: auth_unix_rw: unsupported auth foo")]
    [InlineData("access_drivers = 1", "internal error: f.conf:1: access_drivers: expected a string list")]
    [InlineData("access_drivers = [ \"nosuch\" ]", "internal error: f.conf:1: access_drivers: Cannot find security driver 'nosuch'")]
    [InlineData("max_workers = 0", "internal error: f.conf:1: max_workers: must be greater than 0")]
    [InlineData("tcp_min_ssf = 56",
        "unsupported configuration: f.conf:1: tcp_min_ssf: minimum SSF levels lower than 112 are not supported")]
    [InlineData("unix_sock_ro_perms = \"9x\"", "internal error: f.conf:1: unix_sock_ro_perms: Failed to parse mode '9x'")]
    [InlineData("log_outputs = \"1:bogus\"",
        "invalid argument: f.conf:1: log_outputs: Invalid log destination 'bogus' for log output '1:bogus'")]
    [InlineData("audit_level = 2", "unsupported configuration: f.conf:1: audit_level: auditing is demanded and not supported")]
    [InlineData("max_anonymous_clients = 10\nmax_clients = 5", "internal error: f.conf:2: max_clients: "
        + "The overall maximum number of clients must not be less than the number of clients waiting for authentication")]
    [InlineData("max_workers = 2",
        "unsupported configuration: f.conf:1: max_workers: the minimal number of workers must not exceed the maximal number")]
    [InlineData("host_uuid = \"zz\"", "f.conf:1: host_uuid: invalid host UUID: zz")]
    [InlineData("host_uuid_source = \"x\"", "f.conf:1: host_uuid_source: invalid UUID source: x")]
    public void A_wrong_value_gives_libvirts_text_behind_its_place(string line, string message)
    {
        VirException e = Assert.Throws<VirException>(() => Read(line));
        Assert.Equal(message, e.Message);
    }

    [Theory]
    [InlineData("access_drivers = [ \"none\" ]")]
    [InlineData("auth_unix_rw = \"sasl\"")]
    [InlineData("audit_level = 1")]
    [InlineData("admin_max_clients = 0")]
    [InlineData("keepalive_interval = -7")]
    public void What_libvirtd_takes_is_taken(string line) => Read(line);

    [Theory]
    [InlineData("unix_sock_group = \"nosuch\"", "invalid argument: test.conf:3: unix_sock_group: Failed to parse group 'nosuch'")]
    [InlineData("unix_sock_dir = \"/proc/nosuch\"",
        "test.conf:3: unix_sock_dir: unable to create directory '/proc/nosuch': No such file or directory")]
    [InlineData("listen_tls = 0\nlisten_tcp = 1\nauth_tcp = \"none\"\nlisten_addr = \"192.0.2.1\"\ntcp_port = \"0\"",
        "test.conf:6: listen_addr: Unable to bind to port: Cannot assign requested address")]
    [InlineData("listen_tls = 0\nlisten_tcp = 1\nauth_tcp = \"none\"\nlisten_addr = \"nosuch.invalid\"",
        "test.conf:6: listen_addr: Unable to resolve address 'nosuch.invalid' service '16509': ")]
    [InlineData("ca_file = \"/no/such\"", "test.conf:3: ca_file: Cannot read CA certificate '/no/such': No such file or directory")]
    [InlineData("ca_file = \"/dev/null\"\ncrl_file = \"/no/such\"",
        "test.conf:4: crl_file: Cannot read CA revocation list '/no/such': No such file or directory")]
    [InlineData("tls_priority = \"NORMAL\"",
        "unsupported configuration: test.conf:3: tls_priority: cipher priorities in GnuTLS' form are not supported")]
    public void What_only_its_use_finds_wrong_has_its_place_too(string text, string message)
    {
        VirException e = Assert.Throws<VirException>(() => new TestDaemon(text, arguments: ["--listen"]));
        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_of_the_log_that_cannot_be_opened_has_its_place()
    {
        DaemonConfig config = Read("log_outputs = \"1:file:/nosuch/x.log\"");
        DriverPaths paths = DriverPaths.Create(DaemonMode.System, "/nosuch");
        VirException e = Assert.Throws<VirException>(() =>
            LogSetup.Apply(new LogRouter(), config, DaemonOptions.Parse([]), paths, static _ => null));
        Log.SetSink(null);
        Assert.Equal("f.conf:1: log_outputs: failed to open log file '/nosuch/x.log': No such file or directory", e.Message);
    }

    [Fact]
    public void Every_key_of_the_shipped_example_is_in_the_table()
    {
        // The keys of the example file that Debian 12 ships with libvirt 9.0.
        const string Known =
            """
            access_drivers admin_keepalive_count admin_keepalive_interval admin_keepalive_required
            admin_max_client_requests admin_max_clients admin_max_queued_clients admin_max_workers admin_min_workers
            audit_level audit_logging auth_tcp auth_tls auth_unix_ro auth_unix_rw ca_file cert_file crl_file host_uuid
            host_uuid_source keepalive_count keepalive_interval keepalive_required key_file listen_addr listen_tcp
            listen_tls log_filters log_level log_outputs max_anonymous_clients max_client_requests max_clients
            max_queued_clients max_workers min_workers ovs_timeout prio_workers sasl_allowed_username_list tcp_min_ssf
            tcp_port tls_allowed_dn_list tls_no_sanity_certificate tls_no_verify_certificate tls_port tls_priority
            unix_sock_admin_perms unix_sock_dir unix_sock_group unix_sock_ro_perms unix_sock_rw_perms
            """;
        string[] known = Known.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        string[] table = [.. DaemonSettingsTable.Table.Settings.Select(static s => s.Name)];
        Assert.Equal(known, table.Order(StringComparer.Ordinal));
        Assert.All(DaemonSettingsTable.Table.Settings, static s =>
            Assert.True(s.Treatment == SettingTreatment.Obeyed || s.Reason is { Length: > 10 }));
    }

    [Fact]
    public void The_hosts_uuid_is_the_configured_one()
    {
        const string Text = "c7a5fdbd-edaf-9455-926a-d65c16db1809";
        Assert.Equal(Text, HostUuids.Read(Read($"host_uuid = \"{Text}\""))!.Value.ToString());
        Assert.Null(HostUuids.Read(Read("")));
    }

    [Fact]
    public void The_example_of_the_installed_libvirt_is_read_when_it_is_there()
    {
        const string Example = "/etc/libvirt/libvirtd.conf";
        Assert.SkipUnless(File.Exists(Example), "no libvirtd.conf installed");

        // Every key, uncommented but for those that ask for what is not supported: each has the type that is expected here.
        string text = string.Join('\n', File.ReadLines(Example).Where(static l => !l.Contains("audit_", StringComparison.Ordinal)
            && !l.Contains("host_uuid =", StringComparison.Ordinal)
            && !l.Contains("access_drivers", StringComparison.Ordinal)).Select(
            l => l.Length > 1 && l[0] == '#' && char.IsAsciiLetterLower(l[1]) && l.Contains('=', StringComparison.Ordinal) ? l[1..] : l));
        DaemonConfig config = Read(text);
        Assert.Equal("libvirt", config.SocketGroup?.Value);
    }

    private static DaemonConfig Read(string text) => DaemonConfig.Read(ConfigFile.Parse(text, "f.conf"), DaemonMode.System);
}
