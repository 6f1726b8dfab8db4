using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Remote;

/// <content>The opening sequence: transport, authentication, keepalive, the daemon's own open, features.</content>
public sealed partial class RemoteConnection
{
    private static readonly TimeSpan OpenPatience = TimeSpan.FromMinutes(2);

    /// <summary>Opens a connection; <paramref name="uri"/> null lets the local daemon choose the hypervisor.</summary>
    /// <exception cref="VirException">The daemon cannot be reached, refuses us, or cannot open the URI.</exception>
    public static async Task<RemoteConnection> OpenAsync(ConnectionUri? uri, RemoteOpenOptions options, CancellationToken cancellationToken)
    {
        (RpcTransport transport, IAsyncDisposable? helper) = await TransportOpener.OpenAsync(uri, options.ReadOnly, cancellationToken)
            .ConfigureAwait(false);
        var connection = new RemoteConnection(
            new ConnectionContext { ReadOnly = options.ReadOnly, Local = transport.PassesHandles, Secure = transport.Peer.IsSecure
                || uri?.Transport == "ssh" }, helper);
        connection.IsEncrypted = transport.Peer.TlsKeyBits > 0;
        connection._client = new RpcClient(transport, new RpcClientOptions
        {
            OnMessage = connection.OnMessage, OnClosed = connection.OnClosed, Time = options.Time, CallersBlock = options.CallersBlock,
            TranslateError = RemoteReplies.Translate,
        });
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(OpenPatience);
            await connection.IntroduceAsync(uri, options, deadline.Token).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            connection._closed = 1;
            await connection._client.DisposeAsync().ConfigureAwait(false);
            if (helper is not null)
            {
                await helper.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    private async ValueTask IntroduceAsync(ConnectionUri? uri, RemoteOpenOptions options, CancellationToken cancellationToken)
    {
        await AuthenticateAsync(uri, options.Credentials, cancellationToken).ConfigureAwait(false);
        _keepAlive = await SupportsFeatureAsync(DriverFeature.ProgramKeepalive, cancellationToken).ConfigureAwait(false);
        using (RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.ConnectOpen))
        {
            new ConnectOpenArgs(uri?.DaemonUri() ?? "", options.ReadOnly ? (uint)ConnectFlags.Ro : 0).WriteXdr(request.Writer);
            using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
        }

        _eventCallbacks = await SupportsFeatureAsync(DriverFeature.RemoteEventCallback, cancellationToken).ConfigureAwait(false);
        _closeCallbacks = await SupportsFeatureAsync(DriverFeature.RemoteCloseCallback, cancellationToken).ConfigureAwait(false);
        SetKeepAlive(options.KeepAliveInterval, options.KeepAliveCount);
    }

    private async ValueTask AuthenticateAsync(ConnectionUri? uri, CredentialSource? credentials, CancellationToken cancellationToken)
    {
        string? wanted = uri?["auth"];
        IReadOnlyList<AuthType> types;
        using (RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.AuthList))
        {
            using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
            types = reply.Read<AuthListRet>().Types;
        }

        AuthType type = types.Count == 0 || types.Contains(AuthType.None) ? AuthType.None : types[0];
        if (wanted is not null)
        {
            type = wanted.ToLowerInvariant() switch
            {
                "polkit" or "policykit" => AuthType.Polkit,
                string other when other.StartsWith("sasl", StringComparison.Ordinal) => AuthType.Sasl,
                _ => throw RemoteErrors.AuthenticationUnknown(wanted),
            };
            if (type != AuthType.None && !types.Contains(type))
            {
                throw RemoteErrors.AuthenticationRejected(wanted);
            }
        }

        switch (type)
        {
            case AuthType.None:
                return;
            case AuthType.Polkit:
                await CallAsync(RemoteProcedure.AuthPolkit, cancellationToken).ConfigureAwait(false);
                return;
            case AuthType.Sasl:
                string? mechanism = wanted?.IndexOf('.', StringComparison.Ordinal) is > 0 and int dot ? wanted[(dot + 1)..] : null;
                await AuthenticateBySaslAsync(uri, mechanism, credentials, cancellationToken).ConfigureAwait(false);
                return;
            default:
                throw Errors.AuthenticationUnsupported(type.ToString().ToLowerInvariant());
        }
    }
}
