using System.Globalization;
using System.Text;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>Clock, power management and how the guest boots.</summary>
internal static class BootArguments
{
    public static void AddClock(PlanContext c)
    {
        var clock = c.Def.Clock;
        var text = new StringBuilder("base=");
        switch (clock?.Offset)
        {
            case ClockOffset.Localtime or ClockOffset.Timezone:
                text.Append("localtime");
                break;
            case ClockOffset.Variable:
                long.TryParse(clock.Adjustment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds);
                var basis = clock.Basis == ClockBasis.Localtime ? c.Host.Now.ToLocalTime() : c.Host.Now;
                text.Append(basis.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
                break;
            case ClockOffset.Absolute:
                text.Append(DateTimeOffset.FromUnixTimeSeconds((long)(clock.Start ?? 0)).ToString(
                    "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
                break;
            default:
                text.Append("utc");
                break;
        }

        if (clock?.Timers.Find(t => t.Name == TimerName.Rtc) is { } rtc)
        {
            text.Append(rtc.Track switch {
                TimerTrack.Guest => ",clock=vm", TimerTrack.Wall => ",clock=host", TimerTrack.Realtime => ",clock=rt", _ => "" });
            text.Append(rtc.Tickpolicy == TimerTickPolicy.Catchup ? ",driftfix=slew" : "");
        }

        c.Add("-rtc", text.ToString());
        foreach (var timer in clock?.Timers ?? [])
        {
            if (timer.Name == TimerName.Pit && timer.Tickpolicy is TimerTickPolicy.Delay or TimerTickPolicy.Discard
                && c.Caps.Has(QemuFlag.KvmPitLostTickPolicy))
            {
                c.Add("-global", "kvm-pit.lost_tick_policy=" + (timer.Tickpolicy == TimerTickPolicy.Delay ? "delay" : "discard"));
            }
            else if (timer is { Name: TimerName.Hpet, Present: YesNo.No } && c.Traits.IsX86 && !c.Caps.Has(QemuFlag.MachineHpet))
            {
                c.Add("-no-hpet");
            }
        }
    }

    public static void AddPower(PlanContext c)
    {
        c.Add("-no-shutdown");
        if (c.Traits.IsX86 && !c.Def.Features.Acpi && c.Machine?.Acpi != true)
        {
            c.Add("-no-acpi");
        }

        string device = c.Traits.PowerDevice ?? "PIIX4_PM";
        if (c.Def.Pm is { SuspendToMemory: not YesNo.Unset } memory)
        {
            c.Add("-global", $"{device}.disable_s3={(memory.SuspendToMemory == YesNo.No ? 1 : 0)}");
        }

        if (c.Def.Pm is { SuspendToDisk: not YesNo.Unset } disk)
        {
            c.Add("-global", $"{device}.disable_s4={(disk.SuspendToDisk == YesNo.No ? 1 : 0)}");
        }
    }

    public static void AddBios(PlanContext c)
    {
        if (c.Def.Os.Loader is { Type: LoaderType.Rom, Path: { } rom })
        {
            c.Add("-bios", rom);
        }
    }

    public static void AddBoot(PlanContext c)
    {
        var os = c.Def.Os;
        var text = new StringBuilder();
        if (os.Bootmenu is { Enable: YesNo.Yes } menu)
        {
            text.Append("menu=on,");
            if (menu.Timeout is { } timeout)
            {
                text.Append("splash-time=").Append(timeout).Append(',');
            }
        }
        else if (os.Bootmenu is { Enable: YesNo.No })
        {
            text.Append("menu=off,");
        }

        if (os.Bios?.RebootTimeout is { } retry)
        {
            text.Append("reboot-timeout=").Append(retry).Append(',');
        }

        c.Add("-boot", text.Append("strict=on").ToString());
        if (os.Kernel is { } kernel)
        {
            c.Add("-kernel", kernel);
        }

        if (os.Initrd is { } initrd)
        {
            c.Add("-initrd", initrd);
        }

        if (os.CommandLine is { } line)
        {
            c.Add("-append", line);
        }

        if (os.Dtb is { } dtb)
        {
            c.Add("-dtb", dtb);
        }

        foreach (var table in os.AcpiTables)
        {
            string signature = table.Type switch
            {
                AcpiTableType.Slic => "sig=SLIC,",
                AcpiTableType.Msdm => "sig=MSDM,",
                _ => "",
            };
            c.Add("-acpitable", $"{signature}file={ArgumentPrinter.Escape(table.Path ?? "")}");
        }
    }
}
