using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Characters;

/// <summary>The host's side of character devices.</summary>
internal static class CharBackends
{
    /// <summary>QEMU's name of a device's back-end.</summary>
    public static string IdOf(CharDevice device) => "char" + device.Alias;

    /// <summary>Adds the host's side of a device to its plan.</summary>
    /// <returns>QEMU's name of it.</returns>
    public static string Add(PlanContext c, DevicePlan plan, CharDevice device)
    {
        CharChecks.Check(device);
        var backend = Backend(c, plan, device);
        string? log = device.Log is { File: { } file } copy
            ? c.PassFile(plan, file, LaunchFileUse.CharLog, copy.Append != OnOff.Off, device.Alias + "-log") : null;
        plan.Add(new ChardevStep(new Chardev(IdOf(device), backend) { LogFile = log }));
        return IdOf(device);
    }

    private static CharBackend Backend(PlanContext c, DevicePlan plan, CharDevice device)
    {
        var source = device.Sources.Count > 0 ? device.Sources[0] : null;
        return device.Type switch
        {
            CharType.Null => new PlainBackend("null"),
            CharType.Vc => new PlainBackend("vc"),
            CharType.Stdio => new PlainBackend("stdio"),
            CharType.Unset or CharType.Pty => new PlainBackend("pty"),
            CharType.Dev => new DeviceBackend(device is Documents.Parallel ? "parallel" : "serial", PathOf(source)),
            CharType.Pipe => new DeviceBackend("pipe", PathOf(source)),
            CharType.File when source is FileCharSource { Path: { } path } file => new FileBackend(
                c.PassFile(plan, path, LaunchFileUse.CharSource, file.Append == OnOff.On, device.Alias + "-source")),
            CharType.Unix when source is UnixCharSource unix => Unix(c, unix),
            CharType.Tcp when source is TcpCharSource tcp => Tcp(tcp, device.Protocol),
            CharType.Udp => Udp(device.Sources),
            CharType.Spicevmc => new SpiceBackend("spicevmc", device is RedirDevice ? "usbredir" : "vdagent"),
            CharType.QemuVdagent => Vdagent(source as VdagentCharSource),
            CharType.Spiceport when source is ChannelCharSource { Channel: { } name } => new SpiceBackend("spiceport", name),
            _ => throw DeviceErrors.CharTypeUnsupported(device.Type.ToString().ToLowerInvariant()),
        };
    }

    private static string PathOf(CharSource? source) => source is FileCharSource f ? f.Path ?? "" : "";

    private static SocketBackend Unix(PlanContext c, UnixCharSource unix)
    {
        string path = unix.Path ?? "";
        return unix.Mode == CharMode.Connect
            ? new SocketBackend(new UnixSocketAddress(path), Server: false) { Reconnect = Reconnect(unix.Reconnect) }
            : new SocketBackend(c.Host.ListenUnix(path) is { } fd ? new OpenSocketAddress(fd) : new UnixSocketAddress(path), Server: true);
    }

    private static SocketBackend Tcp(TcpCharSource tcp, CharProtocol protocol)
    {
        bool server = tcp.Mode == CharMode.Bind;
        return new SocketBackend(new InetSocketAddress(tcp.Host ?? "", tcp.Service), server)
        {
            Telnet = protocol is CharProtocol.Telnet or CharProtocol.Telnets,
            Reconnect = server ? null : Reconnect(tcp.Reconnect),
        };
    }

    private static UdpBackend Udp(List<CharSource> sources)
    {
        var remote = sources.OfType<UdpCharSource>().FirstOrDefault(s => s.Mode != CharMode.Bind);
        var local = sources.OfType<UdpCharSource>().FirstOrDefault(s => s.Mode == CharMode.Bind);
        return new UdpBackend(remote?.Host ?? "", remote?.Service, local?.Host ?? "", local?.Service ?? "0");
    }

    private static VdagentBackend Vdagent(VdagentCharSource? source) => new(
        PlanContext.Bool(source?.ClipboardCopyPaste),
        source?.MouseMode switch { SpiceMouseMode.Client => true, SpiceMouseMode.Server => false, _ => null });

    private static uint? Reconnect(CharReconnect? reconnect) => reconnect is { Enabled: YesNo.Yes } ? reconnect.Timeout : null;
}
