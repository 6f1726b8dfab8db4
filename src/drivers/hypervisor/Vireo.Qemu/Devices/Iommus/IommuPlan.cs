using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Iommus;

/// <summary>The plan of an IOMMU.</summary>
internal static class IommuPlan
{
    public static void Add(PlanContext c) => c.Devices.Iommus.ForEach(iommu => c.Add(Of(c, iommu)));

    public static DevicePlan Of(PlanContext c, Iommu iommu)
    {
        if (iommu.Model == IommuModel.Virtio)
        {
            return new DevicePlan().Device(c.Address(
                new JsonObject().Add("driver", "virtio-iommu").Add("id", iommu.Alias ?? "iommu0"), iommu));
        }

        if (iommu.Model != IommuModel.Intel)
        {
            throw DeviceErrors.IommuUnsupported(iommu.Model.ToString().ToLowerInvariant());
        }

        var device = new JsonObject().Add("driver", "intel-iommu").Add("id", iommu.Alias ?? "iommu0");
        if (iommu.Driver is { } driver)
        {
            device.Opt("intremap", Switch(driver.InterruptRemapping)).Opt("caching-mode", PlanContext.Bool(driver.CachingMode))
                .Opt("eim", Switch(driver.ExtendedInterrupts)).Opt("device-iotlb", PlanContext.Bool(driver.Iotlb))
                .Opt("aw-bits", (long?)driver.AddressWidth).Opt("dma-translation", PlanContext.Bool(driver.DmaTranslation));
        }

        return new DevicePlan().Device(device);
    }

    private static string? Switch(OnOff value) => value switch { OnOff.On => "on", OnOff.Off => "off", _ => null };
}
