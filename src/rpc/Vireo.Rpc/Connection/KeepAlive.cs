namespace Vireo.Rpc;

/// <summary>
/// The clock of one side's keepalive: says after each tick whether to ping or to give up. Anything received counts as a sign of life. It
/// sends nothing itself.
/// </summary>
internal sealed class KeepAlive
{
    /// <summary>The keepalive program (<c>"keep"</c>).</summary>
    public const uint Program = 0x6b656570;
    public const uint Version = 1;
    public const int Ping = 1;
    public const int Pong = 2;

    private readonly TimeSpan _interval;
    private readonly int _count;
    private TimeSpan _quiet;
    private int _left;

    public KeepAlive(TimeSpan interval, int count)
    {
        _interval = interval;
        _count = count;
        _left = count;
    }

    public enum Verdict
    {
        Nothing,
        SendPing,
        Dead,
    }

    /// <summary>Something was received.</summary>
    public void OnReceived()
    {
        _quiet = TimeSpan.Zero;
        _left = _count;
    }

    /// <summary><paramref name="elapsed"/> has passed since the last tick.</summary>
    public Verdict OnTick(TimeSpan elapsed)
    {
        _quiet += elapsed;
        if (_quiet < _interval)
        {
            return Verdict.Nothing;
        }

        if (_left == 0)
        {
            return Verdict.Dead;
        }

        _left--;
        _quiet = TimeSpan.Zero;
        return Verdict.SendPing;
    }
}
