namespace Vireo.Rpc;

public sealed partial class RpcServerConnection
{
    private readonly Dictionary<uint, RpcServerStream> _streams = new(0);

    internal RpcServerOptions ServerOptions => _options;

    internal RpcServerStream AddStream(in RpcHeader header, IRpcStreamBackend backend, RpcStreamDirection direction)
    {
        var stream = new RpcServerStream(this, header, backend, direction);
        lock (_streams)
        {
            if (_streams.ContainsKey(header.Serial))
            {
                throw RpcErrors.StreamExists(header.Serial);
            }

            _streams.Add(header.Serial, stream);
        }

        if (IsClosed)
        {
            stream.Abort();
        }

        return stream;
    }

    internal void RemoveStream(RpcServerStream stream)
    {
        lock (_streams)
        {
            _streams.Remove(stream.Serial);
        }
    }

    internal bool SendStreamFrame(ReadOnlySpan<byte> frame) => SendFrame(frame);

    internal ValueTask WaitForStreamRoomAsync(CancellationToken cancellationToken) => WaitForRoomAsync(cancellationToken);

    internal void BlockForStreamRoom(CancellationToken cancellationToken) => BlockForRoom(cancellationToken);

    internal void PauseForStream() => PauseReading();

    internal void ResumeForStream() => ResumeReading();

    /// <summary>True when the frame belongs to an open stream.</summary>
    private bool OnStreamFrame(in RpcHeader header, byte[] buffer, int offset, int length)
    {
        RpcServerStream? stream;
        lock (_streams)
        {
            if (!_streams.TryGetValue(header.Serial, out stream) || !stream.Matches(header))
            {
                return false;
            }
        }

        return stream.OnFrame(header, buffer, offset, length);
    }

    private void AbortStreams()
    {
        RpcServerStream[] streams;
        lock (_streams)
        {
            streams = [.. _streams.Values];
        }

        foreach (RpcServerStream stream in streams)
        {
            stream.Abort();
        }
    }

    /// <summary>Hands the buffer of a frame over to its stream, where that is possible.</summary>
    internal bool TryTakeFrame(byte[] buffer, int end) => TryTake(buffer, end);
}
