using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Devices.Panics;

/// <summary>
/// The plan of a device that reports a guest's panic. Those of Hyper-V, pSeries and s390 belong to the machine or the CPU.
/// </summary>
internal static class PanicPlan
{
    public static void Add(PlanContext c) => c.Devices.Panics.ForEach(panic => c.Add(Of(c, panic)));

    public static DevicePlan Of(PlanContext c, PanicDevice panic) => panic.Model switch
    {
        PanicModel.Unset or PanicModel.Isa => new DevicePlan().Device(new JsonObject().Add("driver", "pvpanic")
            .Opt("ioport", panic.Address is IsaAddress { Iobase: { } port } ? (long?)port : null)),
        PanicModel.Pvpanic => new DevicePlan().Device(c.Address(new JsonObject().Add("driver", "pvpanic-pci"), panic)),
        _ => new DevicePlan(),
    };
}
