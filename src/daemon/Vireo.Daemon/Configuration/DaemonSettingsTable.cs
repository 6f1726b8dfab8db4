using System.Globalization;
using System.Net;
using Vireo.Protocol;
using Setting = Vireo.Setting<Vireo.Daemon.DaemonConfig>;

namespace Vireo.Daemon;

/// <summary>
/// Every key of <c>libvirtd.conf</c>: what it sets, or why it is refused or without effect. It reads; what a value does is its user's
/// affair.
/// </summary>
internal static class DaemonSettingsTable
{
    private const string NoAdminKeepalive = "clients of the administration are not asked whether they live";

    // Of a SASL session on plain TCP, in bits of a key; libvirtd takes no less.
    private const uint LeastStrength = 112;

    /// <summary>The table.</summary>
    public static SettingsTable<DaemonConfig> Table { get; } = new([.. Sockets(), .. Authentication(), .. Tls(), .. Limits(), .. Others()],
        [.. Rules()]);

    private static IEnumerable<Setting> Sockets() =>
    [
        Setting.Flag("listen_tls", static (c, v) => c with { ListenTls = v }),
        Setting.Flag("listen_tcp", static (c, v) => c with { ListenTcp = v }),
        Setting.Later("tls_port", ReadPort, static (c, v) => c with { TlsPort = v }),
        Setting.Later("tcp_port", ReadPort, static (c, v) => c with { TcpPort = v }),
        Setting.Later("listen_addr", static v => v.AsText(), static (c, v) => c with { ListenAddress = v }),
        Setting.Later("unix_sock_group", static v => v.AsText(), static (c, v) => c with { SocketGroup = v }),
        Setting.Of("unix_sock_ro_perms", ReadMode, static (c, v) => c with { ReadOnlyPermissions = v }),
        Setting.Of("unix_sock_rw_perms", ReadMode, static (c, v) => c with { ReadWritePermissions = v }),
        Setting.Of("unix_sock_admin_perms", ReadMode, static (c, v) => c with { AdminPermissions = v }),
        Setting.Later("unix_sock_dir", static v => v.AsPath(), static (c, v) => c with { SocketFolder = v }),
    ];

    private static IEnumerable<Setting> Authentication() =>
    [
        Auth("auth_unix_rw", static (c, v) => c with { AuthReadWrite = v }),
        Auth("auth_unix_ro", static (c, v) => c with { AuthReadOnly = v }),
        Auth("auth_tcp", static (c, v) => c with { AuthTcp = v }),
        Auth("auth_tls", static (c, v) => c with { AuthTls = v }),
        Setting.Of("tcp_min_ssf", ReadStrength, static (c, v) => c with { TcpMinimumSsf = v }),
        new("access_drivers", SettingTreatment.Refused, CheckAccessDrivers, ConfigErrors.PolkitDriverUnsupported().Str2),
        Setting.Texts("sasl_allowed_username_list", static (c, v) => c with { SaslAllowedUsers = v }),
    ];

    private static IEnumerable<Setting> Tls() =>
    [
        Setting.Later("key_file", static v => v.AsPath(), static (c, v) => c with { KeyFile = v }),
        Setting.Later("cert_file", static v => v.AsPath(), static (c, v) => c with { CertificateFile = v }),
        Setting.Later("ca_file", static v => v.AsPath(), static (c, v) => c with { AuthorityFile = v }),
        Setting.Later("crl_file", static v => v.AsPath(), static (c, v) => c with { RevocationFile = v }),
        Setting.Flag("tls_no_sanity_certificate", static (c, v) => c with { TlsNoSanityCertificate = v }),
        Setting.Flag("tls_no_verify_certificate", static (c, v) => c with { TlsNoVerifyCertificate = v }),
        Setting.Texts("tls_allowed_dn_list", static (c, v) => c with { TlsAllowedNames = v }),
        Setting.Later("tls_priority", static v => v.AsText(), static (c, v) => c with { TlsPriority = v })
            .RefusedLater(TlsErrors.PriorityUnsupported),
    ];

    private static IEnumerable<Setting> Limits() =>
    [
        .. Server("", static c => c.Limits, static (c, v) => c with { Limits = v }),
        Setting.Number("prio_workers", static (c, v) => c with { Limits = c.Limits with { PriorityWorkers = v } })
            .OnlyShown("virt-admin shows it: no call waits for a worker of its kind"),
        Setting.Number("max_anonymous_clients", static (c, v) => c with { Limits = c.Limits with { MaxAnonymousClients = v } }),
        Setting.Signed("keepalive_interval", static (c, v) => c with { Limits = c.Limits with { KeepaliveInterval = v } }),
        Setting.Number("keepalive_count", static (c, v) => c with { Limits = c.Limits with { KeepaliveCount = v } }),
        .. Server("admin_", static c => c.AdminLimits, static (c, v) => c with { AdminLimits = v }),
        Setting.WithoutEffect("admin_keepalive_interval", static v => v.AsInt32(), NoAdminKeepalive),
        Setting.WithoutEffect("admin_keepalive_count", static v => v.AsUInt32(), NoAdminKeepalive),
    ];

