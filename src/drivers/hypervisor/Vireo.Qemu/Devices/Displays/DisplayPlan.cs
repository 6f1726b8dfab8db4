using Vireo.Drivers.Qemu.Rules;
using System.Text;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Displays;

/// <summary>Where the guest's screen is shown.</summary>
internal static class DisplayPlan
{
    private const string VncCredentials = "vnc-tls-creds0";
    private const int FirstVncPort = 5900, LastVncPort = 65535;

    public static void Add(PlanContext c)
    {
        foreach (var graphics in c.Devices.Graphics)
        {
            switch (graphics)
            {
                case VncGraphics vnc:
                    if (c.Host.Settings.VncCertificates is { } folder)
                    {
                        c.Object(new JsonObject().Add("qom-type", "tls-creds-x509").Add("id", VncCredentials).Add("dir", folder)
                            .Add("endpoint", "server").Add("verify-peer", c.Host.Settings.Verifies(c.Host.Settings.Vnc)));
                    }

                    c.Add("-vnc", Vnc(c, vnc));
                    AddKeymap(c, vnc.Keymap);
                    break;
                case EglHeadlessGraphics egl:
                    c.Add("-display", "egl-headless" + ((egl.RenderNode ?? c.Host.RenderNode) is { } node ? ",rendernode="
                        + ArgumentPrinter.Escape(node) : ""));
                    break;
                case SpiceGraphics spice:
                    c.Add("-spice", SpiceOption.Text(c, spice));
                    AddKeymap(c, spice.Keymap);
                    break;
                case SdlGraphics sdl:
                    if (sdl.FullScreen == YesNo.Yes)
                    {
                        c.Add("-full-screen");
                    }

                    c.Add("-display", "sdl" + sdl.GlEnable switch { YesNo.Yes => ",gl=on", YesNo.No => ",gl=off", _ => "" });
                    break;
                case DbusGraphics { PeerToPeer: YesNo.Yes } bus:
                    c.Add("-display", "dbus,p2p=on" + (bus.AudioId is { } audio ? ",audiodev=audio" + PlanContext.Text(audio) : ""));
                    break;
                default:
                    throw DeviceErrors.GraphicsTypeUnsupported();
            }
        }
    }

    private static void AddKeymap(PlanContext c, string? keymap)
    {
        if (keymap is not null)
        {
            c.Add("-k", keymap);
        }
    }

    private static string Vnc(PlanContext c, VncGraphics vnc)
    {
        var listen = vnc.Listens.Count > 0 ? vnc.Listens[0] : null;
        var text = new StringBuilder();
        if (listen?.Type == GraphicsListenType.Socket || vnc.Socket is not null)
        {
            string path = listen?.Socket ?? vnc.Socket ?? c.Host.LibFolder + "/vnc.sock";
            text.Append(c.Caps.Version >= 6000000 && path.Length > 0 ? "vnc=unix:" : "unix:").Append(ArgumentPrinter.Escape(path));
        }
        else if (listen?.Type == GraphicsListenType.None)
        {
            text.Append("none");
        }
        else
        {
            if (vnc.Port is < FirstVncPort or > LastVncPort)
            {
                throw QemuErrors.VncPort();
            }

            string address = listen?.Address ?? vnc.Listen ?? c.Host.Settings.VncListen;
            string host = address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
            text.Append(ArgumentPrinter.Escape(host)).Append(':').Append(
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
        if (vnc.Password is not null || c.Host.Settings.Vnc.Password is not null)
        {
            text.Append(",password=on");
        }

        text.Append(c.Host.Settings.VncCertificates is null ? "" : ",tls-creds=" + VncCredentials);
        text.Append(c.Host.Settings.Vnc.Sasl ? ",sasl=on" : "");

        text.Append(vnc.PowerControl switch { YesNo.Yes => ",power-control=on", YesNo.No => ",power-control=off", _ => "" });
        if (c.Devices.Audios.Count > 0)
        {
            text.Append(",audiodev=audio").Append(vnc.AudioId ?? c.Devices.Audios[0].Id ?? 1);
        }

        return text.ToString();
    }
}
