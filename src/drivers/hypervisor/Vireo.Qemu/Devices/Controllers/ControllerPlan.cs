using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Controllers;

/// <summary>The plan of a controller. Those that the machine has by itself are left out.</summary>
internal static class ControllerPlan
{
    private static readonly ControllerType[] Order =
        [ControllerType.Pci, ControllerType.Usb, ControllerType.Scsi, ControllerType.Ide, ControllerType.Sata, ControllerType.VirtioSerial,
            ControllerType.Ccid];

    public static void Add(PlanContext c)
    {
        foreach (var type in Order)
        {
            foreach (var controller in c.Devices.Controllers)
            {
                if (controller.Type == type)
                {
                    c.Add(Of(c, controller));
                }
            }
        }
    }

    /// <summary>The plan of one controller; empty for one that the machine has by itself.</summary>
    public static DevicePlan Of(PlanContext c, Controller controller)
    {
        var plan = new DevicePlan();
        return Build(c, controller) is { } device ? plan.Device(device) : plan;
    }

    private static JsonObject? Build(PlanContext c, Controller controller) => controller.Type switch
    {
        ControllerType.Pci => Pci(c, controller),
        ControllerType.Usb => Usb(c, controller),
        ControllerType.Scsi => Scsi(c, controller),
        ControllerType.Sata => c.Traits.HasSata && controller.Index == 0 ? null
            : c.Address(new JsonObject().Add("driver", "ahci").Add("id", controller.Alias ?? ""), controller),
        ControllerType.Ide => controller.Index == 0 ? null
            : throw DeviceErrors.SingleIdeController(),
        ControllerType.VirtioSerial => VirtioSerial(c, controller),
        ControllerType.Ccid => c.Address(new JsonObject().Add("driver", "usb-ccid").Add("id", controller.Alias ?? ""), controller),
        _ => null,
    };

    private static JsonObject VirtioSerial(PlanContext c, Controller controller)
    {
        string driver = c.Virtio(
            "virtio-serial", controller, controller.Model == "virtio-transitional", controller.Model == "virtio-non-transitional");
        var device = PlanContext.Options(new JsonObject().Add("driver", driver), controller.Driver).Add("id", controller.Alias ?? "")
            .Opt("max_ports", (long?)controller.Ports).Opt("vectors", (long?)controller.Vectors);
        return c.Address(device, controller);
    }

    private static JsonObject? Pci(PlanContext c, Controller controller)
    {
        string id = controller.Alias ?? "";
        return controller.Model switch
        {
            "pcie-root-port" => c.Address(
                new JsonObject().Add("driver", controller.ModelName == PciControllerModelName.Ioh3420 ? "ioh3420" : "pcie-root-port")
                    .Add("port", (long)(controller.Target?.Port ?? 0)).Add("chassis", (long)(controller.Target?.Chassis ?? 0)).Add("id", id)
                    .Opt("hotplug", PlanContext.Bool(controller.Target?.Hotplug)), controller),
            "pcie-to-pci-bridge" => c.Address(new JsonObject().Add("driver", "pcie-pci-bridge").Add("id", id), controller),
            "dmi-to-pci-bridge" => c.Address(new JsonObject().Add("driver", "i82801b11-bridge").Add("id", id), controller),
            "pci-bridge" => c.Address(new JsonObject().Add("driver", "pci-bridge")
                .Add("chassis_nr", (long)(controller.Target?.ChassisNr ?? 0)).Opt("mem-reserve", controller.Target?.MemReserve * 1024)
                    .Add("id", id), controller),
            "pcie-switch-upstream-port" => c.Address(new JsonObject().Add("driver", "x3130-upstream").Add("id", id), controller),
            "pcie-switch-downstream-port" => c.Address(
                new JsonObject().Add("driver", "xio3130-downstream").Add("port", (long)(controller.Target?.Port ?? 0))
                    .Add("chassis", (long)(controller.Target?.Chassis ?? 0)).Add("id", id)
                    .Opt("hotplug", PlanContext.Bool(controller.Target?.Hotplug)), controller),
            "pcie-expander-bus" => c.Address(
                new JsonObject().Add("driver", "pxb-pcie").Add("bus_nr", (long)(controller.Target?.BusNr ?? 0)).Add("id", id)
                .Opt("numa_node", (long?)controller.Target?.Node), controller),
            "pci-expander-bus" => c.Address(
                new JsonObject().Add("driver", "pxb").Add("bus_nr", (long)(controller.Target?.BusNr ?? 0)).Add("id", id)
                .Opt("numa_node", (long?)controller.Target?.Node), controller),
            _ => null,
        };
    }

    private static JsonObject? Usb(PlanContext c, Controller controller)
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

        return c.Address(device, controller);
    }

    private static JsonObject Scsi(PlanContext c, Controller controller)
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
            "virtio-transitional" => c.Virtio("virtio-scsi", controller, true, false),
            "virtio-non-transitional" => c.Virtio("virtio-scsi", controller, false, true),
            _ => c.Virtio("virtio-scsi", controller, false, false),
        };
        var device = new JsonObject().Add("driver", driver);
        if (driver.StartsWith("virtio", StringComparison.Ordinal))
        {
            PlanContext.Options(device, controller.Driver);
            device.Opt("iothread", controller.Driver?.Iothread is { } thread ? $"iothread{thread}" : null);
        }

        device.Add("id", controller.Alias ?? "").Opt("num_queues", (long?)controller.Driver?.Queues).Opt(
            "cmd_per_lun", (long?)controller.Driver?.CommandsPerLun)
            .Opt("max_sectors", (long?)controller.Driver?.MaxSectors).Opt(
                "ioeventfd", PlanContext.Bool(controller.Driver?.Ioeventfd));
        return c.Address(device, controller);
    }
}
