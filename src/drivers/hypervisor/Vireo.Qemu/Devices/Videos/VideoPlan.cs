using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Videos;

/// <summary>The plan of a display adapter.</summary>
internal static class VideoPlan
{
    public static void Add(PlanContext c) => c.Devices.Videos.ForEach(video => c.Add(Of(c, video)));

    public static DevicePlan Of(PlanContext c, Video video)
    {
        var plan = new DevicePlan();
        if (video.Model is not { } model || model.Type == VideoType.None)
        {
            return plan;
        }

        var all = c.Devices.Videos;
        bool primary = model.Primary == YesNo.Yes || (ReferenceEquals(video, all[0]) && !all.Exists(v => v.Model?.Primary == YesNo.Yes));
        return plan.Device(Device(c, video, model, primary));
    }

    private static JsonObject Device(PlanContext c, Video video, VideoModel model, bool primary)
    {
        string driver = model.Type switch
        {
            VideoType.Vga => "VGA",
            VideoType.Cirrus => "cirrus-vga",
            VideoType.Vmvga => "vmware-svga",
            VideoType.Bochs => "bochs-display",
            VideoType.Ramfb => "ramfb",
            VideoType.Qxl => primary ? "qxl-vga" : "qxl",
            VideoType.Virtio => primary && c.Caps.Has(QemuFlag.VirtioVga) && c.Traits.IsX86 ? "virtio-vga" : "virtio-gpu-pci",
            _ => throw DeviceErrors.VideoTypeUnsupported(model.Type.ToString().ToLowerInvariant()),
        };
        if (model.Type == VideoType.Virtio && model.Acceleration?.Accel3d == YesNo.Yes)
        {
            driver = driver == "virtio-vga" ? "virtio-vga-gl" : "virtio-gpu-gl-pci";
        }

        var device = PlanContext.Options(new JsonObject().Add("driver", driver), video.Driver).Add("id", video.Alias ?? "video0");
        switch (model.Type)
        {
            case VideoType.Qxl:
                device.Opt("max_outputs", (long?)model.Heads).Add("ram_size", (long)(model.Ram ?? 65536) * 1024).Add(
                    "vram_size", (long)(model.Vram ?? 65536) * 1024)
                    .Add("vram64_size_mb", (long)(model.Vram64 ?? 0) / 1024).Add("vgamem_mb", (long)(model.VgaMemory ?? 16384) / 1024);
                break;
            case VideoType.Virtio:
                device.Opt("max_outputs", (long?)model.Heads).Opt("blob", PlanContext.Bool(model.Blob)).Opt(
                    "edid", PlanContext.Bool(model.Edid));
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

        return c.Address(device, video);
    }
}
