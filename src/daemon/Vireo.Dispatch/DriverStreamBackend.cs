using Vireo.Operations;
using Vireo.Rpc;

namespace Vireo.Dispatch;

/// <summary>A driver's stream as the RPC layer moves it. A hole for a stream that was not opened sparse is written out as zeros.</summary>
internal sealed class DriverStreamBackend(VirStream stream, bool sparse) : IRpcStreamBackend
{
    private long _zeros;

    public async ValueTask<RpcStreamPiece> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_zeros == 0)
        {
            var chunk = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            switch (chunk.Kind)
            {
                case StreamChunkKind.Data:
                    return RpcStreamPiece.Data((int)chunk.Length);
                case StreamChunkKind.End:
                    return RpcStreamPiece.End;
                case StreamChunkKind.Hole when sparse:
                    return RpcStreamPiece.Hole(chunk.Length);
            }

            _zeros = chunk.Length;
        }

        int count = (int)Math.Min(_zeros, buffer.Length);
        buffer.Span[..count].Clear();
        _zeros -= count;
        return RpcStreamPiece.Data(count);
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        stream.WriteAsync(data, cancellationToken);

    public ValueTask WriteHoleAsync(long length, CancellationToken cancellationToken) => stream.SendHoleAsync(length, cancellationToken);

    public ValueTask FinishAsync(CancellationToken cancellationToken) => stream.FinishAsync(cancellationToken);

    public ValueTask AbortAsync(CancellationToken cancellationToken) => stream.AbortAsync(cancellationToken);

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
