using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Vireo.Xdr;

namespace Vireo.Rpc;

public sealed partial class RpcServerConnection
{
    [ThreadStatic]
    private static RpcCall? _spareCall;

    private readonly Lock _callLock = new();
    private readonly Lock _eventLock = new();
    private readonly Queue<(RpcCall Call, IRpcProgram Program)> _waiting = new(0);
    private int _running;
    private int _runningHigh;
    private long _waitingBytes;
    private bool _pausedForCalls;
    private int _holders;
    private List<byte[]>? _heldEvents;
    private long _heldBytes;

    /// <summary>Calls that have been started and not answered.</summary>
    public int RunningCalls => Volatile.Read(ref _running) + Volatile.Read(ref _runningHigh);

    internal void HoldEvents()
    {
        lock (_eventLock)
        {
            _holders++;
        }
    }

    internal void CompleteAsynchronous(RpcCall call, VirException? error)
    {
        bool high = call.IsHighPriority;
        Complete(call, error);
        lock (_callLock)
        {
            _ = high ? _runningHigh-- : _running--;
        }

        StartWaiting();
        _server?.OnCallCompleted();
    }

    private void StartCall(IRpcProgram program, in RpcHeader header, byte[] buffer, int offset, int length, List<SafeFileHandle>? handles)
    {
        RpcProcedureTraits traits = program.GetTraits(header.Procedure);
        VirException? refusal =
            header.Status != RpcMessageStatus.Ok ? Errors.UnexpectedMessageStatus((uint)header.Status)
            : traits == RpcProcedureTraits.None ? Errors.UnknownProcedure(header.Procedure)
            : !_authenticated && (traits & RpcProcedureTraits.BeforeAuthentication) == 0 ? Errors.AuthenticationRequired()
            : null;
        if (refusal is not null)
        {
            handles?.ForEach(static handle => handle.Dispose());
            program.OnRefused(this, header.Procedure, refusal);
            SendError(header, refusal);
            return;
        }

        RpcCall call = _spareCall ?? new RpcCall();
        _spareCall = null;
        call.Begin(this, header, buffer, offset, length, handles);
        if (StartsOrWaits(call, program, (traits & RpcProcedureTraits.HighPriority) != 0))
        {
            RunOrHandOver(call, program, (traits & RpcProcedureTraits.Heavy) != 0);
        }
    }

    /// <summary>Runs a call that holds a place: here, or where a long computation holds up nobody.</summary>
    private void RunOrHandOver(RpcCall call, IRpcProgram program, bool heavy)
    {
        if (!heavy)
        {
            Run(call, program);
            return;
        }

        call.KeepPayload();
        ThreadPool.UnsafeQueueUserWorkItem(
            static item => item.Call.Connection.Run(item.Call, item.Program), (Call: call, Program: program), preferLocal: false);
    }

    /// <summary>
    /// Takes one of the client's places for a call: first of the ordinary ones, then, for high-priority calls, of the extra ones. When
    /// there is none the call is queued, in the same breath: a place that becomes free in between would find nobody, and later nobody would
    /// find it.
    /// </summary>
    private bool StartsOrWaits(RpcCall call, IRpcProgram program, bool highPriority)
    {
        lock (_callLock)
        {
            if (_running < _options.MaxClientRequests && _waiting.Count == 0)
            {
                _running++;
                call.IsHighPriority = false;
                return true;
            }

            if (highPriority && _runningHigh < _options.MaxClientRequests)
            {
                _runningHigh++;
                call.IsHighPriority = true;
                return true;
            }

            call.KeepPayload();
            _waiting.Enqueue((call, program));
            _waitingBytes += call.PayloadLength;
            if (!_pausedForCalls && (_waiting.Count >= _options.MaxWaitingCalls || _waitingBytes >= _options.MaxWaitingBytes))
            {
                _pausedForCalls = true;
                PauseReading();
            }

            return false;
        }
    }

