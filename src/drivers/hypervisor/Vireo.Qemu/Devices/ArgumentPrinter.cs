using System.Globalization;
using System.Text;

namespace Vireo.Drivers.Qemu.Devices;

/// <summary>Prints steps of plans as arguments of an emulator, in groups: an option with its value.</summary>
public static class ArgumentPrinter
{
    /// <summary>The arguments of one step.</summary>
    public static IReadOnlyList<string> Print(PlanStep step) => step switch
    {
        ArgumentStep argument => argument.Group,
        FdSetStep set => ["-add-fd", string.Create(CultureInfo.InvariantCulture, $"set={set.Set},fd={set.Fd.Number},opaque={set.Purpose}")],
        ObjectStep @object => ["-object", @object.Properties.ToString()],
        BlockNodeStep node => ["-blockdev", node.Properties.ToString()],
        ChardevStep chardev => ["-chardev", Text(chardev.Chardev)],
        NetdevStep netdev => ["-netdev", netdev.Properties.ToString()],
        DeviceStep device => ["-device", device.Properties.ToString()],
        _ => throw new InvalidOperationException(step.GetType().Name),
    };

    /// <summary>Commas separate values in options that are not JSON; in a value they are doubled.</summary>
    public static string Escape(string value) => value.Replace(",", ",,", StringComparison.Ordinal);

    private static string Text(Chardev chardev)
    {
        string id = chardev.Id;
        var text = new StringBuilder(chardev.Backend switch
        {
            PlainBackend plain => $"{plain.Type},id={id}",
            DeviceBackend device => $"{device.Type},id={id},path={Escape(device.Path)}",
            FileBackend file => $"file,id={id},path={Escape(file.Path)},append=on",
            SpiceBackend spice => $"{spice.Type},id={id},name={Escape(spice.Name)}",
            VdagentBackend agent =>
                $"qemu-vdagent,id={id},name=vdagent{Switch("clipboard", agent.Clipboard)}{Switch("mouse", agent.Mouse)}",
            SocketBackend socket => Socket(socket, id),
            UdpBackend udp =>
                $"udp,id={id},host={Escape(udp.Host)},port={udp.Port},localaddr={Escape(udp.LocalHost)},localport={Escape(udp.LocalPort)}",
            _ => throw new InvalidOperationException(chardev.Backend.GetType().Name),
        });
        if (chardev.LogFile is { } log)
        {
            text.Append(",logfile=").Append(Escape(log)).Append(",logappend=on");
        }

        return text.ToString();
    }

    private static string Socket(SocketBackend socket, string id)
    {
        string address = socket.Address switch
        {
            UnixSocketAddress unix => "path=" + Escape(unix.Path),
            InetSocketAddress inet => $"host={Escape(inet.Host)},port={Escape(inet.Port ?? "")}",
            OpenSocketAddress open => "fd=" + open.Fd.Number.ToString(CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException(socket.Address.GetType().Name),
        };
        return $"socket,id={id},{address}" + (socket.Telnet ? ",telnet=on" : "") + (socket.Server ? ",server=on,wait=off" : "")
            + (socket.Reconnect is { } seconds ? string.Create(CultureInfo.InvariantCulture, $",reconnect={seconds}") : "");
    }

    private static string Switch(string name, bool? value) => value is { } on ? $",{name}={(on ? "on" : "off")}" : "";
}
