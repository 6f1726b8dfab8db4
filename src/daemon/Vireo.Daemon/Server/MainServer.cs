using Vireo.Dispatch;
using Vireo.Drivers;
using Vireo.Operations;
using Vireo.Posix;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Daemon;

/// <summary>
/// The server of the main program: makes a session for each client, identifies it, opens its drivers. What a call does is the
/// dispatcher's and the drivers' affair.
/// </summary>
internal sealed class MainServer(DaemonConfig config, DriverRegistry drivers, DriverPaths paths) : IRpcServerHandler, IClientHost
{
    private static readonly Logger Logger = Log.For("daemon.server");

    /// <inheritdoc/>
    public bool OnConnected(RpcServerConnection connection, object? service)
    {
        var kind = (Service)service!;
        CallerIdentity caller = Identify(connection.Peer);
        AuthType auth = kind.Auth == AuthType.Polkit && caller.UserId == 0 ? AuthType.None : kind.Auth;
        var session = new ClientSession(connection, this)
        {
            Caller = caller,
            ReadOnly = kind.ReadOnly,
            Authenticator = auth switch
            {
                AuthType.None => NoAuthentication.Instance,
                AuthType.Sasl => new SaslAuthenticator(caller, connection.Peer, config.TcpMinimumSsf, config.SaslAllowedUsers),
                _ => new PolkitAuthenticator(caller, kind.ReadOnly),
            },
        };
        connection.Session = session;
        connection.Programs = Programs.For(session);
        connection.IsAuthenticated = auth == AuthType.None;
        return true;
    }

    /// <inheritdoc/>
    public void OnClosed(RpcServerConnection connection, VirException? reason)
    {
        if (connection.Session is ClientSession session)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static s => _ = EndAsync(s), session, preferLocal: false);
        }
    }

    /// <inheritdoc/>
    public ValueTask<DriverSession> OpenAsync(ClientSession session, string? uri, bool readOnly, CancellationToken cancellationToken)
    {
        var context = new ConnectionContext
        {
            ReadOnly = readOnly,
            SystemMode = paths.Mode == DaemonMode.System,
            Local = session.Connection.PassesHandles,
            Secure = session.Connection.Peer.IsSecure,
            Caller = session.Caller,
            Root = paths.Root ?? "",
        };
        return drivers.OpenAsync(uri, context, cancellationToken);
    }

    /// <inheritdoc/>
    public void StartKeepAlive(ClientSession session)
    {
        if (config.Limits.KeepaliveInterval > 0)
        {
            session.Connection.StartKeepAlive(TimeSpan.FromSeconds(config.Limits.KeepaliveInterval), (int)config.Limits.KeepaliveCount);
        }
    }

    /// <summary>Who is at the other end. Names of users are looked up only by those who need them: that may take long.</summary>
    public static CallerIdentity Identify(RpcPeer peer)
    {
        if (peer.Credentials is not { } credentials)
        {
            return new CallerIdentity { X509DistinguishedName = peer.CertificateName };
        }

        return new CallerIdentity
        {
            UserId = credentials.UserId,
            GroupId = credentials.GroupId,
            ProcessId = credentials.ProcessId,
            SecurityContext = peer.SecurityLabel,
        };
    }

    private static async Task EndAsync(ClientSession session)
    {
        try
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Logger.Error(e);
        }
    }
}
