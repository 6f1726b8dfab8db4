using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>Waits, without a thread, until a descriptor can be read or written. It does not own the descriptor. Regular files cannot be
/// waited for.</summary>
public sealed class AsyncFd : IDisposable
{
    private readonly FdWatcher.Watch _watch;

    public AsyncFd(SafeHandle fd) => _watch = FdWatcher.Instance.Add(fd);

    /// <summary>Completes when a read would not wait (data, end, or an error to be read).</summary>
    public Task WaitReadableAsync(CancellationToken cancellationToken) =>
        _watch.WhenAsync(PollEvents.Readable).WaitAsync(cancellationToken);

    /// <summary>Completes when a write would not wait.</summary>
    public Task WaitWritableAsync(CancellationToken cancellationToken) =>
        _watch.WhenAsync(PollEvents.Writable).WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _watch.Dispose();
}
