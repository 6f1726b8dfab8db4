using Vireo.Protocol;
using Vireo.Remote;

namespace Vireo.Native;

/// <content>Pings of the daemon, which the application's event loop drives: one that does not run its loop does not ping, as with
/// libvirt.</content>
internal sealed partial class ConnectHandle
{
    private LoopTimer? _keepAlive;
    private int _keepAliveBegun;

    /// <summary>Begins to ping the daemon, or ends it with an interval of zero. As with libvirt, a connection that pings keeps its
    /// interval, and one that has ended pinging does not begin again.</summary>
    /// <returns>False when the daemon does not understand pings.</returns>
    /// <exception cref="VirException">The application has no event loop, or the pings were ended before.</exception>
    public bool SetKeepAlive(TimeSpan interval, int count)
    {
        if (!LoopTimer.HasLoop)
        {
            throw Errors.KeepAliveWithoutLoop();
        }

        var remote = (RemoteConnection)Driver(DriverGroup.Hypervisor, "virConnectSetKeepAlive");
        if (interval > TimeSpan.Zero && Volatile.Read(ref _keepAliveBegun) != 0)
        {
            return Volatile.Read(ref _keepAlive) is not null ? true : throw Errors.KeepAliveAlreadySet();
        }

        Interlocked.Exchange(ref _keepAlive, null)?.Dispose();
        if (!remote.SetKeepAlive(interval, count, tickedOutside: true))
        {
            return false;
        }

        if (interval > TimeSpan.Zero)
        {
            Volatile.Write(ref _keepAliveBegun, 1);
            _keepAlive = LoopTimer.Start(interval, elapsed => Tick(remote, elapsed)) ?? throw Errors.KeepAliveWithoutLoop();
        }

        return true;
    }

    private void Tick(RemoteConnection remote, TimeSpan elapsed)
    {
        remote.Client.TickKeepAlive(elapsed);
        if (remote.Client.IsClosed)
        {
            Interlocked.Exchange(ref _keepAlive, null)?.Dispose();
        }
    }
}
