namespace Vireo.Rpc;

/// <summary>
/// What stands behind a stream on the server: a file, a console, a guest's image. The connection reads and writes it from two loops of its
/// own (one reader, one writer) and ends it with exactly one of finish and abort, then disposes it.
/// </summary>
public interface IRpcStreamBackend : IAsyncDisposable
{
    /// <summary>Waits for data for the client: bytes put into <paramref name="buffer"/>, or a hole, or the end.</summary>
    ValueTask<RpcStreamPiece> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Takes data of the client.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken);

    /// <summary>Takes a hole of the client.</summary>
    ValueTask WriteHoleAsync(long length, CancellationToken cancellationToken);

    /// <summary>The client is done; late errors are thrown here.</summary>
    ValueTask FinishAsync(CancellationToken cancellationToken);

    /// <summary>The client gave up or is gone.</summary>
    ValueTask AbortAsync(CancellationToken cancellationToken);
}
