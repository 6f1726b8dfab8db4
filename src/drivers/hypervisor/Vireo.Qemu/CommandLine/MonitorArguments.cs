using Vireo.Drivers.Qemu.Devices;
namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>The monitor: a socket that is listening before the emulator starts.</summary>
internal static class MonitorArguments
{
    public static void Add(PlanContext c)
    {
        string path = c.Host.LibFolder + "/monitor.sock";
        SocketAddress address = c.Host.ListenUnix(path) is { } fd ? new OpenSocketAddress(fd) : new UnixSocketAddress(path);
        c.Add(new DevicePlan().Add(new ChardevStep(new Chardev("charmonitor", new SocketBackend(address, Server: true)))));
        c.Add("-mon", "chardev=charmonitor,id=monitor,mode=control");
    }
}
