using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>Switches of the chipset and its IOMMU, which come before everything that is plugged into it.</summary>
internal static class ChipsetPart
{
    public static void Add(CommandContext c)
    {
        var root = c.Devices.Controllers.Find(o => o is { Type: ControllerType.Pci, Model: "pci-root" or "pcie-root" });
        if (root?.PciHole64 is { } hole && c.IsX86)
        {
            c.Add("-global", string.Create(
                CultureInfo.InvariantCulture, $"{(c.IsQ35 ? "q35-pcihost" : "i440FX-pcihost")}.pci-hole64-size={hole}K"));
        }

        if (root is { Model: "pci-root", Target.Hotplug: not OnOff.Unset })
        {
            c.Add("-global", "PIIX4_PM.acpi-root-pci-hotplug=" + (root.Target.Hotplug == OnOff.On ? "on" : "off"));
        }

        foreach (var iommu in c.Devices.Iommus)
        {
            if (iommu.Model != IommuModel.Intel)
            {
                throw Errors.ConfigUnsupported(
                    ErrorDomain.Qemu, $"IOMMU device: '{iommu.Model.ToString().ToLowerInvariant()}' is not supported");
            }

            var device = new JsonObject().Add("driver", "intel-iommu").Add("id", iommu.Alias ?? "iommu0");
            if (iommu.Driver is { } driver)
            {
                device.Opt("intremap", Word(driver.InterruptRemapping)).Opt("caching-mode", CommandContext.Bool(driver.CachingMode)).Opt(
                    "eim", Word(driver.ExtendedInterrupts))
                    .Opt("device-iotlb", CommandContext.Bool(driver.Iotlb)).Opt("aw-bits", (long?)driver.AddressWidth).Opt(
                        "dma-translation", CommandContext.Bool(driver.DmaTranslation));
            }

            c.Device(device);
        }
    }

    private static string? Word(OnOff value) => value switch { OnOff.On => "on", OnOff.Off => "off", _ => null };
}
