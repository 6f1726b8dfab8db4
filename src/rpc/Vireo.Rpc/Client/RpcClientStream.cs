using System.Buffers;
using System.Buffers.Binary;
using System.Threading.Channels;

namespace Vireo.Rpc;

/// <summary>A stream that a call of ours opened. One reader and one writer at a time. It ends by <see cref="FinishAsync"/>,
/// <see cref="AbortAsync"/> or the server's error.</summary>
public sealed class RpcClientStream
{
    private readonly RpcClient _client;
    private readonly RpcHeader _header;
    private readonly Channel<Piece> _input = Channel.CreateUnbounded<Piece>(
        new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private VirException? _error;
    private Piece _current;
    private int _currentRead;
    private bool _inputEnded;
    private long _queued;
    private bool _paused;
    private bool _done;

    internal RpcClientStream(RpcClient client, in RpcHeader header)
    {
        _client = client;
        _header = header;
    }

    /// <summary>Waits for data, a hole or the end.</summary>
    public async ValueTask<RpcStreamPiece> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_current.Buffer is null)
        {
            if (_inputEnded)
            {
                return RpcStreamPiece.End;
            }

            try
            {
                _current = await _input.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (ChannelClosedException)
            {
                throw Failure();
            }

            Account(-_current.Cost);
            if (_current.Buffer is null)
            {
                Piece piece = _current;
                _current = default;
                _inputEnded = piece.Length == 0;
                return _inputEnded ? RpcStreamPiece.End : RpcStreamPiece.Hole(piece.Length);
            }

            _currentRead = 0;
        }

        return RpcStreamPiece.Data(TakeCurrent(buffer.Span));
    }

    /// <summary>Takes data that has come already, without waiting, and stops at a hole or the end. It is the one reader's to
    /// call.</summary>
    public int ReadQueued(Span<byte> buffer)
    {
        int taken = 0;
        while (taken < buffer.Length && !_inputEnded)
        {
            if (_current.Buffer is null)
            {
                if (!_input.Reader.TryPeek(out Piece next) || next.Buffer is null || !_input.Reader.TryRead(out _current))
                {
                    break;
                }

                _currentRead = 0;
                Account(-_current.Cost);
            }

            taken += TakeCurrent(buffer[taken..]);
        }

        return taken;
    }

    /// <summary>Sends data, waiting while the connection is slow.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        byte[] frame = ArrayPool<byte>.Shared.Rent(RpcLimits.FrameHeaderSize + Math.Min(data.Length, RpcLimits.StreamChunk));
        try
        {
            while (data.Length > 0)
            {
                ThrowIfBroken();
                await _client.WaitForStreamRoomAsync(cancellationToken).ConfigureAwait(false);
                int count = Math.Min(data.Length, RpcLimits.StreamChunk);
                int size = RpcLimits.FrameHeaderSize + count;
                (_header with { Status = RpcMessageStatus.Continue }).Write(frame, size);
                data.Span[..count].CopyTo(frame.AsSpan(RpcLimits.FrameHeaderSize));
                Send(frame.AsSpan(0, size));
                data = data[count..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame);
        }
    }

