using System.Text;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using Vireo.Rpc;

namespace Vireo.Remote;

/// <summary>A program whose standard input and output are the connection. Its last output becomes the error when it ends early.</summary>
internal sealed class Tunnel : IAsyncDisposable
{
    private const int WordsKept = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SpawnedProcess _process;
    private readonly FdStream _words;
    private readonly Task<string> _reading;

    private Tunnel(SpawnedProcess process, FdStream words)
    {
        _process = process;
        _words = words;
        _reading = ReadWordsAsync();
    }

    public static (RpcTransport Transport, IAsyncDisposable Helper) Start(ProcessSpec spec)
    {
        (SafeFileHandle inRead, SafeFileHandle inWrite) = Fd.CreatePipe();
        (SafeFileHandle outRead, SafeFileHandle outWrite) = Fd.CreatePipe();
        (SafeFileHandle errorRead, SafeFileHandle errorWrite) = Fd.CreatePipe();
        spec.Input = inRead;
        spec.Output = outWrite;
        spec.ErrorOutput = errorWrite;
        SpawnedProcess process;
        try
        {
            process = ProcessSpawner.Start(spec);
        }
        catch
        {
            inWrite.Dispose();
            outRead.Dispose();
            errorRead.Dispose();
            throw;
        }
        finally
        {
            inRead.Dispose();
            outWrite.Dispose();
            errorWrite.Dispose();
        }

        var tunnel = new Tunnel(process, new FdStream(errorRead, FileAccess.Read));
        return (new StreamTransport(new Pipe(new FdStream(outRead, FileAccess.Read), tunnel),
            new Pipe(new FdStream(inWrite, FileAccess.Write), tunnel), new RpcPeer()), tunnel);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var soon = new CancellationTokenSource(Patience);
            await _process.WaitForExitAsync(soon.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _process.Signal(15);
        }

        await _words.DisposeAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private async Task<string> ReadWordsAsync()
    {
        byte[] kept = new byte[WordsKept];
        byte[] buffer = new byte[WordsKept];
        int count = 0;
        try
        {
            while (await _words.ReadAsync(buffer, CancellationToken.None).ConfigureAwait(false) is var got and > 0)
            {
                int more = Math.Min(got, kept.Length - count);
                buffer.AsSpan(0, more).CopyTo(kept.AsSpan(count));
                count += more;
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or VirException)
        {
            // What was read so far is all there is.
        }

        return Encoding.UTF8.GetString(kept, 0, count).Trim();
    }

    /// <summary>What the program said when it ended; nothing when it said nothing, or has not ended.</summary>
    private async Task<string> LastWordsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _reading.WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return "";
        }
    }

    /// <summary>The program's input or output; where it ends before we do, the error is the program's own output.</summary>
    private sealed class Pipe(FdStream inner, Tunnel tunnel) : Stream
    {
        public override bool CanRead => inner.CanRead;

        public override bool CanWrite => inner.CanWrite;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int got = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (got > 0 || buffer.Length == 0)
            {
                return got;
            }

            string words = await tunnel.LastWordsAsync(cancellationToken).ConfigureAwait(false);
            return words.Length > 0 ? throw Errors.TunnelEnded(words) : 0;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
            catch (VirException)
            {
                // The program may be gone before it has read anything, and its output comes a moment later.
                string words = await tunnel.LastWordsAsync(cancellationToken).ConfigureAwait(false);
                if (words.Length > 0)
                {
                    throw Errors.TunnelEnded(words);
                }

                throw;
            }
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("only asynchronous reads");

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
