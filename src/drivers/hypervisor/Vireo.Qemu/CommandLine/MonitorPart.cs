namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>The monitor: a socket that is listening before the emulator starts.</summary>
internal static class MonitorPart
{
    public static void Add(CommandContext c)
    {
        c.Add("-chardev", $"socket,id=charmonitor,{c.Listen(c.Host.LibFolder + "/monitor.sock")},server=on,wait=off");
        c.Add("-mon", "chardev=charmonitor,id=monitor,mode=control");
    }
}
