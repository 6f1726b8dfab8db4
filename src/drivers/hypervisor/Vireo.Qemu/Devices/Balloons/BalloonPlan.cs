using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Balloons;

/// <summary>The plan of the memory balloon.</summary>
internal static class BalloonPlan
{
    public static void Add(PlanContext c)
    {
        if (c.Devices.MemoryBalloon is
            { Model: not (MemoryBalloonModel.None or MemoryBalloonModel.Xen or MemoryBalloonModel.Unset) } balloon)
        {
            c.Add(Of(c, balloon));
        }
    }

    public static DevicePlan Of(PlanContext c, MemoryBalloon balloon)
    {
        string driver = c.Virtio(
            "virtio-balloon", balloon,
            balloon.Model == MemoryBalloonModel.VirtioTransitional, balloon.Model == MemoryBalloonModel.VirtioNonTransitional);
        var device = PlanContext.Options(new JsonObject().Add("driver", driver), balloon.Driver).Add("id", balloon.Alias ?? "balloon0")
            .Opt("deflate-on-oom", PlanContext.Bool(balloon.AutoDeflate))
            .Opt("free-page-reporting", PlanContext.Bool(balloon.FreePageReporting));
        return new DevicePlan().Device(c.Address(device, balloon));
    }
}