    /// <summary>Sends a hole.</summary>
    public async ValueTask WriteHoleAsync(long length, CancellationToken cancellationToken)
    {
        ThrowIfBroken();
        await _client.WaitForStreamRoomAsync(cancellationToken).ConfigureAwait(false);
        byte[] frame = new byte[RpcLimits.FrameHeaderSize + 12];
        (_header with { Type = RpcMessageType.StreamHole, Status = RpcMessageStatus.Continue }).Write(frame, frame.Length);
        BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(RpcLimits.FrameHeaderSize), length);
        Send(frame);
    }

    /// <summary>Ends the stream and waits for the server's confirmation that everything arrived.</summary>
    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        ThrowIfBroken();
        SendEnd(RpcMessageStatus.Ok);
        try
        {
            await _finished.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Close();
        }
    }

    /// <summary>Ends the stream at once; what the server still says about it is dropped.</summary>
    public ValueTask AbortAsync()
    {
        bool open;
        lock (_gate)
        {
            open = !_done && _error is null && !_finished.Task.IsCompleted;
        }

        if (open)
        {
            SendEnd(RpcMessageStatus.Error);
        }

        Close();
        return ValueTask.CompletedTask;
    }

    internal void OnFrame(in RpcHeader header, ReadOnlySpan<byte> payload)
    {
        if (header.Status == RpcMessageStatus.Error)
        {
            OnEnded(RpcErrorPayload.Read(payload));
        }
        else if (header.Type == RpcMessageType.StreamHole)
        {
            long length = payload.Length >= sizeof(long) ? BinaryPrimitives.ReadInt64BigEndian(payload) : 0;
            if (length > 0)
            {
                Add(new Piece(null, length));
            }
        }
        else if (header.Status == RpcMessageStatus.Continue)
        {
            byte[]? copy = null;
            if (payload.Length > 0)
            {
                copy = ArrayPool<byte>.Shared.Rent(payload.Length);
                payload.CopyTo(copy);
            }

            Add(new Piece(copy, payload.Length));
        }
        else
        {
            Add(new Piece(null, 0));
            _finished.TrySetResult();
        }
    }

    internal void OnEnded(VirException reason)
    {
        lock (_gate)
        {
            _error ??= reason;
        }

        _client.RemoveStream(_header.Serial);
        _input.Writer.TryComplete();
        _finished.TrySetException(reason);

        // Whoever does not finish the stream does not look at this task; the error is kept for the others anyway.
        _ = _finished.Task.Exception;
    }

    private int TakeCurrent(Span<byte> buffer)
    {
        byte[] data = _current.Buffer!;
        int count = (int)Math.Min(buffer.Length, _current.Length - _currentRead);
        data.AsSpan(_currentRead, count).CopyTo(buffer);
        _currentRead += count;
        if (_currentRead == _current.Length)
        {
            ArrayPool<byte>.Shared.Return(data);
            _current = default;
        }

        return count;
    }

    private void Add(Piece piece)
    {
        Account(piece.Cost);
        if (!_input.Writer.TryWrite(piece))
        {
            Account(-piece.Cost);
            piece.Free();
        }
    }

    private void Account(long bytes)
    {
        lock (_gate)
        {
            _queued += bytes;
            if (!_paused && _queued >= _client.StreamQueueHigh)
            {
                _paused = true;
                _client.PauseForStream();
            }
            else if (_paused && _queued <= _client.StreamQueueHigh / 2)
            {
                _paused = false;
                _client.ResumeForStream();
            }
        }
    }

    private void SendEnd(RpcMessageStatus status)
    {
        Span<byte> frame = stackalloc byte[RpcLimits.FrameHeaderSize];
        (_header with { Status = status }).Write(frame, frame.Length);
        Send(frame);
    }

    private void Send(ReadOnlySpan<byte> frame)
    {
        if (!_client.SendStreamFrame(frame))
        {
            throw Failure();
        }
    }

    private void ThrowIfBroken()
    {
        lock (_gate)
        {
            if (_error is { } error)
            {
                throw error;
            }

            if (_done)
            {
                throw Failure();
            }
        }
    }

    private VirException Failure()
    {
        lock (_gate)
        {
            return _error ?? (_client.IsClosed
                ? _client.EndReason
                : Errors.StreamClosed(ofDaemon: false));
        }
    }

    private void Close()
    {
        lock (_gate)
        {
            _done = true;
        }

        _client.RemoveStream(_header.Serial);
        _input.Writer.TryComplete();
        while (_input.Reader.TryRead(out Piece piece))
        {
            Account(-piece.Cost);
            piece.Free();
        }
    }

    /// <summary>Data, or without a buffer a hole, or without a length the end.</summary>
    private readonly record struct Piece(byte[]? Buffer, long Length)
    {
        public long Cost => 64 + (Buffer is null ? 0 : Length);

        public void Free()
        {
            if (Buffer is { } buffer)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }
}
