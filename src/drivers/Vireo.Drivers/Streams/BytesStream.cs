using Vireo.Operations;

namespace Vireo.Drivers;

/// <summary>A stream that gives bytes which are in memory already.</summary>
/// <param name="bytes">What a reader gets; the stream ends behind it.</param>
public sealed class BytesStream(ReadOnlyMemory<byte> bytes) : VirStream
{
    private const int InvalidArgument = 22;
    private ReadOnlyMemory<byte> _left = bytes;

    /// <inheritdoc/>
    public override ValueTask<StreamChunk> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int n = Math.Min(buffer.Length, _left.Length);
        _left[..n].CopyTo(buffer);
        _left = _left[n..];
        return ValueTask.FromResult(n == 0 ? StreamChunk.End : StreamChunk.Data(n));
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        throw Errors.NoSupport("virStreamSend", ErrorDomain.Streams);

    /// <inheritdoc/>
    public override ValueTask SendHoleAsync(long length, CancellationToken cancellationToken) =>
        // As if it were a file that is open for reading.
        throw StreamErrors.NotTruncated(InvalidArgument);

    /// <inheritdoc/>
    public override ValueTask FinishAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public override ValueTask AbortAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
