using Vireo.Operations;
using Vireo.Rpc;

namespace Vireo.Remote;

/// <summary>A stream of the protocol as the operations know streams.</summary>
internal sealed class RemoteStream(RpcClientStream stream) : VirStream
{
    private int _ended;

    public override async ValueTask<StreamChunk> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        RpcStreamPiece piece = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return piece.Kind switch
        {
            RpcStreamPieceKind.Data => StreamChunk.Data((int)piece.Length),
            RpcStreamPieceKind.Hole => StreamChunk.Hole(piece.Length),
            _ => StreamChunk.End,
        };
    }

    public override int ReadQueued(Span<byte> buffer) => stream.ReadQueued(buffer);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        stream.WriteAsync(data, cancellationToken);

    public override ValueTask SendHoleAsync(long length, CancellationToken cancellationToken) =>
        stream.WriteHoleAsync(length, cancellationToken);

    public override async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        _ended = 1;
        await stream.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask AbortAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            try
            {
                await stream.AbortAsync().ConfigureAwait(false);
            }
            catch (VirException)
            {
                // The connection is gone, and the stream with it.
            }
        }
    }

    public override ValueTask DisposeAsync() => AbortAsync(CancellationToken.None);
}
