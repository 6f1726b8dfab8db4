using Microsoft.Win32.SafeHandles;
using Vireo.Xdr;

namespace Vireo.Rpc;

/// <summary>
/// One client of a server: rejects what is malformed with libvirt's errors, starts calls within the client's limits, sends replies, events
/// and streams. It knows no procedure.
/// </summary>
public sealed partial class RpcServerConnection : RpcConnection
{
    private static readonly Logger ServerLog = Vireo.Log.For("rpc.server");
    private readonly RpcServer? _server;
    private readonly RpcServerOptions _options;
    private volatile bool _authenticated;
    private int _anonymous = 1;

    /// <summary>A connection outside of any server, for tests; call <see cref="Start"/>.</summary>
    public RpcServerConnection(RpcTransport transport, RpcServerOptions options)
        : this(null, transport, options, 0)
    {
    }

    internal RpcServerConnection(RpcServer? server, RpcTransport transport, RpcServerOptions options, long id)
        : base(transport, options)
    {
        _server = server;
        _options = options;
        Id = id;
        ConnectedAt = options.Time.GetUtcNow();
    }

    /// <summary>Called once when the connection has ended; for connections outside of a server.</summary>
    public event Action<VirException?>? Closed;

    /// <summary>Number of the client, unique within its server.</summary>
    public long Id { get; }

    public DateTimeOffset ConnectedAt { get; }

    /// <summary>The programs served to this client.</summary>
    public IReadOnlyList<IRpcProgram> Programs { get; set; } = [];

    /// <summary>Whatever the daemon keeps with the client.</summary>
    public object? Session { get; set; }

    /// <summary>What the listener was registered with.</summary>
    public object? Service { get; internal set; }

    /// <summary>Until it is true, only procedures that need no authentication may be called.</summary>
    public bool IsAuthenticated
    {
        get => _authenticated;
        set
        {
            _authenticated = value;
            if (value && Interlocked.Exchange(ref _anonymous, 0) != 0)
            {
                _server?.OnAuthenticated();
            }
        }
    }

    /// <summary>Cancelled when running calls are not waited for any longer.</summary>
    public CancellationToken CallCancellation => _server?.CallCancellation ?? CancellationToken.None;

    /// <summary>Begins to serve.</summary>
    public void Start() => StartTransport();

    /// <summary>
    /// Sends an event message; encode once with <see cref="EncodeMessage"/> for many clients. It never waits; a client that does not read
    /// is cut in the end.
    /// </summary>
    public void SendMessage(ReadOnlySpan<byte> frame)
    {
        lock (_eventLock)
        {
            if (_holders > 0)
            {
                (_heldEvents ??= []).Add(frame.ToArray());
                _heldBytes += frame.Length;
                if (_heldBytes > _options.QueueLimit)
                {
                    Fail(Errors.QueueOverflow());
                }

                return;
            }

            SendFrame(frame);
        }

        EventPressure.Note(this);
    }

    /// <summary>For how many more calls this listener, which did not read, is not waited for.</summary>
    internal int CallsToSkip { get; set; }

    /// <summary>For how many calls it was skipped last; 0 after it has read.</summary>
    public int CallsSkipped { get; internal set; }

    /// <summary>
    /// A writer in which the payload of an event message is written behind the header; <see cref="FinishMessage"/> completes it.
    /// </summary>
    public static XdrWriter EncodeMessage(int capacity = 512)
    {
        var writer = new XdrWriter(capacity, RpcLimits.MaxFrame);
        writer.Advance(RpcLimits.FrameHeaderSize);
        return writer;
    }

    /// <summary>Fills in the header of a message; the result goes to <see cref="SendMessage"/>, to any number of clients.</summary>
    public static ReadOnlySpan<byte> FinishMessage(XdrWriter writer, uint program, uint version, int procedure)
    {
        Span<byte> frame = writer.WrittenSpan;
        new RpcHeader(program, version, procedure, RpcMessageType.Message, 0, RpcMessageStatus.Ok).Write(frame, frame.Length);
        return frame;
    }

    /// <summary>Ends the connection once everything queued has been sent.</summary>
    public void CloseGracefully() => CloseWhenSent();

    internal static VirException Map(Exception error)
    {
        switch (error)
        {
            case VirException known:
                return known;
            case OperationCanceledException:
                return RpcErrors.ShuttingDown(error);
            default:
                ServerLog.Error(error);
                return Errors.Of(error);
        }
    }

    /// <summary>True once, for a client that has never authenticated: it leaves the count of those.</summary>
    internal bool LeaveAnonymous() => Interlocked.Exchange(ref _anonymous, 0) != 0;

    private protected override void OnTickNeeded() => _server?.OnHeartbeatNeeded();

    private protected override bool OnFrame(in RpcHeader header, byte[] buffer, int offset, int length, List<SafeFileHandle>? handles)
    {
        if (HandleKeepAlive(header))
        {
            return true;
        }

        if (header.Type is RpcMessageType.Stream or RpcMessageType.StreamHole && OnStreamFrame(header, buffer, offset, length))
        {
            return true;
        }

        IRpcProgram? program = Find(header.Program, header.Version);
        if (program is null)
        {
            SendError(header, Errors.UnknownProgram(header.Program, header.Version));
        }
        else if (header.Type is RpcMessageType.Call or RpcMessageType.CallWithHandles)
        {
            StartCall(program, header, buffer, offset, length, handles);
            return true;
        }
        else if (header.Type is not (RpcMessageType.Stream or RpcMessageType.StreamHole))
        {
            // No answer, as with libvirt: two ends that both take the other's answers for calls would never stop.
            ServerLog.Warning(Errors.UnexpectedMessageType((uint)header.Type).Message);
        }

        // What else is left over was under way when its stream ended.

        handles?.ForEach(static handle => handle.Dispose());
        return true;
    }

    private protected override void OnEnded(VirException? reason)
    {
        DropWaitingCalls();
        AbortStreams();
        reason = SendFailure ?? reason;
        if (reason is not null)
        {
            ServerLog.Debug($"client {Id} is cut: {reason.Message}");
        }

        _server?.OnClosed(this, reason);
        Closed?.Invoke(reason);
    }

    private IRpcProgram? Find(uint number, uint version)
    {
        IReadOnlyList<IRpcProgram> programs = Programs;
        for (int i = 0; i < programs.Count; i++)
        {
            if (programs[i].Number == number && programs[i].Version == version)
            {
                return programs[i];
            }
        }

        return null;
    }

    /// <summary>Answers a frame with an error, in the form that its kind expects.</summary>
    private void SendError(in RpcHeader request, VirException error)
    {
        using XdrWriter writer = EncodeMessage();
        RpcErrorPayload.Write(writer, error);
        RpcMessageType type = request.Type is RpcMessageType.Stream or RpcMessageType.StreamHole
            ? RpcMessageType.Stream
            : RpcMessageType.Reply;
        (request with { Type = type, Status = RpcMessageStatus.Error }).Write(writer.WrittenSpan, writer.Length);
        SendFrame(writer.WrittenSpan);
    }
}
