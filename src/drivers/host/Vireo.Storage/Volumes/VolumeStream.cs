namespace Vireo.Drivers.Storage;

/// <summary>A transfer of a volume: when the stream ends, however it ends, the volume is free again.</summary>
internal sealed class VolumeStream(VirStream inner, Func<Task> ended) : VirStream
{
    private int _ended;

    /// <inheritdoc/>
    public override ValueTask<StreamChunk> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        inner.ReadAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override int ReadQueued(Span<byte> buffer) => inner.ReadQueued(buffer);

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        inner.WriteAsync(data, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask SendHoleAsync(long length, CancellationToken cancellationToken) =>
        inner.SendHoleAsync(length, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        await inner.FinishAsync(cancellationToken).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask AbortAsync(CancellationToken cancellationToken)
    {
        await inner.AbortAsync(cancellationToken).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    private Task EndAsync() => Interlocked.Exchange(ref _ended, 1) == 0 ? ended() : Task.CompletedTask;
}
