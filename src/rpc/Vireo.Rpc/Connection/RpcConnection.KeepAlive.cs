namespace Vireo.Rpc;

public abstract partial class RpcConnection
{
    private static readonly TimeSpan HandlesPatience = TimeSpan.FromSeconds(30);
    private KeepAlive? _keepAlive;
    private int _received;

    private bool _tickedOutside;

    /// <summary>Starts pinging the peer: after <paramref name="count"/> unanswered pings, each <paramref name="interval"/> apart, the
    /// connection is cut.</summary>
    /// <param name="interval">Silence before a ping.</param>
    /// <param name="count">Pings that may stay unanswered.</param>
    /// <param name="tickedOutside">Time is passed by <see cref="TickKeepAlive"/> alone, for example from an event loop of the
    /// application.</param>
    public void StartKeepAlive(TimeSpan interval, int count, bool tickedOutside = false)
    {
        if (interval > TimeSpan.Zero && _keepAlive is null)
        {
            _tickedOutside = tickedOutside;
            _keepAlive = new KeepAlive(interval, count);
            if (!tickedOutside)
            {
                OnTickNeeded();
            }
        }
    }

    /// <summary>Stops pinging; pings of the peer are still answered.</summary>
    public void StopKeepAlive() => _keepAlive = null;

    /// <summary>Somebody has to tick from now on.</summary>
    private protected virtual void OnTickNeeded()
    {
    }

    /// <summary>The connection ended because the peer did not answer any more.</summary>
    private protected bool PeerFellSilent { get; private set; }

    /// <summary>Passes time to the keepalive. One caller at a time.</summary>
    internal void Tick(TimeSpan elapsed)
    {
        if (IsClosed)
        {
            return;
        }

        // Announced descriptors may include the peer's own end, which keeps the connection from ever closing: their coming has a deadline.
        if (_handlesDue > 0 && (_handlesWait += elapsed) > HandlesPatience)
        {
            Fail(RpcErrors.DescriptorsMissing());
            return;
        }

        if (!_tickedOutside)
        {
            TickKeepAlive(elapsed);
        }
    }

    /// <summary>Passes time to the pings of a connection whose keepalive is ticked outside. One caller at a time.</summary>
    public void TickKeepAlive(TimeSpan elapsed)
    {
        if (IsClosed || _keepAlive is not { } keepAlive)
        {
            return;
        }

        // A peer that we do not read from cannot show that it lives: the wait is ours.
        if (Interlocked.Exchange(ref _received, 0) != 0 || IsReadingPaused)
        {
            keepAlive.OnReceived();
        }

        switch (keepAlive.OnTick(elapsed))
        {
            case KeepAlive.Verdict.SendPing:
                SendKeepAlive(KeepAlive.Ping);
                break;
            case KeepAlive.Verdict.Dead:
                PeerFellSilent = true;
                Fail(Errors.KeepAliveTimeout());
                break;
        }
    }

    /// <summary>True when the frame was a keepalive message; pings are answered at once, outside every limit.</summary>
    private protected bool HandleKeepAlive(in RpcHeader header)
    {
        if (header.Program != KeepAlive.Program || header.Version != KeepAlive.Version || header.Type != RpcMessageType.Message)
        {
            return false;
        }

        if (header.Procedure == KeepAlive.Ping)
        {
            SendKeepAlive(KeepAlive.Pong);
        }

        return true;
    }

    /// <summary>Ends the connection with a reason.</summary>
    private protected void Fail(VirException reason)
    {
        lock (_outLock)
        {
            FailSending(reason);
        }
    }

    private protected VirException? SendFailure => _sendFailure;

    private void NoteReceived()
    {
        if (_keepAlive is not null)
        {
            _received = 1;
        }
    }

    private void SendKeepAlive(int procedure)
    {
        Span<byte> frame = stackalloc byte[RpcLimits.FrameHeaderSize];
        new RpcHeader(KeepAlive.Program, KeepAlive.Version, procedure, RpcMessageType.Message, 0, RpcMessageStatus.Ok).Write(
            frame, frame.Length);
        SendFrame(frame);
    }
}