    private static IEnumerable<Setting> Others() =>
    [
        Setting.Of("log_level", ReadLogLevel, static (c, v) => c with { LogLevel = v }),
        Setting.Of("log_filters", static v => LogFilter.ParseAll(v.AsText()), static (c, v) => c with { LogFilters = v }),
        Setting.Later("log_outputs", ReadLogOutputs, static (c, v) => c with { LogOutputs = v }),
        Setting.Refused("audit_level", static v => v.AsUInt32() > 1, ConfigErrors.AuditDemanded),
        Setting.RefusedFlag("audit_logging", ConfigErrors.AuditLogUnsupported),
        Setting.Of("host_uuid", static v => HostUuids.Parse(v.AsText()), static (c, v) => c with { HostUuid = v }),
        Setting.Later("host_uuid_source", ReadUuidSource, static (c, v) => c with { HostUuidSource = v }),
        Setting.WithoutEffect("ovs_timeout", static v => v.AsUInt32(), "interfaces on Open vSwitch are refused"),
    ];

    /// <summary>The keys that the main server and the administrator's have both.</summary>
    private static IEnumerable<Setting> Server(string prefix, Func<DaemonConfig, ServerLimits> get, Func<DaemonConfig, ServerLimits,
        DaemonConfig> set)
    {
        yield return Setting.Number(prefix + "min_workers", (c, v) => set(c, get(c) with { MinWorkers = v }))
            .OnlyShown("virt-admin shows it: workers start with the calls that need them");
        yield return Positive(prefix + "max_workers", (c, v) => set(c, get(c) with { MaxWorkers = v }));
        yield return Setting.Number(prefix + "max_clients", (c, v) => set(c, get(c) with { MaxClients = v }));
        yield return Setting.Number(prefix + "max_queued_clients", (c, v) => set(c, get(c) with { MaxQueuedClients = v }));
        yield return Positive(prefix + "max_client_requests", (c, v) => set(c, get(c) with { MaxClientRequests = v }));
        yield return Setting.WithoutEffect(prefix + "keepalive_required", static v => v.AsFlag(), "libvirtd ignores it too");
    }

    private static IEnumerable<SettingsRule<DaemonConfig>> Rules() =>
    [
        new(["max_clients", "max_anonymous_clients"], static c =>
            Require(c.Limits.MaxClients >= c.Limits.MaxAnonymousClients, ConfigErrors.ClientsReversed)),
        new(["min_workers", "max_workers"], static c => Require(c.Limits.MinWorkers <= c.Limits.MaxWorkers, ConfigErrors.WorkersReversed)),
        new(["admin_min_workers", "admin_max_workers"], static c =>
            Require(c.AdminLimits.MinWorkers <= c.AdminLimits.MaxWorkers, ConfigErrors.WorkersReversed)),
    ];

    private static void Require(bool holds, Func<VirException> refusal)
    {
        if (!holds)
        {
            throw refusal();
        }
    }

    private static Setting Auth(string name, Func<DaemonConfig, Configured<AuthType>, DaemonConfig> store) =>
        Setting.Later(name, static value => value.AsText() switch
        {
            "none" => AuthType.None,
            "polkit" => AuthType.Polkit,
            "sasl" => AuthType.Sasl,
            var other => throw ConfigErrors.AuthenticationUnknown(other),
        }, store);

    private static Setting Positive(string name, Func<DaemonConfig, uint, DaemonConfig> store) =>
        Setting.Of(name, static value => value.AsUInt32() is var number and > 0 ? number : throw ConfigErrors.NotPositive(), store);

    private static int ReadPort(SettingValue value) =>
        int.TryParse(value.AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= IPEndPoint.MaxPort
            ? port
            : throw ConfigErrors.PortInvalid(value.AsText());

    // Mode bits such as "0770".
    private static UnixFileMode ReadMode(SettingValue value)
    {
        string text = value.AsText();
        return text.Length is > 0 and <= 4 && text.All(static c => c is >= '0' and <= '7')
            ? (UnixFileMode)Convert.ToInt32(text, 8)
            : throw ConfigErrors.ModeUnreadable(text);
    }

    private static uint ReadStrength(SettingValue value) =>
        value.AsUInt32() is var factor and >= LeastStrength ? factor : throw ConfigErrors.StrengthUnsupported(LeastStrength);

    // 0 is the default, as in libvirt.
    private static LogLevel? ReadLogLevel(SettingValue value) => value.AsUInt32() switch
    {
        0 => null,
        var level and <= (uint)LogLevel.Error => (LogLevel)level,
        var level => throw LogErrors.LevelInvalid(level),
    };

    private static IReadOnlyList<LogOutputSpec> ReadLogOutputs(SettingValue value) => LogOutputSpec.ParseAll(value.AsText());

    private static HostUuidSource ReadUuidSource(SettingValue value) => value.AsText() switch
    {
        "smbios" => HostUuidSource.Smbios,
        "machine-id" => HostUuidSource.MachineId,
        var other => throw ConfigErrors.UuidSourceInvalid(other),
    };

    private static DaemonConfig CheckAccessDrivers(SettingValue value, DaemonConfig config)
    {
        foreach (string driver in value.AsTexts())
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
