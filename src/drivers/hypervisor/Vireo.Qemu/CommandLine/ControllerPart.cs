using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>Controllers and hubs. Those that the machine has of itself are left out.</summary>
internal static class ControllerPart
{
    private static readonly ControllerType[] Order =
        [ControllerType.Pci, ControllerType.Usb, ControllerType.Scsi, ControllerType.Ide, ControllerType.Sata, ControllerType.VirtioSerial,
            ControllerType.Ccid];

    public static void Add(CommandContext c)
    {
        foreach (var type in Order)
        {
            foreach (var controller in c.Devices.Controllers)
            {
                if (controller.Type == type && Build(c, controller) is { } device)
                {
                    c.Device(device);
                }
            }
        }

        foreach (var hub in c.Devices.Hubs)
        {
            c.Device(c.Place(new JsonObject().Add("driver", "usb-hub").Add("id", hub.Alias ?? "hub0"), hub));
        }
    }

    private static JsonObject? Build(CommandContext c, Controller controller) => controller.Type switch
    {
        ControllerType.Pci => Pci(c, controller),
        ControllerType.Usb => Usb(c, controller),
        ControllerType.Scsi => Scsi(c, controller),
        ControllerType.Sata => c.IsQ35 && controller.Index == 0 ? null
            : c.Place(new JsonObject().Add("driver", "ahci").Add("id", controller.Alias ?? ""), controller),
        ControllerType.Ide => controller.Index == 0 ? null
            : throw Errors.ConfigUnsupported(ErrorDomain.Qemu, "Only a single IDE controller is supported for this machine type"),
        ControllerType.VirtioSerial => c.Place(
            CommandContext.Options(new JsonObject()
                .Add("driver", CommandContext.Virtio(
                    "virtio-serial", controller.Model == "virtio-transitional", controller.Model == "virtio-non-transitional")),
                    controller.Driver).Add("id", controller.Alias ?? "")
                .Opt("max_ports", (long?)controller.Ports).Opt("vectors", (long?)controller.Vectors), controller),
        ControllerType.Ccid => c.Place(new JsonObject().Add("driver", "usb-ccid").Add("id", controller.Alias ?? ""), controller),
        _ => null,
    };

    private static JsonObject? Pci(CommandContext c, Controller controller)
    {
        string id = controller.Alias ?? "";
        return controller.Model switch
        {
            "pcie-root-port" => c.Place(
                new JsonObject().Add("driver", controller.ModelName == PciControllerModelName.Ioh3420 ? "ioh3420" : "pcie-root-port")
                    .Add("port", (long)(controller.Target?.Port ?? 0)).Add("chassis", (long)(controller.Target?.Chassis ?? 0)).Add("id", id)
                    .Opt("hotplug", CommandContext.Bool(controller.Target?.Hotplug ?? OnOff.Unset)), controller),
            "pcie-to-pci-bridge" => c.Place(new JsonObject().Add("driver", "pcie-pci-bridge").Add("id", id), controller),
            "dmi-to-pci-bridge" => c.Place(new JsonObject().Add("driver", "i82801b11-bridge").Add("id", id), controller),
            "pci-bridge" => c.Place(new JsonObject().Add("driver", "pci-bridge")
                .Add("chassis_nr", (long)(controller.Target?.ChassisNr ?? 0)).Add("id", id), controller),
            "pcie-switch-upstream-port" => c.Place(new JsonObject().Add("driver", "x3130-upstream").Add("id", id), controller),
            "pcie-switch-downstream-port" => c.Place(
                new JsonObject().Add("driver", "xio3130-downstream").Add("port", (long)(controller.Target?.Port ?? 0))
                    .Add("chassis", (long)(controller.Target?.Chassis ?? 0)).Add("id", id)
                    .Opt("hotplug", CommandContext.Bool(controller.Target?.Hotplug ?? OnOff.Unset)), controller),
            "pcie-expander-bus" => c.Place(
                new JsonObject().Add("driver", "pxb-pcie").Add("bus_nr", (long)(controller.Target?.BusNr ?? 0)).Add("id", id)
                .Opt("numa_node", (long?)controller.Target?.Node), controller),
            "pci-expander-bus" => c.Place(
                new JsonObject().Add("driver", "pxb").Add("bus_nr", (long)(controller.Target?.BusNr ?? 0)).Add("id", id)
                .Opt("numa_node", (long?)controller.Target?.Node), controller),
            _ => null,
        };
    }

    private static JsonObject? Usb(CommandContext c, Controller controller)
    {
        string? driver = controller.Model switch
        {
            "piix3-uhci" => "piix3-usb-uhci",
            "piix4-uhci" => "piix4-usb-uhci",
            "ehci" => "usb-ehci",
            "ich9-ehci1" => "ich9-usb-ehci1",
            "ich9-uhci1" => "ich9-usb-uhci1",
            "ich9-uhci2" => "ich9-usb-uhci2",
            "ich9-uhci3" => "ich9-usb-uhci3",
            "vt82c686b-uhci" => "vt82c686b-usb-uhci",
            "pci-ohci" => "pci-ohci",
            "nec-xhci" => "nec-usb-xhci",
            "qemu-xhci" => "qemu-xhci",
            _ => null,
        };
        if (driver is null)
        {
            return null;
        }

        var device = new JsonObject().Add("driver", driver);
        if (controller.MasterStartPort is { } start)
        {
            string master = c.Devices.Controllers.Find(
                o => o.Type == ControllerType.Usb && o.Index == controller.Index && o.MasterStartPort is null)?.Alias ?? controller.Alias
                ?? "usb";
            device.Add("masterbus", master + ".0").Add("firstport", (long)start);
        }
        else
        {
            device.Opt("p2", (long?)controller.Ports).Opt("p3", (long?)controller.Ports).Add("id", controller.Alias ?? "usb");
        }

        return c.Place(device, controller);
    }

    private static JsonObject Scsi(CommandContext c, Controller controller)
    {
        string model = controller.Model ?? "";
        string driver = model switch
        {
            "lsilogic" => "lsi",
            "lsisas1068" => "mptsas1068",
            "lsisas1078" => "megasas",
            "vmpvscsi" => "pvscsi",
            "am53c974" => "am53c974",
            "dc390" => "dc390",
            "virtio-transitional" => "virtio-scsi-pci-transitional",
            "virtio-non-transitional" => "virtio-scsi-pci-non-transitional",
            _ => "virtio-scsi-pci",
        };
        var device = new JsonObject().Add("driver", driver);
        if (driver.StartsWith("virtio", StringComparison.Ordinal))
        {
            CommandContext.Options(device, controller.Driver);
            device.Opt("iothread", controller.Driver?.Iothread is { } thread ? $"iothread{thread}" : null);
        }

        device.Add("id", controller.Alias ?? "").Opt("num_queues", (long?)controller.Driver?.Queues).Opt(
            "cmd_per_lun", (long?)controller.Driver?.CommandsPerLun)
            .Opt("max_sectors", (long?)controller.Driver?.MaxSectors).Opt(
                "ioeventfd", CommandContext.Bool(controller.Driver?.Ioeventfd ?? OnOff.Unset));
        return c.Place(device, controller);
    }
}
