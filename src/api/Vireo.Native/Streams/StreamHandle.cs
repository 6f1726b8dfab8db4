using Vireo.Operations;

namespace Vireo.Native;

/// <summary>
/// A <c>virStreamPtr</c>: made empty, then filled by the call that opens the stream. It turns a stream that is awaited into one that C
/// callers read and write, waiting or not: at most one read and one write are under way, and what a read brought is kept until it is asked
/// for.
/// </summary>
internal sealed partial class StreamHandle : Handle, IHandleKind
{
    /// <summary>What a call that may not wait returns instead.</summary>
    public const int WouldBlock = -2;

    /// <summary>What a read that stops at holes returns at one.</summary>
    public const int AtHole = -3;

    private const int PieceSize = 256 * 1024;
    private readonly Lock _lock = new();
    private readonly byte[] _piece = new byte[PieceSize];
    private readonly bool _nonBlocking;
    private VirStream? _stream;
    private Task<StreamChunk>? _read;
    private Task? _write;
    private int _pieceAt;
    private int _pieceEnd;
    private long _hole;
    private bool _ended;
    private bool _opened;

    public StreamHandle(ConnectHandle connection, bool nonBlocking)
    {
        connection.AddReference();
        Connection = connection;
        _nonBlocking = nonBlocking;
    }

    /// <inheritdoc/>
    public static ErrorCode InvalidCode => ErrorCode.InvalidStream;

    /// <inheritdoc/>
    public static ErrorDomain? InvalidDomain => ErrorDomain.Streams;

    /// <inheritdoc/>
    public override ConnectionHandle Connection { get; }

    private bool OfDaemon => ((ConnectHandle)Connection).Connect.HasDaemon;

    /// <summary>Made to never wait.</summary>
    public bool IsNonBlocking => _nonBlocking;

    /// <summary>The call succeeded: this is its stream.</summary>
    public void Attach(VirStream stream)
    {
        _stream = stream;
        _opened = true;
    }

    /// <summary>Reads what there is, at least one byte unless the stream has ended (0), nothing may be waited for, or a hole is to be
    /// seen.</summary>
    public int Receive(Span<byte> target, bool stopAtHole, string function)
    {
        VirStream stream = Opened(function);
        while (true)
        {
            if (_pieceAt < _pieceEnd)
            {
                int count = Math.Min(target.Length, _pieceEnd - _pieceAt);
                _piece.AsSpan(_pieceAt, count).CopyTo(target);
                _pieceAt += count;

                // As libvirt: one call takes everything that has come, up to a hole or the end.
                return _pieceAt == _pieceEnd ? count + stream.ReadQueued(target[count..]) : count;
            }

            if (_hole > 0)
            {
                if (stopAtHole)
                {
                    return AtHole;
                }

                int zeros = (int)Math.Min(target.Length, _hole);
                target[..zeros].Clear();
                _hole -= zeros;
                return zeros;
            }

            if (_ended || target.IsEmpty)
            {
                return 0;
            }

            if (!Fill(stream))
            {
                return WouldBlock;
            }
        }
    }

    /// <summary>Reads with flags, which streams of this process do not know.</summary>
    public int Receive(Span<byte> target, uint flags, string function)
    {
        _ = Opened(function);
        return OfDaemon
            ? Receive(target, (flags & (uint)StreamRecvFlags.StopAtHole) != 0, function)
            : throw Errors.NoSupport(function, ErrorDomain.Streams);
    }

    /// <summary>The length of the hole that the reader stands at; 0 when it stands at none.</summary>
    public long TakeHole(uint flags, string function)
    {
        VirStream stream = Opened(function);
        Arguments.NoFlags(flags, function);
        if (_pieceAt == _pieceEnd && _hole == 0 && !_ended)
        {
            Fill(stream);
        }

        long hole = _pieceAt < _pieceEnd ? 0 : _hole;
        _hole -= hole;
        return hole;
    }

    /// <summary>Writes all, or nothing when that may not be waited for.</summary>
    public int Send(ReadOnlySpan<byte> data, string function)
    {
        VirStream stream = Opened(function);
        if (_write is { IsCompleted: false } && _nonBlocking)
        {
            return WouldBlock;
        }

        Finish(ref _write);
        var copy = data.ToArray();
        var write = stream.WriteAsync(copy, default);
        if (_nonBlocking && !write.IsCompleted)
        {
            _write = write.AsTask();
            Follow(_write);
        }
        else
        {
            Waiting.For(write);
        }

        return data.Length;
    }

    public void SendHole(long length, uint flags, string function)
    {
        VirStream stream = Opened(function);
        Arguments.NoFlags(flags, function);
        Finish(ref _write);
        Waiting.For(stream.SendHoleAsync(length, default));
    }

    /// <summary>Ends the stream in order; one of a driver of this process may be ended again.</summary>
    public void Finish(string function)
    {
        if (_opened && _stream is null && !OfDaemon)
        {
            return;
        }

        VirStream stream = Opened(function);
        try
        {
            Finish(ref _write);
            Waiting.For(stream.FinishAsync(default));
        }
        finally
        {
            Close();
        }
    }

    /// <summary>Ends the stream at once.</summary>
    public void Abort(string function)
    {
        // What was never used has nothing to abort.
        if (!_opened || (_stream is null && !OfDaemon))
        {
            return;
        }

        VirStream stream = Opened(function);
        Waiting.For(stream.AbortAsync(default));
        Close();
    }

    /// <inheritdoc/>
    public override int Release()
    {
        base.Release();
        return 0;
    }

    /// <inheritdoc/>
    protected override void End()
    {
        RemoveCallback();
        Close();
        Connection.Release();
    }

    private static void Finish(ref Task? task)
    {
        if (task is not null)
        {
            Task done = task;
            task = null;
            Waiting.For(new ValueTask(done));
        }
    }

    private VirStream Opened(string function) =>
        _stream ?? throw (_opened ? Errors.StreamClosed(OfDaemon) : Errors.NoSupport(function, ErrorDomain.Streams));

    /// <summary>Fetches the next piece; false when that would mean waiting.</summary>
    private bool Fill(VirStream stream)
    {
        _read ??= stream.ReadAsync(_piece, default).AsTask();
        if (_nonBlocking && !_read.IsCompleted)
        {
            Follow(_read);
            return false;
        }

        Task<StreamChunk> read = _read;
        _read = null;
        StreamChunk chunk = Waiting.For(read);
        switch (chunk.Kind)
        {
            case StreamChunkKind.Data:
                (_pieceAt, _pieceEnd) = (0, (int)chunk.Length);
                break;
            case StreamChunkKind.Hole:
                _hole += chunk.Length;
                break;
            default:
                _ended = true;
                break;
        }

        return true;
    }

    private void Close()
    {
        if (Interlocked.Exchange(ref _stream, null) is { } stream)
        {
            Waiting.For(stream.DisposeAsync());
        }
    }
}
