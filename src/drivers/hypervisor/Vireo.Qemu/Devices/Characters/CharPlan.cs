using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Characters;

/// <summary>
/// The plans of serial and parallel ports, channels, consoles and redirected USB devices: the host's side, and the port in the guest.
/// </summary>
internal static class CharPlan
{
    public static void AddSerials(PlanContext c)
    {
        c.Devices.Serials.ForEach(d => c.Add(Of(c, d)));
        c.Devices.Parallels.ForEach(d => c.Add(Of(c, d)));
    }

    public static void AddChannels(PlanContext c) => c.Devices.Channels.ForEach(d => c.Add(Of(c, d)));

    public static void AddConsoles(PlanContext c) => c.Devices.Consoles.ForEach(d => c.Add(Of(c, d)));

    public static void AddRedirections(PlanContext c) => c.Devices.RedirDevices.ForEach(d => c.Add(Of(c, d)));

    /// <summary>The plan of one device; empty for a console that is another device's second name.</summary>
    public static DevicePlan Of(PlanContext c, CharDevice device)
    {
        var plan = new DevicePlan();
        return device switch
        {
            Serial { Type: CharType.Spiceport, Sources.Count: 0 } => plan,
            Serial serial => AddSerial(c, plan, serial),
            Documents.Parallel parallel => plan.Device(new JsonObject().Add("driver", "isa-parallel")
                .Add("chardev", CharBackends.Add(c, plan, parallel)).Add("id", parallel.Alias ?? "")),
            Channel channel => AddChannel(c, plan, channel),
            ConsoleDevice { TargetType: ConsoleTargetType.Virtio } console => plan.Device(
                Port(c, console, "virtconsole", CharBackends.Add(c, plan, console), null)),
            RedirDevice redirection => plan.Device(c.Address(new JsonObject().Add("driver", "usb-redir")
                .Add("chardev", CharBackends.Add(c, plan, redirection)).Add("id", redirection.Alias ?? ""), redirection)),
            _ => plan,
        };
    }

    private static DevicePlan AddSerial(PlanContext c, DevicePlan plan, Serial serial)
    {
        string id = CharBackends.Add(c, plan, serial);
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
            return plan.Argument("-serial", "chardev:" + id);
        }

        var device = new JsonObject().Add("driver", driver).Add("chardev", id).Add("id", serial.Alias ?? "");
        if (driver == "isa-serial")
        {
            device.Add("index", (long)(serial.Target?.Port ?? 0));
        }

        return plan.Device(c.Address(device, serial));
    }

    private static DevicePlan AddChannel(PlanContext c, DevicePlan plan, Channel channel)
    {
        string id = CharBackends.Add(c, plan, channel);
        if (channel.Target?.Type == ChannelTargetType.Guestfwd)
        {
            var forward = new JsonObject().Add("str", $"tcp:{channel.Target.Address}:{channel.Target.Port}-chardev:{id}");
            return plan.Add(new NetdevStep(
                new JsonObject().Add("type", "user").Add("guestfwd", JsonValue.Array(forward.Build())).Add("id", channel.Alias ?? ""),
                    null));
        }

        return plan.Device(Port(c, channel, "virtserialport", id, channel.Target?.Name));
    }

    private static JsonObject Port(PlanContext c, CharDevice device, string driver, string chardev, string? name)
    {
        var port = new JsonObject().Add("driver", driver);
        if (device.Address is VirtioSerialAddress a)
        {
            string bus = c.ControllerAlias(ControllerType.VirtioSerial, a.Controller) ?? $"virtio-serial{a.Controller}";
            port.Add("bus", $"{bus}.{a.Bus}");
            if (driver == "virtserialport" || a.Port > 0)
            {
                port.Add("nr", (long)a.Port);
            }
        }

        return port.Add("chardev", chardev).Add("id", device.Alias ?? "").Opt("name", name);
    }
}
