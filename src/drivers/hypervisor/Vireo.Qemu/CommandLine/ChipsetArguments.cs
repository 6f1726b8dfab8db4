using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>Switches of the chipset, which come before everything that is plugged into it.</summary>
internal static class ChipsetArguments
{
    public static void Add(PlanContext c)
    {
        var root = c.Devices.Controllers.Find(o => o is { Type: ControllerType.Pci, Model: "pci-root" or "pcie-root" });
        if (root?.PciHole64 is { } hole && c.Traits.PciHost is { } host)
        {
            c.Add("-global", string.Create(CultureInfo.InvariantCulture, $"{host}.pci-hole64-size={hole}K"));
        }

        if (root is { Model: "pci-root", Target.Hotplug: not OnOff.Unset } && c.Traits.PowerDevice is { } power)
        {
            c.Add("-global", $"{power}.acpi-root-pci-hotplug=" + (root.Target.Hotplug == OnOff.On ? "on" : "off"));
        }
    }
}