    private void StartWaiting()
    {
        while (true)
        {
            RpcCall call;
            IRpcProgram program;
            lock (_callLock)
            {
                if (_waiting.Count == 0 || _running >= _options.MaxClientRequests || IsClosed)
                {
                    return;
                }

                (call, program) = _waiting.Dequeue();
                _running++;
                call.IsHighPriority = false;
                _waitingBytes -= call.PayloadLength;
                if (_pausedForCalls && _waiting.Count <= _options.MaxWaitingCalls / 2 && _waitingBytes <= _options.MaxWaitingBytes / 2)
                {
                    _pausedForCalls = false;
                    ResumeReading();
                }
            }

            RunOrHandOver(call, program, (program.GetTraits(call.Header.Procedure) & RpcProcedureTraits.Heavy) != 0);
        }
    }

    /// <summary>Mostly it completes at once; else it continues wherever its handler does.</summary>
    private void Run(RpcCall call, IRpcProgram program)
    {
        VirException? error = null;
        EventPressure.Begin();
        try
        {
            ValueTask task = program.InvokeAsync(call);
            if (!task.IsCompleted)
            {
                EventPressure.Leave();
                call.Await(task);
                return;
            }

#pragma warning disable RS0030 // the task has completed: this waits for nothing
            task.GetAwaiter().GetResult();
#pragma warning restore RS0030
        }
        catch (Exception e)
        {
            error = Map(e);
        }

        CompleteAsynchronous(call, error);
    }

    private void Complete(RpcCall call, VirException? error)
    {
        bool holdsEvents = call.HoldsEvents;
        bool closes = call.ClosesConnection;
        RpcServerStream? stream = call.Stream;
        EventPressure.Settle(this);
        if (error is null)
        {
            try
            {
                SendReply(call);
            }
            catch (VirException e)
            {
                error = e;
            }
        }

        if (error is not null)
        {
            Find(call.Header.Program, call.Header.Version)?.OnRefused(this, call.Header.Procedure, error);
            SendError(call.Header, error);
        }

        if (stream is not null)
        {
            if (error is null)
            {
                stream.Start();
            }
            else
            {
                stream.Abort();
            }
        }

        call.Reset();
        _spareCall ??= call;
        if (holdsEvents)
        {
            ReleaseEvents();
        }

        if (closes)
        {
            CloseWhenSent();
        }
    }

    private void SendReply(RpcCall call)
    {
        RpcHeader header = call.Header with { Type = RpcMessageType.Reply, Status = RpcMessageStatus.Ok };
        if (call.ReplyHandles is { } handles)
        {
            if (!PassesHandles)
            {
                throw RpcErrors.NoDescriptorPassing();
            }

            // The count stands before the payload; replies with descriptors are rare and small, so the payload is moved.
            XdrWriter reply = call.Reply;
            int end = reply.Length;
            reply.Advance(sizeof(int));
            Span<byte> frame = reply.WrittenSpan;
            frame[RpcLimits.FrameHeaderSize..end].CopyTo(frame[(RpcLimits.FrameHeaderSize + sizeof(int))..]);
            BinaryPrimitives.WriteInt32BigEndian(frame[RpcLimits.FrameHeaderSize..], handles.Count);
            (header with { Type = RpcMessageType.ReplyWithHandles }).Write(frame, frame.Length);
            SendFrame(frame, call.DetachReplyHandles());
        }
        else if (call.WrittenReply is { } reply)
        {
            Span<byte> frame = reply.WrittenSpan;
            header.Write(frame, frame.Length);
            SendFrame(frame);
        }
        else
        {
            Span<byte> frame = stackalloc byte[RpcLimits.FrameHeaderSize];
            header.Write(frame, frame.Length);
            SendFrame(frame);
        }
    }

    private void ReleaseEvents()
    {
        lock (_eventLock)
        {
            if (--_holders > 0 || _heldEvents is not { } held)
            {
                return;
            }

            _heldEvents = null;
            _heldBytes = 0;
            foreach (byte[] frame in held)
            {
                SendFrame(frame);
            }
        }
    }

    private void DropWaitingCalls()
    {
        lock (_callLock)
        {
            while (_waiting.TryDequeue(out (RpcCall Call, IRpcProgram Program) waiting))
            {
                waiting.Call.Reset();
            }

            _waitingBytes = 0;
        }
    }
}
