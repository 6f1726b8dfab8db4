using Vireo.Drivers;
using Vireo.Protocol;

namespace Vireo.Daemon;

/// <summary>The settings of <c>libvirtd.conf</c>, every key of it, with libvirt's defaults. Reading it has no effect; a wrong type gives
/// libvirt's text.</summary>
internal sealed record DaemonConfig
{
    public bool ListenTls { get; init; } = true;

    public bool ListenTcp { get; init; }

    public string TlsPort { get; init; } = "16514";

    public string TcpPort { get; init; } = "16509";

    public string? ListenAddress { get; init; }

    public string? SocketGroup { get; init; }

    public string? ReadOnlyPermissions { get; init; }

    public string? ReadWritePermissions { get; init; }

    public string? AdminPermissions { get; init; }

    public string? SocketFolder { get; init; }

    public AuthType AuthReadOnly { get; init; }

    public AuthType AuthReadWrite { get; init; }

    public AuthType AuthTcp { get; init; } = AuthType.Sasl;

    public AuthType AuthTls { get; init; }

    public uint TcpMinimumSsf { get; init; } = 112;

    public string? KeyFile { get; init; }

    public string? CertificateFile { get; init; }

    public string? AuthorityFile { get; init; }

    public string? RevocationFile { get; init; }

    public bool TlsNoSanityCertificate { get; init; }

    public bool TlsNoVerifyCertificate { get; init; }

    public IReadOnlyList<string>? TlsAllowedNames { get; init; }

    public string? TlsPriority { get; init; }

    public IReadOnlyList<string>? SaslAllowedUsers { get; init; }

    /// <summary>Whether clients of any socket authenticate by SASL.</summary>
    public bool UsesSasl(bool listens) =>
        AuthReadWrite == AuthType.Sasl || AuthReadOnly == AuthType.Sasl
            || (listens && ((ListenTcp && AuthTcp == AuthType.Sasl) || (ListenTls && AuthTls == AuthType.Sasl)));

    public ServerLimits Limits { get; init; } = new();

    public ServerLimits AdminLimits { get; init; } = new()
    {
        MinWorkers = 1, MaxWorkers = 5, PriorityWorkers = 0, MaxClients = 5, MaxQueuedClients = 5, MaxAnonymousClients = 5,
    };

    public uint? LogLevel { get; init; }

    public string? LogFilters { get; init; }

    public string? LogOutputs { get; init; }

    public string? HostUuid { get; init; }

    public string HostUuidSource { get; init; } = "smbios";

    /// <summary>The defaults of a mode: the machine's daemon asks polkit, a user's own daemon trusts its socket's owner.</summary>
    public static DaemonConfig Defaults(DaemonMode mode) => mode == DaemonMode.System
        ? new DaemonConfig { AuthReadOnly = AuthType.Polkit, AuthReadWrite = AuthType.Polkit }
        : new DaemonConfig();

    /// <summary>Reads <paramref name="path"/>; a file that nobody named and that is not there gives the defaults.</summary>
    public static DaemonConfig Load(string path, bool named, DaemonMode mode)
    {
        if (!File.Exists(path))
        {
            return named ? throw Errors.FileNotOpened(ErrorDomain.Conf, 2, path) : Defaults(mode);
        }

        return Read(ConfigFile.Parse(File.ReadAllText(path), path), mode);
    }

    /// <summary>Reads a file, by <see cref="DaemonSettingsTable"/>.</summary>
    public static DaemonConfig Read(ConfigFile file, DaemonMode mode) => DaemonSettingsTable.Table.Read(file, Defaults(mode));

    /// <summary>The mode bits of a setting such as <c>"0770"</c>.</summary>
    public static UnixFileMode ParseMode(string text)
    {
        int mode = 0;
        foreach (char c in text)
        {
            mode = c is >= '0' and <= '7' && mode < 0x200
                ? (mode << 3) | (c - '0')
                : throw ConfigErrors.ModeUnreadable(text);
        }

        return text.Length == 0 ? throw ConfigErrors.ModeUnreadable(text) : (UnixFileMode)mode;
    }
}
