namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>The monitor: a socket that is listening before the emulator starts.</summary>
internal static class MonitorPart
{
    public static void Add(CommandContext c)
    {
        int fd = c.Resources.ListenUnix(c.Resources.LibFolder + "/monitor.sock");
        c.Add("-chardev", $"socket,id=charmonitor,fd={fd},server=on,wait=off");
        c.Add("-mon", "chardev=charmonitor,id=monitor,mode=control");
    }
}
