using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices;

/// <summary>
/// Prints where a device sits, for each transport: PCI, CCW, USB, SPAPR-VIO, ISA. MMIO has no places. Drives and ports on buses of their
/// own kind (IDE, SCSI, virtio-serial) are placed by their devices' plans.
/// </summary>
internal static class Placement
{
    /// <summary>Appends a device's place.</summary>
    public static JsonObject Address(this PlanContext c, JsonObject properties, Device device)
    {
        switch (device.Address)
        {
            case PciAddress pci:
                properties.Add("bus", PciBus(c, pci));
                properties.Opt("multifunction", PlanContext.Bool(pci.Multifunction));
                string slot = $"0x{pci.Slot ?? 0:x}";
                properties.Add("addr", pci.Function is > 0 ? $"{slot}.0x{pci.Function:x}" : slot);
                properties.Opt("acpi-index", (long?)device.AcpiIndex);
                break;
            case CcwAddress ccw:
                properties.Add("devno", string.Create(CultureInfo.InvariantCulture, $"{ccw.Cssid:x}.{ccw.Ssid:x}.{ccw.Devno:x4}"));
                break;
            case UsbAddress usb:
                properties.Add("bus", (c.ControllerAlias(ControllerType.Usb, usb.Bus) ?? "usb") + ".0");
                properties.Opt("port", usb.Port);
                break;
            case SpaprVioAddress spapr:
                properties.Opt("reg", (long?)spapr.Reg);
                break;
            case IsaAddress isa:
                properties.Add("iobase", (long)(isa.Iobase ?? 0)).Opt("irq", (long?)isa.Irq);
                break;
            case DimmAddress dimm:
                properties.Opt("slot", (long?)dimm.Slot).Opt("addr", (long?)dimm.Base);
                break;
            default:
                break;
        }

        return properties;
    }

    private static string PciBus(PlanContext c, PciAddress pci)
    {
        var controller = c.Devices.Controllers.Find(o => o.Type == ControllerType.Pci && o.Index == (int)(pci.Bus ?? 0));
        return controller?.Alias ?? (pci.Bus is null or 0
            ? c.Traits.RootBus ?? "pci.0" : string.Create(CultureInfo.InvariantCulture, $"pci.{pci.Bus}"));
    }
}
