using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using System.Runtime.InteropServices;
using Vireo.Xdr;

namespace Vireo.Rpc;

/// <summary>
/// The calling side of a connection: any number of calls at a time, matched to their replies by serial. Cancelling a call means not waiting
/// for it any longer; the protocol has no way to stop it. It knows no procedure.
/// </summary>
public sealed partial class RpcClient : RpcConnection, IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly RpcClientOptions _options;
    private readonly Dictionary<uint, PendingCall> _calls = [];

    // Calls that nobody waits for any longer; their replies still come.
    private readonly HashSet<uint> _abandoned = [];
    private readonly Dictionary<uint, RpcClientStream> _streams = new(0);
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _closed;
    private VirException? _reason;
    private bool _reasonReported;
    private ITimer? _heart;
    private long _lastBeat;
    private uint _serial;
    private bool _ended;
    private volatile bool _closing;

    /// <summary>Owns <paramref name="transport"/> and begins to read from it.</summary>
    public RpcClient(RpcTransport transport, RpcClientOptions options)
        : base(transport, options)
    {
        _options = options;
        _closed = new TaskCompletionSource(Continuations);
        StartTransport();
    }

    /// <summary>Completes when the connection has ended, whoever ended it.</summary>
    public Task Closed => _closed.Task;

    /// <summary>A writer for the arguments of a call, with room for the header in front.</summary>
    public static XdrWriter BeginCall(int capacity = 256)
    {
        var writer = new XdrWriter(capacity, RpcLimits.MaxFrame);
        writer.Advance(RpcLimits.FrameHeaderSize);
        return writer;
    }

    /// <summary>Makes a call. <paramref name="arguments"/> comes from <see cref="BeginCall"/>, or is null when there are none; it stays the
    /// caller's.</summary>
    /// <exception cref="VirException">The server's error as it came, or the end of the connection.</exception>
    public Task<RpcReply> CallAsync(uint program, uint version, int procedure, XdrWriter? arguments, CancellationToken cancellationToken) =>
        CallAsync(program, version, procedure, arguments, null, opensStream: false, null, cancellationToken);

    /// <summary>Makes a call that passes descriptors; they stay the caller's, but must not be closed before the reply has come.</summary>
    public Task<RpcReply> CallAsync(
        uint program, uint version, int procedure, XdrWriter? arguments, IReadOnlyList<SafeHandle>? handles, Action<RpcReply>? onReply,
            CancellationToken cancellationToken) =>
        CallAsync(program, version, procedure, arguments, handles, opensStream: false, onReply, cancellationToken);

    /// <summary>Makes a call that opens a stream, which is the reply's to give.</summary>
    public Task<RpcReply> OpenStreamAsync(
        uint program, uint version, int procedure, XdrWriter? arguments, CancellationToken cancellationToken) =>
        CallAsync(program, version, procedure, arguments, null, opensStream: true, null, cancellationToken);

    /// <summary>Ends the connection; calls under way fail.</summary>
    public ValueTask DisposeAsync()
    {
        _closing = true;
        BeginWaiting();
        CloseWhenSent();
        _heart?.Dispose();
        return new ValueTask(_closed.Task);
    }

    internal bool SendStreamFrame(ReadOnlySpan<byte> frame) => SendFrame(frame);

    internal ValueTask WaitForStreamRoomAsync(CancellationToken cancellationToken) => WaitForRoomAsync(cancellationToken);

    internal int StreamQueueHigh => _options.ClientStreamQueueHigh;

    internal void PauseForStream() => PauseReading();

    internal void ResumeForStream() => ResumeReading();

    /// <summary>Somebody has learnt why the connection ended: later calls fail because it is closed.</summary>
    public void ReasonWasTold()
    {
        lock (_gate)
        {
            _reasonReported = true;
        }
    }

    // Who blocks decodes replies and nothing else; everybody else's code may do what it likes, elsewhere.
    private TaskCreationOptions Continuations =>
        _options.CallersBlock ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously;

    internal VirException EndReason => _reason ?? Errors.EndOfConnection();

    internal void RemoveStream(uint serial)
    {
        lock (_gate)
        {
            _streams.Remove(serial);
        }
    }

    private protected override void OnTickNeeded()
    {
        _lastBeat = _options.Time.GetTimestamp();
        _heart ??= _options.Time.CreateTimer(static state => ((RpcClient)state!).OnBeat(), this, Beat, Beat);
    }

    private protected override bool OnFrame(in RpcHeader header, byte[] buffer, int offset, int length, List<SafeFileHandle>? handles)
    {
        ReadOnlySpan<byte> payload = buffer.AsSpan(offset, length);
        if (HandleKeepAlive(header))
        {
            return true;
        }

        switch (header.Type)
        {
            case RpcMessageType.Reply or RpcMessageType.ReplyWithHandles:
                return OnReply(header, payload, handles);
            case RpcMessageType.Message:
                _options.OnMessage?.Invoke(header.Program, header.Version, header.Procedure, payload);
                break;
            case RpcMessageType.Stream or RpcMessageType.StreamHole:
                OnStream(header, payload);
                break;
            default:
                Fail(Errors.UnexpectedMessageType((uint)header.Type));
                return false;
        }

        return true;
    }

    private protected override void OnEnded(VirException? reason)
    {
        PendingCall[] calls;
        RpcClientStream[] streams;
        lock (_gate)
        {
            _reason = _closing ? Errors.EndOfConnection() : SendFailure ?? reason ?? Errors.PeerHungUp();
            _ended = true;
            _reasonReported = _calls.Count > 0 || PeerFellSilent;
            calls = [.. _calls.Values];
            streams = [.. _streams.Values];
            _calls.Clear();
            _streams.Clear();
        }

        _heart?.Dispose();
        foreach (PendingCall call in calls)
        {
            call.TrySetException(_reason);
        }

        foreach (RpcClientStream stream in streams)
        {
            stream.OnEnded(_reason);
        }

        _closed.TrySetResult();
        _options.OnClosed?.Invoke(_closing ? null : _reason);
    }

    private Task<RpcReply> CallAsync(
        uint program, uint version, int procedure, XdrWriter? arguments,
            IReadOnlyList<SafeHandle>? handles, bool opensStream, Action<RpcReply>? onReply, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = new PendingCall(procedure, onReply, Continuations);
        uint serial;
        lock (_gate)
        {
            if (_ended)
            {
                // What ended the connection is reported once: to the calls that were under way, or to the first one after it.
                VirException reason = _reasonReported ? Errors.EndOfConnection() : EndReason;
                _reasonReported = true;
                throw reason;
            }

            serial = ++_serial;
            _calls.Add(serial, call);
            if (opensStream)
            {
                call.Stream = new RpcClientStream(
                    this, new RpcHeader(program, version, procedure, RpcMessageType.Stream, serial, RpcMessageStatus.Continue));
                _streams.Add(serial, call.Stream);
            }
        }

        BeginWaiting();
        try
        {
            Send(new RpcHeader(program, version, procedure, RpcMessageType.Call, serial, RpcMessageStatus.Ok), arguments, handles);
        }
        catch
        {
            // No reply will come; and a thread that does not wait must not stay the one that reads.
            lock (_gate)
            {
                _calls.Remove(serial);
                _streams.Remove(serial);
            }

            EndReading();
            throw;
        }

        return cancellationToken.CanBeCanceled ? WaitAsync(call, serial, cancellationToken) : call.Task;
    }

    private async Task<RpcReply> WaitAsync(PendingCall call, uint serial, CancellationToken cancellationToken)
    {
        try
        {
            return await call.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_gate)
            {
                if (_calls.Remove(serial))
                {
                    _abandoned.Add(serial);
                }
            }

            // The reply may have come in between; nobody else would free it.
            if (call.Task.IsCompletedSuccessfully)
            {
                (await call.Task.ConfigureAwait(false)).Dispose();
            }

            throw;
        }
    }

    private void Send(RpcHeader header, XdrWriter? arguments, IReadOnlyList<SafeHandle>? handles)
    {
        if (handles is { Count: > 0 })
        {
            if (!PassesHandles)
            {
                throw RpcErrors.NoDescriptorPassing();
            }

            using XdrWriter writer = BeginCall();
            writer.WriteInt32(handles.Count);
            writer.WriteRaw(arguments is null ? [] : arguments.WrittenSpan[RpcLimits.FrameHeaderSize..]);
            (header with { Type = RpcMessageType.CallWithHandles }).Write(writer.WrittenSpan, writer.Length);
            SendFrame(writer.WrittenSpan, [.. handles.Select(Posix.Fd.Duplicate)]);
        }
        else if (arguments is null)
        {
            Span<byte> frame = stackalloc byte[RpcLimits.FrameHeaderSize];
            header.Write(frame, frame.Length);
            SendFrame(frame);
        }
        else
        {
            header.Write(arguments.WrittenSpan, arguments.Length);
            SendFrame(arguments.WrittenSpan);
        }
    }

    /// <summary>False when nobody has asked: the two sides no longer mean the same call, and a caller could wait for ever.</summary>
    private bool OnReply(in RpcHeader header, ReadOnlySpan<byte> payload, List<SafeFileHandle>? handles)
    {
        PendingCall? call;
        RpcClientStream? failed = null;
        bool expected;
        lock (_gate)
        {
            expected = _calls.Remove(header.Serial, out call) || _abandoned.Remove(header.Serial);
            if (header.Status != RpcMessageStatus.Ok)
            {
                _streams.Remove(header.Serial, out failed);
            }
        }

        failed?.OnEnded(header.Status == RpcMessageStatus.Error
            ? RpcErrorPayload.Read(payload)
            : Errors.UnexpectedMessageStatus((uint)header.Status));

        if (call is null)
        {
            handles?.ForEach(static handle => handle.Dispose());
            if (!expected)
            {
                Fail(Errors.NoCallWaits(header.Program, header.Version, header.Serial));
            }

            return expected;
        }

        if (header.Status == RpcMessageStatus.Ok && call.Procedure == header.Procedure)
        {
            var reply = new RpcReply(payload, handles, call.Stream);
            call.OnReply?.Invoke(reply);
            if (!call.TrySetResult(reply))
            {
                reply.Dispose();
            }

            return true;
        }

        handles?.ForEach(static handle => handle.Dispose());
        VirException error = header.Status == RpcMessageStatus.Error
            ? RpcErrorPayload.Read(payload)
            : Errors.UnexpectedMessageStatus((uint)header.Status);
        call.TrySetException(_options.TranslateError?.Invoke(error) ?? error);
        return true;
    }

    private void OnStream(in RpcHeader header, ReadOnlySpan<byte> payload)
    {
        RpcClientStream? stream;
        lock (_gate)
        {
            _streams.TryGetValue(header.Serial, out stream);
        }

        // What was under way when its stream ended here belongs to nobody.
        stream?.OnFrame(header, payload);
    }

    private void OnBeat()
    {
        long now = _options.Time.GetTimestamp();
        Tick(_options.Time.GetElapsedTime(Interlocked.Exchange(ref _lastBeat, now), now));
    }

    private sealed class PendingCall(int procedure, Action<RpcReply>? onReply, TaskCreationOptions options)
        : TaskCompletionSource<RpcReply>(options)
    {
        public int Procedure => procedure;

        public Action<RpcReply>? OnReply => onReply;

        public RpcClientStream? Stream { get; set; }
    }
}
