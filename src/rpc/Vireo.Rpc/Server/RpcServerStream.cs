using System.Buffers;
using System.Buffers.Binary;
using System.Threading.Channels;
using Vireo.Xdr;

namespace Vireo.Rpc;

/// <summary>
/// One stream of a client. Two loops: one reads what stands behind it and sends, waiting while the connection's queue is full; one takes
/// the client's packets in order and writes them, while the connection stops reading when too much waits. So a slow side costs a bounded
/// number of bytes. A transfer, which goes one way, has a thread of its own: pieces come by the thousand, and waking the
/// thread pool for each costs more than writing it.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design", "CA1001", Justification = "the source has no timer, and late aborts may still cancel it")]
internal sealed class RpcServerStream
{
    // A console waits most of its life, and its buffer with it; what goes one way only is a transfer.
    private const int ConsoleChunk = 16 * 1024;
    private const int TransferStack = 256 * 1024;
    private static readonly Logger Log = Vireo.Log.For("rpc.stream");
    private readonly RpcServerConnection _connection;
    private readonly RpcHeader _header;
    private readonly IRpcStreamBackend _backend;
    private readonly RpcStreamDirection _direction;
    private readonly Channel<Item> _input = Channel.CreateUnbounded<Item>(
        new UnboundedChannelOptions { SingleReader = true, SingleWriter = false });
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly object _arrived = new();
    private Thread? _writer;
    private Thread? _reader;
    private Task _reading = Task.CompletedTask;
    private long _queued;
    private bool _paused;
    private bool _closed;
    private bool _started;
    private volatile bool _finishing;

    public RpcServerStream(RpcServerConnection connection, in RpcHeader header, IRpcStreamBackend backend, RpcStreamDirection direction)
    {
        _connection = connection;
        _header = header with { Type = RpcMessageType.Stream };
        _backend = backend;
        _direction = direction;
    }

    private enum ItemKind
    {
        Data,
        Hole,
        End,
        Finish,
        Abort,
    }

    public uint Serial => _header.Serial;

    public bool Matches(in RpcHeader header) =>
        header.Program == _header.Program && header.Version == _header.Version && header.Procedure == _header.Procedure;

    /// <summary>The opening call's reply is on its way: data may follow.</summary>
    public void Start()
    {
        lock (_gate)
        {
            _started = true;
            if (!_closed && _direction == RpcStreamDirection.ToClient)
            {
                var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _reading = done.Task;
                _reader = Transfer(async () =>
                {
                    await ReadLoopAsync().ConfigureAwait(false);
                    done.SetResult();
                });
            }
            else if (!_closed && (_direction & RpcStreamDirection.ToClient) != 0)
            {
                _reading = Task.Run(ReadLoopAsync);
            }
        }

        if (_direction == RpcStreamDirection.FromClient)
        {
            _writer = Transfer(WriteLoopAsync);
        }
        else
        {
            _ = Task.Run(WriteLoopAsync);
        }

        _reader?.UnsafeStart();
        _writer?.UnsafeStart();
    }

    private static Thread Transfer(Func<Task> loop) => new(() => _ = loop(), TransferStack) { IsBackground = true, Name = "transfer" };

    /// <summary>The call failed, or the connection is gone.</summary>
    public void Abort()
    {
        bool started;
        lock (_gate)
        {
            started = _started;
            _started = true;
        }

        Put(new Item(ItemKind.Abort, null, 0, Answer: false));
        _stop.Cancel();
        if (!started)
        {
            _ = Task.Run(WriteLoopAsync);
        }
    }

