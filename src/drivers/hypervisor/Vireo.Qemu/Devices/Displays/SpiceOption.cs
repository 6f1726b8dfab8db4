using System.Text;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Displays;

/// <summary>A screen on SPICE: where it listens, what is protected and compressed.</summary>
internal static class SpiceOption
{
    /// <summary>The option's value.</summary>
    public static string Text(PlanContext c, SpiceGraphics spice)
    {
        var parts = new List<string>();
        var listen = spice.Listens.Count > 0 ? spice.Listens[0] : null;
        if (listen?.Type == GraphicsListenType.Socket)
        {
            parts.Add("unix=on");
            parts.Add("addr=" + ArgumentPrinter.Escape(listen.Socket ?? c.Host.LibFolder + "/spice.sock"));
        }
        else if (listen?.Type == GraphicsListenType.None)
        {
            parts.Add("port=0");
        }
        else
        {
            AddPorts(c, spice, listen, parts);
        }

        if (c.Host.Settings.Spice.Sasl)
        {
            parts.Add("sasl=on");
        }

        if (c.Host.Settings.Spice.Password is null && spice.Password is null)
        {
            parts.Add("disable-ticketing=on");
        }

        if (spice.MouseMode == SpiceMouseMode.Server)
        {
            parts.Add("agent-mouse=off");
        }

        if (spice.TlsPort is > 0)
        {
            parts.Add("x509-dir=" + ArgumentPrinter.Escape(c.Host.Settings.SpiceCertificates ?? ""));
        }

        AddChannels(spice, parts);
        AddCompression(spice, parts);
        if (spice.Gl is { Enable: YesNo.Yes } gl)
        {
            parts.Add("gl=on");
            if ((gl.RenderNode ?? c.Host.RenderNode) is { } node)
            {
                parts.Add("rendernode=" + ArgumentPrinter.Escape(node));
            }
        }

        parts.Add("seamless-migration=on");
        return string.Join(',', parts);
    }

    private static void AddPorts(PlanContext c, SpiceGraphics spice, GraphicsListen? listen, List<string> parts)
    {
        if (spice.Port is > 0)
        {
            parts.Add("port=" + PlanContext.Text(spice.Port.Value));
        }

        if (spice.TlsPort is > 0)
        {
            if (c.Host.Settings.SpiceCertificates is null)
            {
                throw QemuErrors.SpiceTlsPort();
            }

            parts.Add("tls-port=" + PlanContext.Text(spice.TlsPort.Value));
        }

        if (parts.Count > 0)
        {
            parts.Add("addr=" + (listen?.Address ?? spice.Listen ?? c.Host.Settings.Spice.Listen));
        }
        else
        {
            parts.Add("port=0");
        }
    }

    private static void AddChannels(SpiceGraphics spice, List<string> parts)
    {
        switch (spice.DefaultMode)
        {
            case SpiceChannelMode.Secure:
                parts.Add("tls-channel=default");
                break;
            case SpiceChannelMode.Insecure:
                parts.Add("plaintext-channel=default");
                break;
            default:
                break;
        }

        foreach (var channel in spice.Channels)
        {
            if (channel.Mode is SpiceChannelMode.Secure or SpiceChannelMode.Insecure)
            {
                parts.Add((channel.Mode == SpiceChannelMode.Secure ? "tls-channel=" : "plaintext-channel=")
                    + channel.Name.ToString().ToLowerInvariant());
            }
        }
    }

    private static void AddCompression(SpiceGraphics spice, List<string> parts)
    {
        void Opt(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add(name + "=" + value);
            }
        }

        Opt("image-compression", spice.ImageCompression switch
        {
            SpiceImageCompression.Unset => null,
            SpiceImageCompression.AutoGlz => "auto_glz",
            SpiceImageCompression.AutoLz => "auto_lz",
            _ => spice.ImageCompression.ToString().ToLowerInvariant(),
        });
        Opt("jpeg-wan-compression", spice.JpegCompression == SpiceAutoCompression.Unset
            ? null
            : spice.JpegCompression.ToString().ToLowerInvariant());
        Opt("zlib-glz-wan-compression", spice.ZlibCompression == SpiceAutoCompression.Unset
            ? null
            : spice.ZlibCompression.ToString().ToLowerInvariant());
        Opt("playback-compression", spice.PlaybackCompression switch { OnOff.On => "on", OnOff.Off => "off", _ => null });
        Opt("streaming-video", spice.StreamingMode == SpiceStreamingMode.Unset ? null : spice.StreamingMode.ToString().ToLowerInvariant());
        Opt("disable-copy-paste", spice.ClipboardCopyPaste == YesNo.No ? "on" : null);
        Opt("disable-agent-file-xfer", spice.FileTransferEnable == YesNo.No ? "on" : null);
    }
}
