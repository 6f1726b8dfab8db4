using System.Globalization;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Devices;

/// <summary>
/// Prints steps of plans as commands for a running emulator: those that make them, and those that take them away again. It sends nothing.
/// </summary>
public static class MonitorPrinter
{
    /// <summary>The commands that make a step.</summary>
    /// <exception cref="VirException">The step exists on the command line only.</exception>
    public static IEnumerable<MonitorCommand> Make(PlanStep step)
    {
        switch (step)
        {
            case FdSetStep set:
                yield return new("add-fd", new JsonObject().Add("fdset-id", (long)set.Set).Add("opaque", set.Purpose), set.Fd.Handle);
                break;
            case ObjectStep @object:
                yield return new("object-add", @object.Properties);
                break;
            case BlockNodeStep node:
                yield return new("blockdev-add", node.Properties);
                break;
            case ChardevStep { Chardev: var chardev }:
                if (Listener(chardev) is { } listener)
                {
                    yield return PassFd(chardev.Id, listener);
                }

                yield return new("chardev-add", new JsonObject().Add("id", chardev.Id).Add("backend", Backend(chardev)));
                break;
            case NetdevStep { Fd: { } fd } tap:
                yield return PassFd(Id(tap.Properties), fd);
                yield return new("netdev_add", WithFd(tap.Properties));
                break;
            case NetdevStep netdev:
                yield return new("netdev_add", netdev.Properties);
                break;
            case DeviceStep device:
                yield return new("device_add", device.Properties);
                break;
            default:
                throw HotplugErrors.NotAttachable();
        }
    }

    /// <summary>The command that takes a step away.</summary>
    public static MonitorCommand Remove(PlanStep step) => step switch
    {
        FdSetStep set => new("remove-fd", new JsonObject().Add("fdset-id", (long)set.Set)),
        ObjectStep @object => new("object-del", new JsonObject().Add("id", Id(@object.Properties))),
        BlockNodeStep node => new("blockdev-del", new JsonObject().Add("node-name", node.Properties.Find("node-name") ?? "")),
        ChardevStep chardev => new("chardev-remove", new JsonObject().Add("id", chardev.Chardev.Id)),
        NetdevStep netdev => new("netdev_del", new JsonObject().Add("id", Id(netdev.Properties))),
        DeviceStep device => new("device_del", new JsonObject().Add("id", Id(device.Properties))),
        _ => throw HotplugErrors.NotDetachable(),
    };

    /// <summary>The names under which descriptors are sent for the device of an alias.</summary>
    public static IEnumerable<string> FdNames(string alias) => [FdName("host" + alias), FdName("char" + alias)];

    private static string Id(JsonObject properties) => properties.Find("id") ?? "";

    private static string FdName(string id) => "fd-" + id;

    private static MonitorCommand PassFd(string id, HostFd fd) => new("getfd", new JsonObject().Add("fdname", FdName(id)), fd.Handle);

    private static HostFd? Listener(Chardev chardev) => chardev.Backend is SocketBackend { Address: OpenSocketAddress open } ? open.Fd
        : null;

    // On the command line the descriptor is a number that the emulator inherits; here it has the name under which it was just sent.
    private static JsonObject WithFd(JsonObject properties)
    {
        var result = new JsonObject();
        foreach (var (name, value) in properties.Members)
        {
            result.Add(name, name == "fd" ? JsonValue.From(FdName(Id(properties))) : value);
        }

        return result;
    }

    private static JsonObject Backend(Chardev chardev)
    {
        var (type, data) = chardev.Backend switch
        {
            PlainBackend plain => (plain.Type, new JsonObject()),
            DeviceBackend device => (device.Type, new JsonObject().Add("device", device.Path)),
            FileBackend file => ("file", new JsonObject().Add("out", file.Path).Add("append", true)),
            SpiceBackend { Type: "spiceport" } port => ("spiceport", new JsonObject().Add("fqdn", port.Name)),
            SpiceBackend spice => (spice.Type, new JsonObject().Add("type", spice.Name)),
            VdagentBackend agent => ("qemu-vdagent", new JsonObject().Opt("clipboard", agent.Clipboard).Opt("mouse", agent.Mouse)),
            SocketBackend socket => ("socket", Socket(socket, chardev.Id)),
            UdpBackend udp => ("udp", new JsonObject().Add("remote", Inet(udp.Host, udp.Port))
                .Add("local", Inet(udp.LocalHost, udp.LocalPort))),
            _ => throw new InvalidOperationException(chardev.Backend.GetType().Name),
        };
        if (chardev.LogFile is { } log)
        {
            data.Add("logfile", log).Add("logappend", true);
        }

        return new JsonObject().Add("type", type).Add("data", data);
    }

    private static JsonObject Socket(SocketBackend socket, string id)
    {
        var address = socket.Address switch
        {
            UnixSocketAddress unix => new JsonObject().Add("type", "unix").Add("data", new JsonObject().Add("path", unix.Path)),
            InetSocketAddress inet => Inet(inet.Host, inet.Port),
            OpenSocketAddress => new JsonObject().Add("type", "fd").Add("data", new JsonObject().Add("str", FdName(id))),
            _ => throw new InvalidOperationException(socket.Address.GetType().Name),
        };
        var data = new JsonObject().Add("addr", address).Opt("wait", socket.Server ? false : null);
        data.Opt("telnet", socket.Telnet ? true : null).Add("server", socket.Server);
        return data.Opt("reconnect", (long?)socket.Reconnect);
    }

    private static JsonObject Inet(string host, string? port) => new JsonObject().Add("type", "inet")
        .Add("data", new JsonObject().Add("host", host).Add("port", port ?? 0.ToString(CultureInfo.InvariantCulture)));
}
