using System.Buffers;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>
/// A connected socket on which each line is a message: QEMU's monitor and the guest agent both speak so. It cuts the bytes into lines of
/// bounded length and writes whole messages; what a line means is its owner's business. Lines are handed over on the reading loop, so the
/// handler must not wait.
/// </summary>
internal sealed class LineChannel : IAsyncDisposable
{
    /// <summary>Longest line from the emulator; its schema, the longest regular answer, takes about 200 KB.</summary>
    public const int DefaultMaxLine = 10 * 1024 * 1024;

    private const int FirstBuffer = 4096;
    private const int FullPause = 10;

    private readonly Socket _socket;
    private readonly int _maxLine;
    private readonly LineHandler _onLine;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<Exception?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _filled;
    private int _disposed;

    public LineChannel(Socket socket, LineHandler onLine, int maxLine = DefaultMaxLine)
    {
        _socket = socket;
        _onLine = onLine;
        _maxLine = maxLine;
    }

    /// <summary>Takes one line without its end; throwing closes the channel.</summary>
    public delegate void LineHandler(ReadOnlySpan<byte> line);

    /// <summary>Completes when no more lines will come: with null after an orderly end, else with what went wrong.</summary>
    public Task<Exception?> Closed => _closed.Task;

    /// <summary>Starts reading; lines may come before this returns.</summary>
    public void Start() => _ = ReadLoopAsync();

    /// <summary>Writes one whole message; a blank in front of it carries <paramref name="handle"/>.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken, SafeHandle? handle = null)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (handle is not null && !PosixSocket.SendHandle(_socket.SafeHandle, handle, (byte)' '))
            {
                await Task.Delay(FullPause, cancellationToken).ConfigureAwait(false);
            }

            while (!message.IsEmpty)
            {
                // Once a message has begun it must be finished, or the peer sees half a command: only the channel's own end stops it.
                int n = await _socket.SendAsync(message, SocketFlags.None, _stop.Token).ConfigureAwait(false);
                message = message[n..];
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        _socket.Dispose();
        _closed.TrySetResult(null);
    }

    private async Task ReadLoopAsync()
    {
        Exception? reason = null;
        try
        {
            while (true)
            {
                if (_filled == _buffer.Length)
                {
                    Grow();
                }

                int n = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), SocketFlags.None, _stop.Token).ConfigureAwait(false);
                if (n == 0)
                {
                    break;
                }

                int from = _filled;
                _filled += n;
                TakeLines(from);
            }
        }
        catch (OperationCanceledException)
        {
            // The owner closed the channel.
        }
        catch (ObjectDisposedException)
        {
            // Likewise.
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            // A peer that died: the same as an orderly end for the owner, which asks the process.
        }
        catch (Exception e) when (e is SocketException or FormatException or VirException)
        {
            reason = e;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _closed.TrySetResult(reason);
        }
    }

    private void TakeLines(int searchFrom)
    {
        int start = 0;
        while (true)
        {
            int at = _buffer.AsSpan(searchFrom, _filled - searchFrom).IndexOf((byte)'\n');
            if (at < 0)
            {
                break;
            }

            int end = searchFrom + at;
            var line = _buffer.AsSpan(start, end - start).TrimEnd((byte)'\r');
            if (!line.IsEmpty)
            {
                _onLine(line);
            }

            start = searchFrom = end + 1;
        }

        if (start > 0)
        {
            _buffer.AsSpan(start, _filled - start).CopyTo(_buffer);
            _filled -= start;
        }

        if (_filled > _maxLine)
        {
            throw new FormatException("No complete monitor response found in " + _filled + " bytes");
        }
    }

    private void Grow()
    {
        byte[] bigger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _filled).CopyTo(bigger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = bigger;
    }
}
