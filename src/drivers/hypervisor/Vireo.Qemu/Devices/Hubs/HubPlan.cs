using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Devices.Hubs;

/// <summary>The plan of a USB hub.</summary>
internal static class HubPlan
{
    public static void Add(PlanContext c) => c.Devices.Hubs.ForEach(hub => c.Add(Of(c, hub)));

    public static DevicePlan Of(PlanContext c, Hub hub) =>
        new DevicePlan().Device(c.Address(new JsonObject().Add("driver", "usb-hub").Add("id", hub.Alias ?? "hub0"), hub));
}
