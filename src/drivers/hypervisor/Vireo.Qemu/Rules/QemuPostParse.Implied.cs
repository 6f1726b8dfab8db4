using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <content>Devices that a machine has or needs though nobody named them.</content>
public static partial class QemuPostParse
{
    private static void AddImpliedDevices(DomainDef def, QemuCapabilities caps, HostFacts site)
    {
        var devices = def.Devices;
        if (IsQ35(def) || IsI440fx(def))
        {
            AddImpliedBuses(def, caps);
        }

        if (devices.MemoryBalloon is null && (IsX86(def) || def.Os.Type?.Arch is "aarch64" or "riscv64" or "s390x" or "ppc64"))
        {
            devices.MemoryBalloon = new MemoryBalloon { Model = MemoryBalloonModel.Virtio };
        }

        AddGraphicsCompanions(def, caps);
        if (devices.Audios.Count == 0 && DefaultAudio(def, site) is { } audio)
        {
            devices.Audios.Add(new Audio { Id = 1, Type = audio });
        }

        if (IsQ35(def) && caps.Has(QemuFlag.SetAction) && !devices.Watchdogs.Exists(w => w.Model == WatchdogModel.Itco))
        {
            devices.Watchdogs.Add(new Watchdog
            {
                Model = WatchdogModel.Itco, Action = devices.Watchdogs.Count > 0 ? devices.Watchdogs[0].Action : WatchdogAction.Reset,
            });
        }
    }

    private static void AddImpliedBuses(DomainDef def, QemuCapabilities caps)
    {
        var devices = def.Devices;
        if (!devices.Controllers.Exists(c => c.Type == ControllerType.Usb))
        {
            string? model = IsQ35(def) && caps.Has(QemuFlag.QemuXhci) ? "qemu-xhci" : caps.Has(QemuFlag.Piix3UsbUhci) ? "piix3-uhci" : null;
            Insert(def, new Controller { Type = ControllerType.Usb, Index = 0, Model = model });
        }

        if (IsQ35(def))
        {
            EnsureController(def, ControllerType.Sata, 0, null);
            EnsureController(def, ControllerType.Pci, 0, "pcie-root");
        }
        else
        {
            EnsureController(def, ControllerType.Pci, 0, "pci-root");
        }
    }

    private static void AddGraphicsCompanions(DomainDef def, QemuCapabilities caps)
    {
        var devices = def.Devices;
        if (IsX86(def) && def.Features.Ps2 != OnOff.Off)
        {
            EnsureInput(def, InputType.Mouse);
            EnsureInput(def, InputType.Keyboard);
        }

        if (devices.Graphics.Count > 0 && devices.Videos.Count == 0)
        {
            var video = new Video();
            Complete(video, def, caps, primary: true);
            devices.Videos.Add(video);
        }
    }

    private static void EnsureInput(DomainDef def, InputType type)
    {
        if (!def.Devices.Inputs.Exists(i => i.Type == type && i.Bus == InputBus.Ps2))
        {
            def.Devices.Inputs.Add(new InputDevice { Type = type, Bus = InputBus.Ps2 });
        }
    }

    // The first screen decides where sound goes; the host's own sound system only where the administrator allows it.
    private static AudioType? DefaultAudio(DomainDef def, HostFacts site) =>
        (def.Devices.Graphics.Find(static g => g is SpiceGraphics) ?? def.Devices.Graphics.Find(static g => g is VncGraphics)
            ?? def.Devices.Graphics.FirstOrDefault()) switch
        {
            SpiceGraphics => AudioType.Spice,
            SdlGraphics or DbusGraphics or EglHeadlessGraphics => null,
            VncGraphics when site.VncAllowsHostAudio => HostAudio(site),
            null when site.NoGraphicsAllowsHostAudio => HostAudio(site),
            _ => AudioType.None,
        };

    private static AudioType HostAudio(HostFacts site) => site.HostAudio switch
    {
        "alsa" => AudioType.Alsa,
        "oss" => AudioType.Oss,
        "pa" => AudioType.Pulseaudio,
        "sdl" => AudioType.Sdl,
        "jack" => AudioType.Jack,
        "coreaudio" => AudioType.Coreaudio,
        "pipewire" => AudioType.Pipewire,
        _ => AudioType.None,
    };

    internal static void EnsureController(DomainDef def, ControllerType type, int index, string? model)
    {
        if (!def.Devices.Controllers.Exists(c => c.Type == type && c.Index == index))
        {
            Insert(def, new Controller { Type = type, Index = index, Model = model });
        }
    }

    /// <summary>Puts a controller among those of its type, by its index, or at the end.</summary>
    internal static void Insert(DomainDef def, Controller controller)
    {
        var list = def.Devices.Controllers;
        int at = list.FindIndex(c => c.Type == controller.Type && c.Index > controller.Index);
        int last = list.FindLastIndex(c => c.Type == controller.Type);
        list.Insert(at >= 0 ? at : last >= 0 ? last + 1 : list.Count, controller);
    }
}
