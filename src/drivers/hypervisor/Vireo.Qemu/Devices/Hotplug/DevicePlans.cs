using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Characters;
using Vireo.Drivers.Qemu.Devices.Controllers;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Devices.Inputs;
using Vireo.Drivers.Qemu.Devices.Interfaces;
using Vireo.Drivers.Qemu.Devices.Rngs;
using Vireo.Drivers.Qemu.Devices.SharedMemories;
using Vireo.Drivers.Qemu.Devices.Watchdogs;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <summary>The plan of any device that can be attached and detached.</summary>
internal static class DevicePlans
{
    /// <summary>The plan that attaches a device.</summary>
    public static DevicePlan Of(PlanContext c, Device device) => device switch
    {
        Disk disk => DiskPlan.Of(c, disk),
        NetworkInterface net => InterfacePlan.Of(c, net),
        CharDevice character => CharPlan.Of(c, character),
        Controller controller => ControllerPlan.Of(c, controller),
        Rng rng => RngPlan.Of(c, rng),
        InputDevice input => InputPlan.Of(c, input),
        SharedMemory memory => SharedMemoryPlan.Of(c, memory),
        Watchdog watchdog => WatchdogPlan.Of(c, watchdog),
        _ => throw HotplugErrors.NotAttachable(),
    };

    /// <summary>
    /// The back-ends that are left when a device has gone. The plan is made anew from the document: descriptors are not opened for it, and
    /// a set of descriptors goes with its last user.
    /// </summary>
    public static IReadOnlyList<PlanStep> BackEnds(DomainDef live, Capabilities.QemuCapabilities caps, ILaunchHost shown, Device device) =>
        [.. Of(new PlanContext(live, caps, shown) { IsRunning = true }, device)
            .Steps.Where(static s => s is not (DeviceStep or FdSetStep))];
}
