using Vireo.Drivers;
using Vireo.Protocol;

namespace Vireo.Daemon;

/// <summary>The settings of <c>libvirtd.conf</c>, every key of it, with libvirt's defaults. Reading it has no effect. Values are checked
/// when they are read; what only their use can find wrong is <see cref="Configured{T}"/>.</summary>
internal sealed record DaemonConfig
{
    public bool ListenTls { get; init; } = true;

    public bool ListenTcp { get; init; }

    public Configured<int> TlsPort { get; init; } = new(16514);

    public Configured<int> TcpPort { get; init; } = new(16509);

    public Configured<string>? ListenAddress { get; init; }

    public Configured<string>? SocketGroup { get; init; }

    public UnixFileMode? ReadOnlyPermissions { get; init; }

    public UnixFileMode? ReadWritePermissions { get; init; }

    public UnixFileMode? AdminPermissions { get; init; }

    public Configured<string>? SocketFolder { get; init; }

    public Configured<AuthType> AuthReadOnly { get; init; } = new(AuthType.None);

    public Configured<AuthType> AuthReadWrite { get; init; } = new(AuthType.None);

    public Configured<AuthType> AuthTcp { get; init; } = new(AuthType.Sasl);

    public Configured<AuthType> AuthTls { get; init; } = new(AuthType.None);

    public uint TcpMinimumSsf { get; init; } = 112;

    public Configured<string>? KeyFile { get; init; }

    public Configured<string>? CertificateFile { get; init; }

    public Configured<string>? AuthorityFile { get; init; }

    public Configured<string>? RevocationFile { get; init; }

    public bool TlsNoSanityCertificate { get; init; }

    public bool TlsNoVerifyCertificate { get; init; }

    public IReadOnlyList<string>? TlsAllowedNames { get; init; }

    public Configured<string>? TlsPriority { get; init; }

    public IReadOnlyList<string>? SaslAllowedUsers { get; init; }

    /// <summary>The ways in which the clients of each socket authenticate.</summary>
    public IEnumerable<Configured<AuthType>> Authentications(bool listens)
    {
        yield return AuthReadWrite;
        yield return AuthReadOnly;
        if (listens && ListenTcp)
        {
            yield return AuthTcp;
        }

        if (listens && ListenTls)
        {
            yield return AuthTls;
        }
    }

    public ServerLimits Limits { get; init; } = new();

    public ServerLimits AdminLimits { get; init; } = new()
    {
        MinWorkers = 1, MaxWorkers = 5, PriorityWorkers = 0, MaxClients = 5, MaxQueuedClients = 5, MaxAnonymousClients = 5,
    };

    public LogLevel? LogLevel { get; init; }

    public IReadOnlyList<LogFilter>? LogFilters { get; init; }

    public Configured<IReadOnlyList<LogOutputSpec>>? LogOutputs { get; init; }

    public Uuid? HostUuid { get; init; }

    public Configured<HostUuidSource> HostUuidSource { get; init; } = new(Daemon.HostUuidSource.Smbios);

    /// <summary>The defaults of a mode: the machine's daemon asks polkit, a user's own daemon trusts its socket's owner.</summary>
    public static DaemonConfig Defaults(DaemonMode mode) => mode == DaemonMode.System
        ? new DaemonConfig { AuthReadOnly = new(AuthType.Polkit), AuthReadWrite = new(AuthType.Polkit) }
        : new DaemonConfig();

    /// <summary>The file <paramref name="path"/>; one that nobody named and that is not there is empty.</summary>
    public static ConfigFile Load(string path, bool named) =>
        File.Exists(path) ? ConfigFile.Parse(File.ReadAllText(path), path)
        : named ? throw Errors.FileNotOpened(ErrorDomain.Conf, 2, path)
        : new ConfigFile();

    /// <summary>Reads a file, by <see cref="DaemonSettingsTable"/>.</summary>
    public static DaemonConfig Read(ConfigFile file, DaemonMode mode) => DaemonSettingsTable.Table.Read(file, Defaults(mode));
}