    /// <summary>Takes a packet of the client; false when the stream is closed and the packet belongs nowhere.</summary>
    public bool OnFrame(in RpcHeader header, byte[] buffer, int offset, int length)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }
        }

        Item item;
        ReadOnlySpan<byte> payload = buffer.AsSpan(offset, length);
        if (header.Type == RpcMessageType.StreamHole)
        {
            if (payload.Length < sizeof(long))
            {
                item = new Item(ItemKind.Abort, null, 0, Answer: true);
            }
            else
            {
                item = new Item(ItemKind.Hole, null, BinaryPrimitives.ReadInt64BigEndian(payload));
            }
        }
        else if (header.Status == RpcMessageStatus.Continue)
        {
            if (payload.Length == 0)
            {
                item = new Item(ItemKind.End, null, 0);
            }
            else if (_connection.TryTakeFrame(buffer, offset + length))
            {
                item = new Item(ItemKind.Data, buffer, length) { Offset = offset };
            }
            else
            {
                byte[] copy = ArrayPool<byte>.Shared.Rent(length);
                payload.CopyTo(copy);
                item = new Item(ItemKind.Data, copy, length);
            }
        }
        else
        {
            item = new Item(header.Status == RpcMessageStatus.Ok ? ItemKind.Finish : ItemKind.Abort, null, 0, Answer: true);
        }

        if (item.Kind == ItemKind.Abort)
        {
            // What waits is not worth writing any more, and a write that hangs must not hold the abort up.
            _stop.Cancel();
        }

        Account(item.Kind == ItemKind.Data ? item.Length : 64);
        if (!Put(item))
        {
            Account(item.Kind == ItemKind.Data ? -item.Length : -64);
            item.Free();
        }

        return true;
    }

    private bool Put(Item item)
    {
        if (!_input.Writer.TryWrite(item))
        {
            return false;
        }

        if (_writer is not null)
        {
            lock (_arrived)
            {
                Monitor.Pulse(_arrived);
            }
        }

        return true;
    }

    // Only a transfer's own thread blocks; where something behind the stream made the loop go to another one, that one does not.
    private ValueTask<Item> TakeAsync()
    {
        if (Thread.CurrentThread != _writer)
        {
            return _input.Reader.ReadAsync();
        }

        lock (_arrived)
        {
            Item item;
            while (!_input.Reader.TryRead(out item))
            {
                if (_input.Reader.Completion.IsCompleted)
                {
                    throw new ChannelClosedException();
                }

                Monitor.Wait(_arrived);
            }

            return ValueTask.FromResult(item);
        }
    }

    private void Account(long bytes)
    {
        lock (_gate)
        {
            _queued += bytes;
            if (!_paused && _queued >= _connection.ServerOptions.StreamQueueHigh)
            {
                _paused = true;
                _connection.PauseForStream();
            }
            else if (_paused && _queued <= _connection.ServerOptions.StreamQueueHigh / 2)
            {
                _paused = false;
                _connection.ResumeForStream();
            }
        }
    }

    private async Task ReadLoopAsync()
    {
        int chunk = _direction == RpcStreamDirection.Both ? ConsoleChunk : RpcLimits.StreamChunk;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(RpcLimits.FrameHeaderSize + chunk);
        try
        {
            while (true)
            {
                // A source that never waits would else be read for ever when the client is gone: then there is always room.
                _stop.Token.ThrowIfCancellationRequested();
                if (Thread.CurrentThread == _reader)
                {
                    _connection.BlockForStreamRoom(_stop.Token);
                }
                else
                {
                    await _connection.WaitForStreamRoomAsync(_stop.Token).ConfigureAwait(false);
                }

                RpcStreamPiece piece = await _backend.ReadAsync(buffer.AsMemory(RpcLimits.FrameHeaderSize, chunk), _stop.Token)
                    .ConfigureAwait(false);
                switch (piece.Kind)
                {
                    case RpcStreamPieceKind.Hole:
                        SendHole(piece.Length);
                        break;
                    case RpcStreamPieceKind.Data:
                        Send(buffer, (int)piece.Length, RpcMessageStatus.Continue);
                        break;
                    default:
                        Send(buffer, 0, RpcMessageStatus.Continue);
                        return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The stream has ended from the other side, which answers for the rest.
        }
        catch (Exception) when (_finishing)
        {
            // The finish closes the source under a read that waits; the client gets the finish's answer, not the read's.
        }
        catch (Exception e)
        {
            Fail(RpcServerConnection.Map(e));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task WriteLoopAsync()
    {
        try
        {
            bool open = true;
            while (open)
            {
                Item item = await TakeAsync().ConfigureAwait(false);
                try
                {
                    open = await HandleAsync(item).ConfigureAwait(false);
                }
                finally
                {
                    item.Free();
                    Account(item.Kind == ItemKind.Data ? -item.Length : -64);
                }
            }
        }
        catch (ChannelClosedException)
        {
            // The read loop has ended the stream with an error.
            await QuietlyAsync(_backend.AbortAsync).ConfigureAwait(false);
        }

        await CloseAsync().ConfigureAwait(false);
    }

    /// <summary>Serves one packet; false when the stream is over.</summary>
    private async Task<bool> HandleAsync(Item item)
    {
        try
        {
            switch (item.Kind)
            {
                case ItemKind.Abort:
                    await _stop.CancelAsync().ConfigureAwait(false);
                    await _backend.AbortAsync(CancellationToken.None).ConfigureAwait(false);
                    Close();
                    if (item.Answer)
                    {
                        // Not an error: the client asked for it, and waits for the confirmation.
                        Send(new byte[RpcLimits.FrameHeaderSize], 0, RpcMessageStatus.Ok);
                    }

                    return false;
                case ItemKind.Finish:
                    _finishing = true;
                    await _backend.FinishAsync(CancellationToken.None).ConfigureAwait(false);
                    await _stop.CancelAsync().ConfigureAwait(false);
                    await _reading.ConfigureAwait(false);
                    if (Close())
                    {
                        Send(new byte[RpcLimits.FrameHeaderSize], 0, RpcMessageStatus.Ok);
                    }

                    return false;
                case ItemKind.End:
                    return true;
            }

            if ((_direction & RpcStreamDirection.FromClient) == 0)
            {
                throw RpcErrors.StreamNotWritable();
            }

            if (item.Kind == ItemKind.Hole)
            {
                await _backend.WriteHoleAsync(item.Length, _stop.Token).ConfigureAwait(false);
            }
            else
            {
                await _backend.WriteAsync(item.Buffer.AsMemory(item.Offset, (int)item.Length), _stop.Token).ConfigureAwait(false);
            }

            return true;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // An abort stands behind in the queue, or the channel is closed.
            return true;
        }
        catch (Exception e)
        {
            Fail(RpcServerConnection.Map(e));
            await QuietlyAsync(_backend.AbortAsync).ConfigureAwait(false);
            return false;
        }
    }

    /// <summary>Tells the client that the stream broke, once, and ends it.</summary>
    private void Fail(VirException error)
    {
        if (Close())
        {
            SendError(error);
        }

        _input.Writer.TryComplete();
        _stop.Cancel();
    }

    private bool Close()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            _closed = true;
        }

        _connection.RemoveStream(this);
        return true;
    }

    private async Task CloseAsync()
    {
        Close();
        _input.Writer.TryComplete();
        await _reading.ConfigureAwait(false);
        while (_input.Reader.TryRead(out Item item))
        {
            item.Free();
            Account(item.Kind == ItemKind.Data ? -item.Length : -64);
        }

        await QuietlyAsync(_ => _backend.DisposeAsync()).ConfigureAwait(false);
    }

    private static async Task QuietlyAsync(Func<CancellationToken, ValueTask> end)
    {
        try
        {
            await end(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Log.Debug($"ending a stream: {e.Reason()}");
        }
    }

    private void Send(byte[] buffer, int length, RpcMessageStatus status)
    {
        int size = RpcLimits.FrameHeaderSize + length;
        (_header with { Status = status }).Write(buffer, size);
        _connection.SendStreamFrame(buffer.AsSpan(0, size));
    }

    private void SendHole(long length)
    {
        Span<byte> frame = stackalloc byte[RpcLimits.FrameHeaderSize + 12];
        (_header with { Type = RpcMessageType.StreamHole, Status = RpcMessageStatus.Continue }).Write(frame, frame.Length);
        BinaryPrimitives.WriteInt64BigEndian(frame[RpcLimits.FrameHeaderSize..], length);
        BinaryPrimitives.WriteUInt32BigEndian(frame[(RpcLimits.FrameHeaderSize + 8)..], 0);
        _connection.SendStreamFrame(frame);
    }

    private void SendError(VirException error)
    {
        using XdrWriter writer = RpcServerConnection.EncodeMessage();
        RpcErrorPayload.Write(writer, error);
        (_header with { Status = RpcMessageStatus.Error }).Write(writer.WrittenSpan, writer.Length);
        _connection.SendStreamFrame(writer.WrittenSpan);
    }

    private readonly record struct Item(ItemKind Kind, byte[]? Buffer, long Length, bool Answer = false)
    {
        public int Offset { get; init; }

        public void Free()
        {
            if (Buffer is { } buffer)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }
}
