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
        Assert.Equal(AuthType.Polkit, system.AuthReadWrite);
        Assert.Equal(5000u, system.Limits.MaxClients);
        Assert.Equal(20u, system.Limits.MaxAnonymousClients);
        Assert.Equal(5u, system.Limits.MaxClientRequests);
        Assert.Equal(5, system.Limits.KeepaliveInterval);
        Assert.Equal(5u, system.AdminLimits.MaxClients);
        Assert.Equal("16514", system.TlsPort);
        Assert.Equal(AuthType.None, DaemonConfig.Defaults(DaemonMode.Session).AuthReadWrite);
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
            prio_workers = 3
            admin_max_clients = 9
            keepalive_interval = -1
            admin_keepalive_count = 2
            access_drivers = [ "none" ]
            log_level = 2
            log_filters = "1:qemu 3:rpc"
            tls_allowed_dn_list = ["a", "b"]
            ovs_timeout = 8
            unknown_key = "is ignored, as in libvirt"
            """);
        Assert.False(config.ListenTls);
        Assert.True(config.ListenTcp);
        Assert.Equal("1", config.TcpPort);
        Assert.Equal("libvirt", config.SocketGroup);
        Assert.Equal("0770", config.ReadWritePermissions);
        Assert.Equal(AuthType.None, config.AuthReadWrite);
        Assert.Equal(AuthType.Polkit, config.AuthReadOnly);
        Assert.Equal(7u, config.Limits.MaxClients);
        Assert.Equal(3u, config.Limits.PriorityWorkers);
        Assert.Equal(9u, config.AdminLimits.MaxClients);
        Assert.Equal(-1, config.Limits.KeepaliveInterval);
        Assert.Equal(2u, config.AdminLimits.KeepaliveCount);
        Assert.Equal(2u, config.LogLevel);
        Assert.Equal("1:qemu 3:rpc", config.LogFilters);
        Assert.Equal(["a", "b"], config.TlsAllowedNames!);
    }

    [Theory]
    [InlineData("max_clients = \"x\"", "internal error: f.conf: expected an unsigned integer for 'max_clients' parameter")]
    [InlineData("unix_sock_group = 5", "internal error: f.conf: expected a string for 'unix_sock_group' parameter")]
    [InlineData("listen_tls = 2", "internal error: f.conf: value for 'listen_tls' parameter must be 0 or 1")]
    [InlineData("auth_unix_rw = \"foo\"", "unsupported configuration: f.conf: auth_unix_rw: unsupported auth foo")]
    [InlineData("access_drivers = 1", "internal error: f.conf: expected a string list for 'access_drivers' parameter")]
    [InlineData("keepalive_required = \"x\"", "internal error: f.conf: expected a bool for 'keepalive_required' parameter")]
    [InlineData("max_workers = 0", "internal error: 'max_workers' must be greater than 0")]
    public void A_wrong_value_gives_libvirts_text(string line, string message)
    {
        VirException e = Assert.Throws<VirException>(() => Read(line));
        Assert.Equal(message, e.Message);
    }

    [Theory]
    [InlineData("access_drivers = [ \"none\" ]", null)]
    [InlineData("access_drivers = [ \"nosuch\" ]", "internal error: Cannot find security driver 'nosuch'")]
    [InlineData("access_drivers = [ \"polkit\" ]",
        "unsupported configuration: access_drivers: fine-grained access control by polkit is not supported")]
    [InlineData("auth_unix_rw = \"sasl\"", null)]
    [InlineData("audit_level = 2", "unsupported configuration: f.conf:1: audit_level: auditing is demanded and not supported")]
    [InlineData("audit_level = 1", null)]
    [InlineData("audit_logging = 1", "unsupported configuration: f.conf:1: audit_logging: audit messages are not made")]
    [InlineData(
        "max_clients = 5\nmax_anonymous_clients = 10",
        "internal error: The overall maximum number of clients must not be less than the number of clients waiting for authentication")]
    [InlineData("host_uuid = \"zz\"", "invalid host UUID: zz")]
    [InlineData("host_uuid = \"00000000-0000-0000-0000-000000000000\"", "invalid host UUID: 00000000-0000-0000-0000-000000000000")]
    [InlineData("host_uuid_source = \"x\"", "invalid UUID source: x")]
    public void What_cannot_be_had_ends_the_start(string line, string? message)
    {
        VirException? e = Record.Exception(() =>
        {
            DaemonConfig config = Read(line);
            StartChecks.Check(config, DaemonOptions.Parse([]));
            StartChecks.ReadHostUuid(config);
        }) as VirException;
        Assert.Equal(message, e?.Message);
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
        Assert.Equal(Text, StartChecks.ReadHostUuid(Read($"host_uuid = \"{Text}\""))!.Value.ToString());
        Assert.Null(StartChecks.ReadHostUuid(Read("")));
    }

    [Fact]
    public void The_example_of_the_installed_libvirt_is_read_when_it_is_there()
    {
        const string Example = "/etc/libvirt/libvirtd.conf";
        Assert.SkipUnless(File.Exists(Example), "no libvirtd.conf installed");

        // Every key, uncommented but for those that ask for what is not supported: each has the type that is expected here.
        string text = string.Join('\n', File.ReadLines(Example).Where(static l => !l.Contains("audit_", StringComparison.Ordinal)
            && !l.Contains("access_drivers", StringComparison.Ordinal)).Select(
            l => l.Length > 1 && l[0] == '#' && char.IsAsciiLetterLower(l[1]) && l.Contains('=', StringComparison.Ordinal) ? l[1..] : l));
        DaemonConfig config = Read(text);
        Assert.Equal("libvirt", config.SocketGroup);
    }

    [Fact]
    public void Modes_are_octal()
    {
        Assert.Equal((UnixFileMode)Convert.ToInt32("770", 8), DaemonConfig.ParseMode("0770"));
        Assert.Equal("internal error: Failed to parse mode '9x'", Assert.Throws<VirException>(() => DaemonConfig.ParseMode("9x")).Message);
    }

    private static DaemonConfig Read(string text) => DaemonConfig.Read(ConfigFile.Parse(text, "f.conf"), DaemonMode.System);
}
