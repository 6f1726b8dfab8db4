using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Devices.Watchdogs;

/// <summary>The plan of a watchdog, and what happens when one of them bites.</summary>
internal static class WatchdogPlan
{
    public static void Add(PlanContext c)
    {
        c.Devices.Watchdogs.ForEach(watchdog => c.Add(Of(c, watchdog)));
        if (c.Devices.Watchdogs.Count > 0)
        {
            c.Add("-watchdog-action", ActionOf(c.Devices.Watchdogs[0]));
        }
    }

    public static DevicePlan Of(PlanContext c, Watchdog watchdog)
    {
        if (watchdog.Model == WatchdogModel.Itco)
        {
            // The chipset has it; it only has to be enabled.
            return new DevicePlan().Argument("-global", "ICH9-LPC.noreboot=off");
        }

        string driver = watchdog.Model switch { WatchdogModel.Ib700 => "ib700", WatchdogModel.Diag288 => "diag288", _ => "i6300esb" };
        return new DevicePlan().Device(c.Address(new JsonObject().Add("driver", driver).Add("id", watchdog.Alias ?? ""), watchdog));
    }

    /// <summary>QEMU's name of the action. A dump is made by the daemon while the guest is paused.</summary>
    public static string ActionOf(Watchdog watchdog) => watchdog.Action switch
    {
        WatchdogAction.Shutdown => "shutdown",
        WatchdogAction.Poweroff => "poweroff",
        WatchdogAction.Pause or WatchdogAction.Dump => "pause",
        WatchdogAction.None => "none",
        WatchdogAction.InjectNmi => "inject-nmi",
        _ => "reset",
    };
}
