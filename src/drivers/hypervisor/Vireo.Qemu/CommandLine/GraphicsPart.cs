using System.Text;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>Where the screen and the sound go, and the display adapters.</summary>
internal static class GraphicsPart
{
    private const int FirstVncPort = 5900, LastVncPort = 65535;

    public static void AddGraphics(CommandContext c)
    {
        foreach (var graphics in c.Devices.Graphics)
        {
            switch (graphics)
            {
                case VncGraphics vnc:
                    c.Add("-vnc", Vnc(c, vnc));
                    break;
                case EglHeadlessGraphics egl:
                    c.Add("-display", "egl-headless" + ((egl.RenderNode ?? c.Host.RenderNode) is { } node ? ",rendernode="
                        + CommandContext.Escape(node) : ""));
                    break;
                case SpiceGraphics spice:
                    c.Add("-spice", SpicePart.Text(c, spice));
                    break;
                case SdlGraphics sdl:
                    c.Add("-display", "sdl" + sdl.GlEnable switch { YesNo.Yes => ",gl=on", YesNo.No => ",gl=off", _ => "" });
                    break;
                case DbusGraphics { PeerToPeer: YesNo.Yes } bus:
                    c.Add("-display", "dbus,p2p=on" + (bus.AudioId is { } audio ? ",audiodev=audio" + CommandContext.Text(audio) : ""));
                    break;
                default:
                    throw Errors.ConfigUnsupported(ErrorDomain.Qemu, "unsupported graphics type");
            }
        }
    }

    public static void AddVideos(CommandContext c)
    {
        for (int i = 0; i < c.Devices.Videos.Count; i++)
        {
            var video = c.Devices.Videos[i];
            if (video.Model is { } model && model.Type != VideoType.None)
            {
                bool primary = model.Primary == YesNo.Yes || (i == 0 && !c.Devices.Videos.Exists(v => v.Model?.Primary == YesNo.Yes));
                c.Device(Video(c, video, model, primary));
            }
        }
    }

    private static string Vnc(CommandContext c, VncGraphics vnc)
    {
        var listen = vnc.Listens.Count > 0 ? vnc.Listens[0] : null;
        var text = new StringBuilder();
        if (listen?.Type == GraphicsListenType.Socket || vnc.Socket is not null)
        {
            string path = listen?.Socket ?? vnc.Socket ?? c.Host.LibFolder + "/vnc.sock";
            text.Append(c.Caps.Version >= 6000000 && path.Length > 0 ? "vnc=unix:" : "unix:").Append(CommandContext.Escape(path));
        }
        else if (listen?.Type == GraphicsListenType.None)
        {
            text.Append("none");
        }
        else
        {
            if (vnc.Port is < FirstVncPort or > LastVncPort)
            {
                throw Errors.ConfigUnsupported(ErrorDomain.Qemu, $"vnc port must be in range [{FirstVncPort},{LastVncPort}]");
            }

            string address = listen?.Address ?? vnc.Listen ?? "127.0.0.1";
            text.Append(address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address).Append(':').Append(
                (vnc.Port ?? FirstVncPort) - FirstVncPort);
            if (vnc.WebSocket is > 0)
            {
                text.Append(",websocket=").Append(vnc.WebSocket);
            }
        }

        text.Append(vnc.SharePolicy switch
        {
            VncSharePolicy.AllowExclusive => ",share=allow-exclusive",
            VncSharePolicy.ForceShared => ",share=force-shared",
            VncSharePolicy.Ignore => ",share=ignore",
            _ => "",
        });
        if (vnc.Password is not null)
        {
            text.Append(",password=on");
        }

        text.Append(vnc.PowerControl switch { YesNo.Yes => ",power-control=on", YesNo.No => ",power-control=off", _ => "" });
        if (c.Devices.Audios.Count > 0)
        {
            text.Append(",audiodev=audio").Append(vnc.AudioId ?? c.Devices.Audios[0].Id ?? 1);
        }

        return text.ToString();
    }

    private static JsonObject Video(CommandContext c, Video video, VideoModel model, bool primary)
    {
        string driver = model.Type switch
        {
            VideoType.Vga => "VGA",
            VideoType.Cirrus => "cirrus-vga",
            VideoType.Vmvga => "vmware-svga",
            VideoType.Bochs => "bochs-display",
            VideoType.Ramfb => "ramfb",
            VideoType.Qxl => primary ? "qxl-vga" : "qxl",
            VideoType.Virtio => primary && c.Caps.Has(QemuFlag.VirtioVga) && c.IsX86 ? "virtio-vga" : "virtio-gpu-pci",
            _ => throw Errors.ConfigUnsupported(ErrorDomain.Qemu, $"unsupported video type '{model.Type.ToString().ToLowerInvariant()}'"),
        };
        if (model.Type == VideoType.Virtio && model.Acceleration?.Accel3d == YesNo.Yes)
        {
            driver = driver == "virtio-vga" ? "virtio-vga-gl" : "virtio-gpu-gl-pci";
        }

        var device = CommandContext.Options(new JsonObject().Add("driver", driver), video.Driver).Add("id", video.Alias ?? "video0");
        switch (model.Type)
        {
            case VideoType.Qxl:
                device.Opt("max_outputs", (long?)model.Heads).Add("ram_size", (long)(model.Ram ?? 65536) * 1024).Add(
                    "vram_size", (long)(model.Vram ?? 65536) * 1024)
                    .Add("vram64_size_mb", (long)(model.Vram64 ?? 0) / 1024).Add("vgamem_mb", (long)(model.VgaMemory ?? 16384) / 1024);
                break;
            case VideoType.Virtio:
                device.Opt("max_outputs", (long?)model.Heads).Opt("blob", CommandContext.Bool(model.Blob)).Opt(
                    "edid", CommandContext.Bool(model.Edid));
                break;
            case VideoType.Vga or VideoType.Vmvga:
                device.Add("vgamem_mb", (long)(model.Vram ?? 16384) / 1024);
                break;
            case VideoType.Bochs:
                device.Add("vgamem", (long)(model.Vram ?? 16384) * 1024);
                break;
            default:
                break;
        }

        if (model.Resolution is { X: { } x, Y: { } y })
        {
            device.Add("xres", (long)x).Add("yres", (long)y);
        }

        return c.Place(device, video);
    }
}
