using Microsoft.Win32.SafeHandles;

namespace Vireo.Rpc;

/// <summary>
/// Makes any asynchronous stream (TLS, the pipes of an <c>ssh</c> process) look like a non-blocking socket: one read and one write are
/// under way at a time, each with a buffer of its own, so that memory per connection is bounded.
/// </summary>
public sealed class StreamTransport : RpcTransport
{
    private const int BufferSize = 64 * 1024;
    private readonly Stream _input;
    private readonly Stream _output;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly byte[] _received = new byte[BufferSize];
    private readonly byte[] _sending = new byte[BufferSize];
    private IRpcTransportOwner? _owner;
    private int _start;
    private int _count;
    private bool _ended;
    private Exception? _broken;
    private bool _reading;
    private bool _writing;
    private bool _writerWaits;

    /// <summary>Owns <paramref name="stream"/>.</summary>
    public StreamTransport(Stream stream, RpcPeer peer)
        : this(stream, stream, peer)
    {
    }

    /// <summary>Owns both streams.</summary>
    public StreamTransport(Stream input, Stream output, RpcPeer peer)
    {
        _input = input;
        _output = output;
        Peer = peer;
    }

    /// <inheritdoc/>
    public override RpcPeer Peer { get; }

    /// <inheritdoc/>
    public override void Start(IRpcTransportOwner owner)
    {
        _owner = owner;
        BeginRead();
    }

    /// <inheritdoc/>
    public override int Receive(Span<byte> buffer, ref List<SafeFileHandle>? handles)
    {
        int taken;
        lock (_gate)
        {
            if (_count == 0)
            {
                return _broken is { } broken ? throw Broken(broken) : _ended ? 0 : WouldBlock;
            }

            taken = Math.Min(_count, buffer.Length);
            _received.AsSpan(_start, taken).CopyTo(buffer);
            _start += taken;
            _count -= taken;
        }

        if (_count == 0)
        {
            BeginRead();
        }

        return taken;
    }

    /// <inheritdoc/>
    public override int Send(ReadOnlySpan<byte> data)
    {
        int taken;
        lock (_gate)
        {
            if (_broken is { } broken)
            {
                throw Broken(broken);
            }

            if (_writing)
            {
                _writerWaits = true;
                return WouldBlock;
            }

            taken = Math.Min(data.Length, BufferSize);
            data[..taken].CopyTo(_sending);
            _writing = true;
        }

        _ = WriteAsync(taken);
        return taken;
    }

    /// <inheritdoc/>
    public override void RequestReadable()
    {
        bool there;
        lock (_gate)
        {
            there = _count > 0 || _ended || _broken is not null;
        }

        if (there)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static owner => owner!.OnReadable(), _owner, preferLocal: false);
        }
    }

    /// <inheritdoc/>
    public override void Shutdown()
    {
        lock (_gate)
        {
            _ended = true;
        }

        // Not here: what waits for the read or the write would continue under the locks of whoever ends the connection.
        _ = _stop.CancelAsync();
        RequestReadable();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _stop.Cancel();
        _input.Dispose();
        _output.Dispose();
    }

    private static VirException Broken(Exception e) =>
        e as VirException
        ?? (Errors.ErrnoOf(e) is var errno and > 0 ? Errors.NothingReceived(errno) : Errors.DataNotReceived(5, e.Message));

    private void BeginRead()
    {
        lock (_gate)
        {
            if (_reading || _ended || _broken is not null || _count > 0)
            {
                return;
            }

            _reading = true;
        }

        _ = ReadAsync();
    }

    private async Task ReadAsync()
    {
        int got = 0;
        Exception? failure = null;
        try
        {
            got = await _input.ReadAsync(_received, _stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException or VirException
            or InvalidOperationException)
        {
            failure = e;
        }

        lock (_gate)
        {
            _reading = false;
            _start = 0;
            _count = got;
            _ended |= got == 0;
            _broken ??= failure is OperationCanceledException ? null : failure;
        }

        _owner?.OnReadable();
    }

    private async Task WriteAsync(int count)
    {
        Exception? failure = null;
        try
        {
            await _output.WriteAsync(_sending.AsMemory(0, count), _stop.Token).ConfigureAwait(false);
            await _output.FlushAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException or VirException
            or InvalidOperationException)
        {
            failure = e;
        }

        bool waits;
        lock (_gate)
        {
            _writing = false;
            _broken ??= failure;
            waits = _writerWaits;
            _writerWaits = false;
        }

        if (failure is not null)
        {
            _owner?.OnReadable();
        }
        else if (waits)
        {
            _owner?.OnWritable();
        }
    }
}
