using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>
/// A pipe, pty or socket as an asynchronous stream. It owns the descriptor and makes it non-blocking. A hung-up pty (EIO) reads as the end.
/// Only the asynchronous methods serve; the synchronous ones would block a thread and throw.
/// </summary>
public sealed class FdStream : Stream
{
    private const int InputOutputError = 5;
    private readonly SafeFileHandle _fd;
    private readonly AsyncFd _ready;
    private readonly FileAccess _access;

    public FdStream(SafeFileHandle fd, FileAccess access = FileAccess.ReadWrite)
    {
        _fd = fd;
        _access = access;
        Fd.SetNonBlocking(fd);
        _ready = new AsyncFd(fd);
    }

    /// <summary>The descriptor, for calls on it; it stays this stream's.</summary>
    public SafeFileHandle Handle => _fd;

    public override bool CanRead => _access != FileAccess.Write;

    public override bool CanWrite => _access != FileAccess.Read;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            int got;
            try
            {
                got = Fd.Read(_fd, buffer.Span);
            }
            catch (VirException e) when (e.Int1 == InputOutputError)
            {
                return 0;
            }

            if (got != Fd.WouldBlock)
            {
                return got;
            }

            await _ready.WaitReadableAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            int put = Fd.Write(_fd, buffer.Span);
            if (put == Fd.WouldBlock)
            {
                await _ready.WaitWritableAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                buffer = buffer[put..];
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("only asynchronous reads");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("only asynchronous writes");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ready.Dispose();
            _fd.Dispose();
        }

        base.Dispose(disposing);
    }
}
