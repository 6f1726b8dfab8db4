using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>Screens and graphics cards that QEMU does not have, or not in this number or place.</summary>
internal static class ScreenChecks
{
    private const int MostVncPassword = 8, FirstVncPort = 5900, LastPort = 65535, LeastVideoMemory = 1024;

    public static void Check(DomainDef def, QemuCapabilities caps)
    {
        foreach (var card in def.Devices.Videos)
        {
            if (card.Model is { } model)
            {
                CheckCard(card, model, caps);
            }
        }

        foreach (var screen in def.Devices.Graphics)
        {
            switch (screen)
            {
                case RdpGraphics:
                    throw QemuErrors.GraphicsUnsupported("rdp");
                case DesktopGraphics:
                    throw QemuErrors.GraphicsUnsupported("desktop");
                case VncGraphics { Password.Length: > MostVncPassword } vnc:
                    throw QemuErrors.VncPassword(vnc.Password!.Length);
                default:
                    break;
            }
        }
    }

    /// <summary>What libvirt finds out only when the guest starts.</summary>
    public static void CheckAtStart(DomainDef def, bool spiceTls)
    {
        var kinds = new HashSet<Type>();
        foreach (var screen in def.Devices.Graphics)
        {
            if (!kinds.Add(screen.GetType()))
            {
                throw QemuErrors.GraphicsTwice();
            }

            if (screen is VncGraphics { AutoPort: not YesNo.Yes, Port: { } port and not -1 and (< FirstVncPort or > LastPort) })
            {
                throw QemuErrors.VncPort();
            }

            bool secure = screen is SpiceGraphics { AutoPort: YesNo.Yes } spice
                && (spice.DefaultMode == SpiceChannelMode.Secure || spice.Channels.Exists(static c => c.Mode == SpiceChannelMode.Secure));
            if (secure && !spiceTls)
            {
                throw QemuErrors.SpiceTlsAuto();
            }
        }
    }

    private static void CheckCard(Video card, VideoModel model, QemuCapabilities caps)
    {
        string? type = model.Type.ToXml();
        if (model.Type is VideoType.Xen or VideoType.Vbox or VideoType.Parallels or VideoType.Gop)
        {
            throw QemuErrors.VideoModel(type);
        }

        if (model.Primary != YesNo.Yes && model.Type is VideoType.Vga or VideoType.Cirrus or VideoType.Vmvga)
        {
            throw QemuErrors.VideoPrimary(type);
        }

        if (model.Acceleration is { } acceleration && card.Driver?.Name != VideoDriverName.Vhostuser && model.Type != VideoType.Virtio
            && (acceleration.Accel3d == YesNo.Yes || acceleration.Accel2d == YesNo.Yes))
        {
            throw QemuErrors.VideoAcceleration(acceleration.Accel3d == YesNo.Yes ? "3d" : "2d");
        }

        if (model.Heads > 1 && model.Type is not (VideoType.Qxl or VideoType.Virtio))
        {
            throw QemuErrors.VideoHeads(type);
        }

        if (model.Type is VideoType.Vga or VideoType.Vmvga && model.Vram is < LeastVideoMemory)
        {
            throw QemuErrors.VideoMemory();
        }
    }
}
