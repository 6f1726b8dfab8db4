using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Remote;

/// <summary>
/// A connection to a daemon: every operation is a call of its procedure (generated), events come back as messages. It serves every group of
/// a session. It decides nothing: arguments are checked by the daemon.
/// </summary>
[RpcClient]
public sealed partial class RemoteConnection : DriverConnection
{
    internal const uint RemoteProgram = 0x20008086;
    internal const uint QemuProgram = 0x20008087;

    // VIR_TYPED_PARAM_STRING_OKAY: this side understands string parameters in older calls too.
    private const uint StringParametersFlag = (uint)TypedParameterFlags.ParamStringOkay;

    private readonly IAsyncDisposable? _helper;
    private RpcClient _client = null!;
    private bool _eventCallbacks;
    private bool _closeCallbacks;
    private bool _keepAlive;
    private int _closed;

    private RemoteConnection(ConnectionContext context, IAsyncDisposable? helper)
        : base(context) => _helper = helper;

    /// <summary>The protocol connection underneath.</summary>
    public RpcClient Client => _client;

    /// <summary>Completes when the connection has ended, whoever ended it.</summary>
    public Task Closed => _client.Closed;

    /// <summary>Whether TLS or another program hides what travels.</summary>
    public bool IsEncrypted { get; private set; }

    /// <summary>
    /// Pings the daemon after each <paramref name="interval"/> of silence, and cuts the connection after <paramref name="count"/>
    /// unanswered pings; an interval of zero stops that.
    /// </summary>
    /// <returns>False when the daemon does not understand pings.</returns>
    public bool SetKeepAlive(TimeSpan interval, int count) => SetKeepAlive(interval, count, tickedOutside: false);

    /// <summary>The same, with time passed by calls of <see cref="Vireo.Rpc.RpcConnection.TickKeepAlive"/> on <see
    /// cref="Client"/>.</summary>
    public bool SetKeepAlive(TimeSpan interval, int count, bool tickedOutside)
    {
        if (!_keepAlive)
        {
            return false;
        }

        _client.StopKeepAlive();
        _client.StartKeepAlive(interval, count, tickedOutside);
        return true;
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> SupportsFeatureAsync(DriverFeature feature, CancellationToken cancellationToken)
    {
        if (feature == DriverFeature.Remote)
        {
            return true;
        }

        using RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.ConnectSupportsFeature);
        new ConnectSupportsFeatureArgs((int)feature).WriteXdr(request.Writer);
        using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
        return reply.Read<ConnectSupportsFeatureRet>().Supported != 0;
    }

    /// <inheritdoc/>
    public override async ValueTask SetIdentityAsync(TypedParameterList parameters, uint flags, CancellationToken cancellationToken)
    {
        using RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.ConnectSetIdentity);
        new ConnectSetIdentityArgs(parameters, flags).WriteXdr(request.Writer);
        using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says good-bye, so that the daemon closes its side in order, and ends the connection.</summary>
    public override async ValueTask DisposeAsync()
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
                await CallAsync(RemoteProcedure.ConnectClose, soon.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is VirException or OperationCanceledException)
            {
                // The daemon is gone or hangs: there is nothing left to close in order.
            }
        }

        await _client.DisposeAsync().ConfigureAwait(false);
        if (_helper is not null)
        {
            await _helper.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    private RemoteRequest BeginCall(uint program, uint version, int procedure) => new(_client, program, version, procedure);

    /// <summary>A call without arguments and result.</summary>
    private async ValueTask CallAsync(RemoteProcedure procedure, CancellationToken cancellationToken)
    {
        using RemoteRequest request = BeginCall(RemoteProgram, 1, (int)procedure);
        using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
    }
}
