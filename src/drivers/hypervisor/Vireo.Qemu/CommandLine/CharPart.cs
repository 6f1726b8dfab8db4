using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>Serial and parallel ports, channels and consoles: the host's side as a character device, and the port in the guest.</summary>
internal static class CharPart
{
    public static void AddSerials(CommandContext c)
    {
        foreach (var serial in c.Devices.Serials)
        {
            if (serial.Type == CharType.Spiceport && serial.Sources.Count == 0)
            {
                continue;
            }

            string id = Source(c, serial, "char" + serial.Alias);
            string driver = serial.Target?.Model switch
            {
                SerialModel.UsbSerial => "usb-serial",
                SerialModel.PciSerial => "pci-serial",
                SerialModel.IsaDebugcon => "isa-debugcon",
                SerialModel.SpaprVty => "spapr-vty",
                SerialModel.Sclpconsole => "sclpconsole",
                SerialModel.Sclplmconsole => "sclplmconsole",
                SerialModel.Pl011 or SerialModel.U16550A => "",
                _ => "isa-serial",
            };
            if (driver.Length == 0)
            {
                c.Add("-serial", "chardev:" + id);
                continue;
            }

            var device = new JsonObject().Add("driver", driver).Add("chardev", id).Add("id", serial.Alias ?? "");
            if (driver == "isa-serial")
            {
                device.Add("index", (long)(serial.Target?.Port ?? 0));
            }

            if (serial.Address is IsaAddress isa)
            {
                device.Opt("iobase", (long?)isa.Iobase).Opt("irq", (long?)isa.Irq);
            }

            c.Device(c.Place(device, serial));
        }

        foreach (var parallel in c.Devices.Parallels)
        {
            string id = Source(c, parallel, "char" + parallel.Alias);
            c.Device(new JsonObject().Add("driver", "isa-parallel").Add("chardev", id).Add("id", parallel.Alias ?? ""));
        }
    }

    public static void AddChannels(CommandContext c)
    {
        foreach (var channel in c.Devices.Channels)
        {
            string id = Source(c, channel, "char" + channel.Alias);
            if (channel.Target?.Type == ChannelTargetType.Guestfwd)
            {
                c.Add("-netdev", new JsonObject().Add("type", "user")
                    .Add("guestfwd", JsonValue.Array(
                        new JsonObject().Add("str", $"tcp:{channel.Target.Address}:{channel.Target.Port}-chardev:{id}").Build())).Add(
                            "id", channel.Alias ?? ""));
                continue;
            }

            c.Device(Port(c, channel, "virtserialport", id, channel.Target?.Name));
        }
    }

    public static void AddConsoles(CommandContext c)
    {
        foreach (var console in c.Devices.Consoles)
        {
            if (console.TargetType == ConsoleTargetType.Virtio)
            {
                string id = Source(c, console, "char" + console.Alias);
                c.Device(Port(c, console, "virtconsole", id, null));
            }
        }
    }

    private static JsonObject Port(CommandContext c, CharDevice device, string driver, string chardev, string? name)
    {
        var port = new JsonObject().Add("driver", driver);
        if (device.Address is VirtioSerialAddress a)
        {
            string bus = c.Devices.Controllers.Find(o => o.Type == ControllerType.VirtioSerial && o.Index == (int)a.Controller)?.Alias
                ?? $"virtio-serial{a.Controller}";
            port.Add("bus", $"{bus}.{a.Bus}");
            if (driver == "virtserialport" || a.Port > 0)
            {
                port.Add("nr", (long)a.Port);
            }
        }

        port.Add("chardev", chardev).Add("id", device.Alias ?? "");
        return port.Opt("name", name);
    }

    /// <summary>Adds the host's side of a port and gives its id.</summary>
    private static string Source(CommandContext c, CharDevice device, string id)
    {
        var source = device.Sources.Count > 0 ? device.Sources[0] : null;
        string text = device.Type switch
        {
            CharType.Null => $"null,id={id}",
            CharType.Vc => $"vc,id={id}",
            CharType.Stdio => $"stdio,id={id}",
            CharType.Dev => $"serial,id={id},path={Path(source)}",
            CharType.Pipe => $"pipe,id={id},path={Path(source)}",
            CharType.File when source is FileCharSource { Path: { } path } file =>
                $"file,id={id},path={c.PassFile(path, LaunchFileUse.CharSource, file.Append == OnOff.On, device.Alias + "-source")},append=on",
            CharType.Unix when source is UnixCharSource unix => Unix(c, unix, id),
            CharType.Tcp when source is TcpCharSource tcp => Tcp(tcp, device.Protocol, id),
            CharType.Udp => Udp(device.Sources, id),
            CharType.Spicevmc =>
                $"spicevmc,id={id},name={(device is Channel { Target.Name: "com.redhat.spice.0" } ? "vdagent" : device is RedirDevice ? "usbredir" : "vdagent")}",
            CharType.QemuVdagent => $"qemu-vdagent,id={id},name=vdagent",
            CharType.Spiceport when source is ChannelCharSource port => $"spiceport,id={id},name={port.Channel}",
            _ => $"pty,id={id}",
        };
        if (device.Log?.File is { } log)
        {
            text += $",logfile={c.PassFile(log, LaunchFileUse.CharLog, device.Log.Append != OnOff.Off, device.Alias + "-log")},logappend=on";
        }

        c.Add("-chardev", text);
        return id;
    }

    private static string Path(CharSource? source) => CommandContext.Escape(source is FileCharSource f ? f.Path ?? "" : "");

    private static string Unix(CommandContext c, UnixCharSource unix, string id) => unix.Mode == CharMode.Connect
        ? $"socket,id={id},path={CommandContext.Escape(unix.Path ?? "")}{Reconnect(unix.Reconnect)}"
        : $"socket,id={id},{c.Listen(unix.Path ?? "")},server=on,wait=off";

    private static string Tcp(TcpCharSource tcp, CharProtocol protocol, string id)
    {
        string telnet = protocol is CharProtocol.Telnet or CharProtocol.Telnets ? ",telnet=on" : "";
        return $"socket,id={id},host={CommandContext.Escape(tcp.Host ?? "")},port={tcp.Service}{telnet}"
            + (tcp.Mode == CharMode.Bind ? ",server=on,wait=off" : Reconnect(tcp.Reconnect));
    }

    private static string Udp(List<CharSource> sources, string id)
    {
        var remote = sources.OfType<UdpCharSource>().FirstOrDefault(s => s.Mode != CharMode.Bind);
        var local = sources.OfType<UdpCharSource>().FirstOrDefault(s => s.Mode == CharMode.Bind);
        return $"udp,id={id},host={CommandContext.Escape(remote?.Host ?? "")},port={remote?.Service},localaddr={CommandContext.Escape(local?.Host ?? "")},localport={local?.Service ?? "0"}";
    }

    private static string Reconnect(CharReconnect? reconnect) =>
        reconnect is { Enabled: YesNo.Yes, Timeout: { } seconds } ? $",reconnect={seconds}" : "";
}
