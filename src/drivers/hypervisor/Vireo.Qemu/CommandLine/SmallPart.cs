using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>Devices of a line or two.</summary>
internal static class SmallPart
{
    public static void AddWatchdogs(CommandContext c)
    {
        foreach (var watchdog in c.Devices.Watchdogs)
        {
            if (watchdog.Model == WatchdogModel.Itco)
            {
                // The chipset has it; it only has to be let.
                c.Add("-global", "ICH9-LPC.noreboot=off");
            }
            else
            {
                string driver = watchdog.Model switch {
                    WatchdogModel.Ib700 => "ib700", WatchdogModel.Diag288 => "diag288", _ => "i6300esb" };
                c.Device(c.Place(new JsonObject().Add("driver", driver).Add("id", watchdog.Alias ?? ""), watchdog));
            }
        }

        if (c.Devices.Watchdogs.Count > 0)
        {
            string action = c.Devices.Watchdogs[0].Action switch
            {
                WatchdogAction.Shutdown => "shutdown",
                WatchdogAction.Poweroff => "poweroff",
                WatchdogAction.Pause or WatchdogAction.Dump => "pause",
                WatchdogAction.None => "none",
                WatchdogAction.InjectNmi => "inject-nmi",
                _ => "reset",
            };
            c.Add("-watchdog-action", action);
        }
    }

    public static void AddRedirections(CommandContext c)
    {
        foreach (var redirection in c.Devices.RedirDevices)
        {
            string id = "char" + redirection.Alias;
            c.Add("-chardev", $"spicevmc,id={id},name=usbredir");
            c.Device(
                c.Place(new JsonObject().Add("driver", "usb-redir").Add("chardev", id).Add("id", redirection.Alias ?? ""), redirection));
        }
    }

    public static void AddBalloon(CommandContext c)
    {
        if (c.Devices.MemoryBalloon is {
            Model: not (MemoryBalloonModel.None or MemoryBalloonModel.Xen or MemoryBalloonModel.Unset) } balloon)
        {
            string driver = CommandContext.Virtio(
                "virtio-balloon", balloon.Model == MemoryBalloonModel.VirtioTransitional,
                    balloon.Model == MemoryBalloonModel.VirtioNonTransitional);
            var device = CommandContext.Options(new JsonObject().Add("driver", driver), balloon.Driver).Add(
                "id", balloon.Alias ?? "balloon0")
                .Opt("deflate-on-oom", CommandContext.Bool(balloon.AutoDeflate)).Opt(
                    "free-page-reporting", CommandContext.Bool(balloon.FreePageReporting));
            c.Device(c.Place(device, balloon));
        }
    }

    public static void AddRngs(CommandContext c)
    {
        foreach (var rng in c.Devices.Rngs)
        {
            string source = "obj" + rng.Alias;
            c.Add("-object", rng.Backend switch
            {
                BuiltinRngBackend => new JsonObject().Add("qom-type", "rng-builtin").Add("id", source),
                RandomRngBackend random => new JsonObject().Add("qom-type", "rng-random").Add("id", source).Add(
                    "filename", random.Device ?? "/dev/random"),
                _ => throw Errors.ConfigUnsupported(ErrorDomain.Qemu, "unsupported RNG backend"),
            });
            var device = new JsonObject().Add(
                "driver", CommandContext.Virtio(
                    "virtio-rng", rng.Model == RngModel.VirtioTransitional, rng.Model == RngModel.VirtioNonTransitional));
            CommandContext.Options(device, rng.Driver);
            device.Add("rng", source).Add("id", rng.Alias ?? "");
            if (rng.Rate is { Bytes: { } bytes } rate)
            {
                device.Add("max-bytes", (long)bytes).Add("period", (long)(rate.Period ?? 1000));
            }

            c.Device(c.Place(device, rng));
        }
    }

    public static void AddVmCoreInfo(CommandContext c)
    {
        if (c.Def.Features.VmCoreInfo == OnOff.On)
        {
            c.Device(new JsonObject().Add("driver", "vmcoreinfo"));
        }
    }

    public static void AddSandbox(CommandContext c)
    {
        if (c.Caps.Has(QemuFlag.SeccompSandbox))
        {
            c.Add("-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny");
        }
    }

    public static void AddPanics(CommandContext c)
    {
        foreach (var panic in c.Devices.Panics)
        {
            switch (panic.Model)
            {
                case PanicModel.Unset or PanicModel.Isa:
                    c.Device(new JsonObject().Add("driver", "pvpanic").Opt(
                        "ioport", panic.Address is IsaAddress { Iobase: { } port } ? (long?)port : null));
                    break;
                case PanicModel.Pvpanic:
                    c.Device(c.Place(new JsonObject().Add("driver", "pvpanic-pci"), panic));
                    break;
                default:
                    break;
            }
        }
    }

    public static void AddCryptos(CommandContext c)
    {
        foreach (var crypto in c.Devices.Cryptos)
        {
            string alias = crypto.Alias ?? "crypto0", backend = "obj" + alias;
            string type = crypto.Backend?.Model == CryptoBackendModel.Lkcf ? "cryptodev-backend-lkcf" : "cryptodev-backend-builtin";
            c.Add("-object", new JsonObject().Add("qom-type", type).Add("id", backend).Opt("queues", (long?)crypto.Backend?.Queues));
            c.Device(
                c.Place(CommandContext.Options(new JsonObject().Add("driver", "virtio-crypto-pci"), crypto.Driver).Add("cryptodev", backend)
                    .Add("id", alias), crypto));
        }
    }

    public static void AddLast(CommandContext c) => c.Add("-msg", "timestamp=on");
}
