namespace Vireo.Operations;

/// <summary>
/// One end of a stream, as the caller of the operation holds it: reading gives what the other side produces, writing feeds it. Streams that
/// go one way only refuse the other. The holder ends it with exactly one of <see cref="FinishAsync"/> and <see cref="AbortAsync"/>, then
/// disposes it; a dispose without either aborts.
/// </summary>
public abstract class VirStream : IAsyncDisposable
{
    /// <summary>Both sides send: consoles and channels. Of others, only the declared direction is used.</summary>
    public virtual bool IsTwoWay => false;

    /// <summary>Waits for data, a hole or the end. <paramref name="buffer"/> is filled only for data.</summary>
    public abstract ValueTask<StreamChunk> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Data that has come already and follows what was read last: fills what it can of the buffer, without waiting; 0 when there
    /// is none or something else is next.</summary>
    public virtual int ReadQueued(Span<byte> buffer) => 0;

    /// <summary>Writes all of <paramref name="data"/>, waiting while the other side is slow.</summary>
    public abstract ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken);

    /// <summary>Tells the other side that <paramref name="length"/> zero bytes follow; only on streams opened sparse.</summary>
    public virtual ValueTask SendHoleAsync(long length, CancellationToken cancellationToken) =>
        throw Errors.NoSupport("virStreamSendHole", ErrorDomain.Streams);

    /// <summary>All data has been written or read: ends the stream and reports late errors of the other side.</summary>
    public abstract ValueTask FinishAsync(CancellationToken cancellationToken);

    /// <summary>Ends the stream at once; what is under way is lost.</summary>
    public abstract ValueTask AbortAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}

/// <summary>What one read from a stream gave.</summary>
/// <param name="Kind">Data, a hole or the end.</param>
/// <param name="Length">Bytes read, or bytes of the hole.</param>
public readonly record struct StreamChunk(StreamChunkKind Kind, long Length)
{
    /// <summary>The end of the stream.</summary>
    public static StreamChunk End => new(StreamChunkKind.End, 0);

    /// <summary>That many bytes are in the buffer.</summary>
    public static StreamChunk Data(int length) => new(StreamChunkKind.Data, length);

    /// <summary>That many zero bytes are not sent.</summary>
    public static StreamChunk Hole(long length) => new(StreamChunkKind.Hole, length);
}

/// <summary>What a stream read gave.</summary>
public enum StreamChunkKind
{
    /// <summary>Bytes in the buffer.</summary>
    Data,

    /// <summary>A run of zero bytes that were not sent.</summary>
    Hole,

    /// <summary>Nothing more comes.</summary>
    End,
}
