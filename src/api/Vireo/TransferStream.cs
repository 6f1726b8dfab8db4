using Vireo.Operations;

namespace Vireo;

/// <summary>
/// A stream of the protocol as a .NET stream. Holes read as zeros. Disposing a stream that was written finishes it, so late errors surface
/// there; one that was only read, or broke, is aborted when its end was not reached.
/// </summary>
public sealed class TransferStream : Stream
{
    private readonly VirStream _stream;
    private readonly bool _canRead;
    private readonly bool _canWrite;
    private long _hole;
    private bool _ended;
    private bool _broken;
    private bool _disposed;

    internal TransferStream(VirStream stream, bool canRead, bool canWrite)
    {
        _stream = stream;
        _canRead = canRead;
        _canWrite = canWrite;
    }

    /// <summary>The protocol's own face of it, for holes and explicit ends.</summary>
    public VirStream Raw => _stream;

    /// <inheritdoc/>
    public override bool CanRead => _canRead;

    /// <inheritdoc/>
    public override bool CanWrite => _canWrite;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0 || _ended)
        {
            return 0;
        }

        while (_hole == 0)
        {
            StreamChunk chunk = await GuardAsync(_stream.ReadAsync(buffer, cancellationToken)).ConfigureAwait(false);
            switch (chunk.Kind)
            {
                case StreamChunkKind.Data when chunk.Length > 0:
                    return (int)chunk.Length;
                case StreamChunkKind.Hole:
                    _hole = chunk.Length;
                    break;
                case StreamChunkKind.End:
                    _ended = true;
                    return 0;
            }
        }

        int zeros = (int)Math.Min(_hole, buffer.Length);
        buffer.Span[..zeros].Clear();
        _hole -= zeros;
        return zeros;
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await _stream.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _broken = true;
            throw;
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Not served: only asynchronous reads.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("only asynchronous reads");

    /// <summary>Not served: only asynchronous writes.</summary>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("only asynchronous writes");

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            bool orderly = !_broken && (_ended || (_canWrite && !_canRead));
            try
            {
                if (orderly)
                {
                    using var soon = new CancellationTokenSource(TimeSpan.FromMinutes(1));
                    await _stream.FinishAsync(soon.Token).ConfigureAwait(false);
                }
                else
                {
                    await _stream.AbortAsync(CancellationToken.None).ConfigureAwait(false);
                }
            }
            finally
            {
                await _stream.DisposeAsync().ConfigureAwait(false);
            }
        }

        await base.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            // Without waiting there is no orderly end.
            _disposed = true;
            _ = _stream.DisposeAsync().AsTask();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<T> GuardAsync<T>(ValueTask<T> work)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (VirException)
        {
            _broken = true;
            throw;
        }
    }
}
