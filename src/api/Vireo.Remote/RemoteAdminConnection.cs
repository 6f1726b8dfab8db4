using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Remote;

/// <summary>A connection to the administration of a daemon on this host: every operation is a call of its procedure (generated).</summary>
[RpcClient]
public sealed partial class RemoteAdminConnection : AdminConnection, IAsyncDisposable
{
    private const uint AdminProgram = 0x06900690;
    private static readonly TimeSpan OpenPatience = TimeSpan.FromMinutes(1);
    private readonly RpcClient _client;
    private Action<ConnectCloseReason>? _closeCallback;
    private int _closed;

    private RemoteAdminConnection(string uri, RpcTransport transport)
    {
        Uri = uri;
        _client = new RpcClient(transport, new RpcClientOptions { OnClosed = OnClosed, TranslateError = RemoteReplies.Translate });
    }

    /// <summary>The URI that was opened.</summary>
    public string Uri { get; }

    /// <summary>Completes when the connection has ended, whoever ended it.</summary>
    public Task Closed => _client.Closed;

    /// <summary>Opens a connection. Without a URI, LIBVIRT_ADMIN_DEFAULT_URI and <c>libvirt-admin.conf</c> are asked, and in the end it is
    /// libvirtd's.</summary>
    /// <exception cref="VirException">The URI names no daemon of this host, or the daemon cannot be reached.</exception>
    public static async Task<RemoteAdminConnection> OpenAsync(string? uri, bool useAliases, uint flags, CancellationToken cancellationToken)
    {
        string text = await UriResolver.ResolveAdminAsync(uri, useAliases, cancellationToken).ConfigureAwait(false);
        string path = SocketFinder.FindAdmin(
            ConnectionUri.TryParse(text) ?? throw RemoteErrors.AdminWithoutScheme());
        var connection = new RemoteAdminConnection(text, SocketTransport.ConnectUnix(path, RpcEventLoop.Shared));
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(OpenPatience);
            using RemoteRequest request = connection.BeginCall(AdminProgram, 1, (int)AdminProcedure.ConnectOpen);
            new AdminConnectOpenArgs(flags).WriteXdr(request.Writer);
            using RpcReply reply = await request.SendAsync(deadline.Token).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection._client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Asks for a notification when the connection breaks; null takes the request back.</summary>
    public void SetCloseCallback(Action<ConnectCloseReason>? callback) => _closeCallback = callback;

    /// <summary>Says good-bye, and ends the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        if (!_client.IsClosed)
        {
            try
            {
                using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10));
                using RemoteRequest request = BeginCall(AdminProgram, 1, (int)AdminProcedure.ConnectClose);
                using RpcReply reply = await request.SendAsync(soon.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is VirException or OperationCanceledException)
            {
                // The daemon is gone or hangs: there is nothing left to close in order.
            }
        }

        await _client.DisposeAsync().ConfigureAwait(false);
    }

    private RemoteRequest BeginCall(uint program, uint version, int procedure) => new(_client, program, version, procedure);

    private void OnClosed(VirException? reason)
    {
        if (reason is not null && _closeCallback is { } notify)
        {
            _client.ReasonWasTold();
            notify(reason.Code == ErrorCode.SystemError ? ConnectCloseReason.Eof : ConnectCloseReason.Error);
        }
    }
}
