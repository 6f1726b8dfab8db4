using System.Threading.Channels;

namespace Vireo.Rpc.Tests;

/// <summary>Something behind a stream whose behaviour a test chooses.</summary>
internal sealed class FakeBackend : IRpcStreamBackend
{
    private readonly Channel<byte[]> _echo = Channel.CreateUnbounded<byte[]>();
    private int _at;
    private int _nextHole;

    public byte[] Source { get; init; } = [];

    public int HoleEvery { get; init; }

    public bool Echo { get; init; }

    public bool Silent { get; init; }

    public bool Endless { get; init; }

    public VirException? ReadError { get; init; }

    public VirException? WriteError { get; init; }

    public VirException? FinishError { get; init; }

    public SemaphoreSlim? WriteGate { get; init; }

    public MemoryStream Written { get; } = new();

    public List<(long At, long Length)> Holes { get; } = [];

    public bool Finished { get; private set; }

    public bool Aborted { get; private set; }

    public TaskCompletionSource Disposed { get; } = new();

    public async ValueTask<RpcStreamPiece> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (ReadError is not null)
        {
            throw ReadError;
        }

        if (Echo)
        {
            byte[] data = await _echo.Reader.ReadAsync(cancellationToken);
            data.CopyTo(buffer);
            return RpcStreamPiece.Data(data.Length);
        }

        if (Silent)
        {
            await Task.Delay(-1, cancellationToken);
        }

        if (Endless)
        {
            return RpcStreamPiece.Data(buffer.Length);
        }

        if (HoleEvery > 0 && _at / HoleEvery > _nextHole)
        {
            _nextHole++;
            return RpcStreamPiece.Hole(4096);
        }

        int limit = HoleEvery > 0 ? Math.Min(Source.Length, (_nextHole + 1) * HoleEvery) : Source.Length;
        int count = Math.Min(buffer.Length, limit - _at);
        if (count <= 0)
        {
            return RpcStreamPiece.End;
        }

        Source.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return RpcStreamPiece.Data(count);
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        if (WriteError is not null)
        {
            throw WriteError;
        }

        if (WriteGate is not null)
        {
            await WriteGate.WaitAsync(cancellationToken);
        }

        Written.Write(data.Span);
        _echo.Writer.TryWrite(data.ToArray());
    }

    public ValueTask WriteHoleAsync(long length, CancellationToken cancellationToken)
    {
        Holes.Add((Written.Length, length));
        return default;
    }

    public ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        Finished = true;
        return FinishError is null ? default : throw FinishError;
    }

    public ValueTask AbortAsync(CancellationToken cancellationToken)
    {
        Aborted = true;
        return default;
    }

    public ValueTask DisposeAsync()
    {
        Disposed.TrySetResult();
        return default;
    }
}
