using Vireo.Protocol;
using Setting = Vireo.Setting<Vireo.Daemon.DaemonConfig>;

namespace Vireo.Daemon;

/// <summary>
/// Every key of <c>libvirtd.conf</c>: what it sets, or why it is refused or without effect. It reads; what a value does is its user's
/// affair.
/// </summary>
internal static class DaemonSettingsTable
{
    /// <summary>The table.</summary>
    public static SettingsTable<DaemonConfig> Table { get; } = new([.. Sockets(), .. Authentication(), .. Tls(), .. Limits(), .. Others()]);

    private static IEnumerable<Setting> Sockets() =>
    [
        Setting.Flag("listen_tls", static (c, v) => c with { ListenTls = v }),
        Setting.Flag("listen_tcp", static (c, v) => c with { ListenTcp = v }),
        Setting.Text("tls_port", static (c, v) => c with { TlsPort = v }),
        Setting.Text("tcp_port", static (c, v) => c with { TcpPort = v }),
        Setting.Text("listen_addr", static (c, v) => c with { ListenAddress = v }),
        Setting.Text("unix_sock_group", static (c, v) => c with { SocketGroup = v }),
        Setting.Text("unix_sock_ro_perms", static (c, v) => c with { ReadOnlyPermissions = v }),
        Setting.Text("unix_sock_rw_perms", static (c, v) => c with { ReadWritePermissions = v }),
        Setting.Text("unix_sock_admin_perms", static (c, v) => c with { AdminPermissions = v }),
        Setting.Text("unix_sock_dir", static (c, v) => c with { SocketFolder = v }),
    ];

    private static IEnumerable<Setting> Authentication() =>
    [
        Auth("auth_unix_rw", static (c, v) => c with { AuthReadWrite = v }),
        Auth("auth_unix_ro", static (c, v) => c with { AuthReadOnly = v }),
        Auth("auth_tcp", static (c, v) => c with { AuthTcp = v }),
        Auth("auth_tls", static (c, v) => c with { AuthTls = v }),
        Setting.Number("tcp_min_ssf", static (c, v) => v >= 56
            ? c with { TcpMinimumSsf = v }
            : throw ConfigErrors.StrengthUnsupported()),
        Setting.Texts("access_drivers", CheckAccessDrivers),
        Setting.Texts("sasl_allowed_username_list", static (c, v) => c with { SaslAllowedUsers = v }),
    ];

    private static IEnumerable<Setting> Tls() =>
    [
        Setting.Text("key_file", static (c, v) => c with { KeyFile = v }),
        Setting.Text("cert_file", static (c, v) => c with { CertificateFile = v }),
        Setting.Text("ca_file", static (c, v) => c with { AuthorityFile = v }),
        Setting.Text("crl_file", static (c, v) => c with { RevocationFile = v }),
        Setting.Flag("tls_no_sanity_certificate", static (c, v) => c with { TlsNoSanityCertificate = v }),
        Setting.Flag("tls_no_verify_certificate", static (c, v) => c with { TlsNoVerifyCertificate = v }),
        Setting.Texts("tls_allowed_dn_list", static (c, v) => c with { TlsAllowedNames = v }),
        Setting.Text("tls_priority", static (c, v) => c with { TlsPriority = v }),
    ];

    private static IEnumerable<Setting> Limits() =>
    [
        .. Server("", static c => c.Limits, static (c, v) => c with { Limits = v }),
        Setting.Number("prio_workers", static (c, v) => c with { Limits = c.Limits with { PriorityWorkers = v } }),
        Setting.Number("max_anonymous_clients", static (c, v) => c with { Limits = c.Limits with { MaxAnonymousClients = v } }),
        .. Server("admin_", static c => c.AdminLimits, static (c, v) => c with { AdminLimits = v }),
    ];

    private static IEnumerable<Setting> Others() =>
    [
        Setting.Number("log_level", static (c, v) => c with { LogLevel = v }),
        Setting.Text("log_filters", static (c, v) => c with { LogFilters = v }),
        Setting.Text("log_outputs", static (c, v) => c with { LogOutputs = v }),
        Setting.Refused("audit_level", static f => f.GetUInt32("audit_level") > 1, "auditing is demanded and not supported"),
        Setting.RefusedFlag("audit_logging", "audit messages are not made"),
        Setting.Text("host_uuid", static (c, v) => c with { HostUuid = v }),
        Setting.Text("host_uuid_source", static (c, v) => c with { HostUuidSource = v }),
        Setting.WithoutEffect("ovs_timeout", static f => f.GetUInt32("ovs_timeout"), "interfaces on Open vSwitch are refused"),
    ];

    /// <summary>The keys that the main server and the administrator's have both.</summary>
    private static IEnumerable<Setting> Server(string prefix, Func<DaemonConfig, ServerLimits> get, Func<DaemonConfig, ServerLimits,
        DaemonConfig> set)
    {
        yield return Setting.Number(prefix + "min_workers", (c, v) => set(c, get(c) with { MinWorkers = v }));
        yield return Positive(prefix + "max_workers", (c, v) => set(c, get(c) with { MaxWorkers = v }));
        yield return Setting.Number(prefix + "max_clients", (c, v) => set(c, get(c) with { MaxClients = v }));
        yield return Setting.Number(prefix + "max_queued_clients", (c, v) => set(c, get(c) with { MaxQueuedClients = v }));
        yield return Positive(prefix + "max_client_requests", (c, v) => set(c, get(c) with { MaxClientRequests = v }));
        yield return Setting.Signed(prefix + "keepalive_interval", (c, v) => set(c, get(c) with { KeepaliveInterval = v }));
        yield return Setting.Number(prefix + "keepalive_count", (c, v) => set(c, get(c) with { KeepaliveCount = v }));
        string required = prefix + "keepalive_required";
        yield return Setting.WithoutEffect(required, file => file.GetBool(required), "libvirtd ignores it too");
    }

    private static Setting Auth(string name, Func<DaemonConfig, AuthType, DaemonConfig> store) =>
        new(name, SettingTreatment.Obeyed, (file, to) => store(to, file.GetString(name) switch
        {
            "none" => AuthType.None,
            "polkit" => AuthType.Polkit,
            "sasl" => AuthType.Sasl,
            { } other => throw ConfigErrors.AuthenticationUnknown(file.Path, name, other),
            null => AuthType.None,
        }));

    private static Setting Positive(string name, Func<DaemonConfig, uint, DaemonConfig> store) =>
        Setting.Number(name, (c, v) => v > 0 ? store(c, v) : throw ConfigErrors.NotPositive(name));

    private static DaemonConfig CheckAccessDrivers(DaemonConfig config, IReadOnlyList<string> drivers)
    {
        foreach (string driver in drivers)
        {
            switch (driver)
            {
                case "none":
                    break;
                case "polkit":
                    throw ConfigErrors.PolkitDriverUnsupported();
                default:
                    throw ConfigErrors.AccessDriverUnknown(driver);
            }
        }

        return config;
    }
}
