using Vireo.Protocol;
using Vireo.Remote;

namespace Vireo.Native;

/// <content>Pings of the daemon, which the application's event loop drives: one that does not run its loop does not ping, as with
/// libvirt.</content>
internal sealed partial class ConnectHandle
{
    private LoopTimer? _keepAlive;

    /// <summary>Changes how the daemon is pinged; an interval of zero ends it.</summary>
    /// <returns>False when the daemon does not understand pings.</returns>
    /// <exception cref="VirException">The application has no event loop.</exception>
    public bool SetKeepAlive(TimeSpan interval, int count)
    {
        if (!LoopTimer.HasLoop)
        {
            throw Errors.KeepAliveWithoutLoop();
        }

        var remote = (RemoteConnection)Driver(DriverGroup.Hypervisor, "virConnectSetKeepAlive");
        Interlocked.Exchange(ref _keepAlive, null)?.Dispose();
        if (!remote.SetKeepAlive(interval, count, tickedOutside: true))
        {
            return false;
        }

        if (interval > TimeSpan.Zero)
        {
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
