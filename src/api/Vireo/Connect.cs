using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Remote;

namespace Vireo;

/// <summary>
/// A connection to a hypervisor, through a daemon or a driver of this process: where everything starts. It finds objects and makes new
/// ones; what can be done with an object is on the object. Safe for concurrent use. Dispose it asynchronously.
/// </summary>
public sealed partial class Connect : IAsyncDisposable
{
    private readonly RemoteConnection? _remote;
    private readonly string? _uri;

    private Connect(DriverSession session, RemoteConnection? remote, string? uri)
    {
        Drivers = session;
        _remote = remote;
        _uri = uri;
    }

    /// <summary>The operations underneath, for what this class has no method for.</summary>
    public DriverSession Drivers { get; }

    /// <summary>Completes when the connection to the daemon has ended, whoever ended it; never for a driver of this process.</summary>
    public Task Closed => _remote?.Closed ?? Task.Delay(Timeout.Infinite, CancellationToken.None);

    /// <summary>Whether a daemon is behind the connection, rather than a driver of this process.</summary>
    public bool HasDaemon => _remote is not null;

    /// <summary>Whether the connection still works, as far as is known without asking.</summary>
    public bool IsAlive => _remote is not { Closed.IsCompleted: true };

    /// <summary>Whether what travels to the daemon is encrypted; never for a driver of this process.</summary>
    public bool IsEncrypted => _remote?.IsEncrypted ?? false;

    /// <summary>Whether nobody can listen on the way to the daemon; a driver of this process has no way.</summary>
    public bool IsSecureLink => _remote?.Context.Secure ?? true;

    /// <summary>Changes how the daemon is pinged: not at all when <paramref name="interval"/> is zero.</summary>
    /// <returns>False when the daemon does not understand pings, or there is none.</returns>
    public bool SetKeepAlive(TimeSpan interval, int count) => _remote?.SetKeepAlive(interval, count) ?? false;

    /// <summary>
    /// Opens a connection. Without a URI, the environment's LIBVIRT_DEFAULT_URI and <c>libvirt.conf</c> are asked, and in the end the local
    /// daemon chooses.
    /// </summary>
    /// <exception cref="VirException">Nobody serves the URI, or the daemon refuses.</exception>
    public static Task<Connect> OpenAsync(string? uri = null, CancellationToken cancellationToken = default) =>
        OpenAsync(uri, new ConnectOptions(), cancellationToken);

    /// <summary>Opens a connection.</summary>
    /// <exception cref="VirException">Nobody serves the URI, or the daemon refuses.</exception>
    public static async Task<Connect> OpenAsync(string? uri, ConnectOptions options, CancellationToken cancellationToken = default)
    {
        string? text = await UriResolver.ResolveAsync(uri, options.UseAliases, cancellationToken).ConfigureAwait(false);
        ConnectionUri? parsed = text is null ? null : ConnectionUri.Parse(text);
        if (parsed is { IsRemote: false } && await OpenLocalAsync(parsed, options, cancellationToken).ConfigureAwait(false) is { } local)
        {
            return new Connect(local, null, null);
        }

        var remoteOptions = new RemoteOpenOptions
        {
            ReadOnly = options.ReadOnly, KeepAliveInterval = options.KeepAliveInterval, KeepAliveCount = options.KeepAliveCount,
                Credentials = options.Credentials,
            CallersBlock = options.CallersBlock,
        };
        RemoteConnection remote = await RemoteConnection.OpenAsync(parsed, remoteOptions, cancellationToken).ConfigureAwait(false);
        var session = new DriverSession();
        foreach (DriverGroup group in Enum.GetValues<DriverGroup>())
        {
            session[group] = remote;
        }

        return new Connect(session, remote, parsed?.Text);
    }

    /// <summary>The hypervisor's name, for example "QEMU".</summary>
    public ValueTask<string> GetTypeAsync(CancellationToken cancellationToken = default) =>
        Hypervisor("virConnectGetType").GetHypervisorTypeAsync(cancellationToken);

    /// <summary>The hypervisor's version: major × 1 000 000 + minor × 1 000 + release.</summary>
    public ValueTask<ulong> GetVersionAsync(CancellationToken cancellationToken = default) =>
        Hypervisor("virConnectGetVersion").GetHypervisorVersionAsync(cancellationToken);

    /// <summary>The daemon's libvirt version, in the same form.</summary>
    public ValueTask<ulong> GetLibraryVersionAsync(CancellationToken cancellationToken = default) =>
        Hypervisor("virConnectGetLibVersion").GetLibraryVersionAsync(cancellationToken);

    /// <summary>The host's name.</summary>
    public ValueTask<string> GetHostnameAsync(CancellationToken cancellationToken = default) =>
        Hypervisor("virConnectGetHostname").GetHostnameAsync(cancellationToken);

    /// <summary>The URI that was opened, with the way to the daemon; where none was given, the one that the daemon chose.</summary>
    public ValueTask<string> GetUriAsync(CancellationToken cancellationToken = default) =>
        _uri is null ? Hypervisor("virConnectGetURI").GetUriAsync(cancellationToken) : ValueTask.FromResult(_uri);

    /// <summary>What host and hypervisor can do, as XML.</summary>
    public ValueTask<string> GetCapabilitiesAsync(CancellationToken cancellationToken = default) =>
        Hypervisor("virConnectGetCapabilities").GetCapabilitiesAsync(cancellationToken);

    /// <summary>The host's size.</summary>
    public ValueTask<NodeInfo> GetNodeInfoAsync(CancellationToken cancellationToken = default) =>
        Hypervisor("virNodeGetInfo").NodeGetInfoAsync(cancellationToken);

    /// <summary>Closes the connection; objects found through it can no longer be used.</summary>
    public ValueTask DisposeAsync() => Drivers.DisposeAsync();

    internal DriverConnection Hypervisor(string function) => Driver(DriverGroup.Hypervisor, function);

    internal DriverConnection Driver(DriverGroup group, string function) => Drivers[group] ?? throw Errors.NoSupport(function);

    private static async ValueTask<DriverSession?> OpenLocalAsync(
        ConnectionUri uri, ConnectOptions options, CancellationToken cancellationToken)
    {
        if (options.LocalDrivers.Count == 0 || !Uri.TryCreate(uri.Text, UriKind.Absolute, out Uri? parsed))
        {
            return null;
        }

        var session = new DriverSession();
        var context = new ConnectionContext
        {
            ReadOnly = options.ReadOnly, OpenFlags = options.Flags, Credentials = options.Credentials, Session = session,
        };
        foreach (IDriverFactory factory in options.LocalDrivers)
        {
            if (factory.Accepts(parsed, context))
            {
                await factory.OpenAsync(parsed, context, session, cancellationToken).ConfigureAwait(false);
                return session;
            }
        }

        return null;
    }
}
