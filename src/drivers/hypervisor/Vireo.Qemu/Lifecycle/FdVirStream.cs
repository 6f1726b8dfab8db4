using Microsoft.Win32.SafeHandles;
using Vireo.Operations;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>A stream over a descriptor: a pseudo-terminal or a socket of a guest's port.</summary>
internal sealed class FdVirStream(SafeFileHandle descriptor) : VirStream
{
    private readonly FdStream _stream = new(descriptor);
    private int _ended;

    /// <inheritdoc/>
    public override bool IsTwoWay => true;

    /// <summary>Raised once, when the stream has ended.</summary>
    public event Action? Ended;

    /// <inheritdoc/>
    public override async ValueTask<StreamChunk> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            int got = await _stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return got == 0 ? StreamChunk.End : StreamChunk.Data(got);
        }
        catch (ObjectDisposedException)
        {
            return StreamChunk.End;
        }
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        _stream.WriteAsync(data, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask FinishAsync(CancellationToken cancellationToken) => DisposeAsync();

    /// <inheritdoc/>
    public override ValueTask AbortAsync(CancellationToken cancellationToken) => DisposeAsync();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
            Ended?.Invoke();
        }
    }
}
