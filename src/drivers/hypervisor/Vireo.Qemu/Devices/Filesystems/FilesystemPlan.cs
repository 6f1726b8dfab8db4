using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Filesystems;

/// <summary>The plan of a folder of the host in the guest: over 9p, or as a media player on USB.</summary>
internal static class FilesystemPlan
{
    public static void Add(PlanContext c) => c.Devices.Filesystems.ForEach(fs => c.Add(Of(c, fs)));

    public static DevicePlan Of(PlanContext c, Filesystem fs)
    {
        string alias = fs.Alias ?? "fs0", folder = fs.Source?.Dir ?? "", tag = fs.Target?.Dir ?? "";
        if (fs.Driver?.Type == "mtp")
        {
            return new DevicePlan().Device(c.Address(
                new JsonObject().Add("driver", "usb-mtp").Add("id", alias).Add("rootdir", folder).Add("desc", tag)
                    .Add("readonly", fs.ReadOnly), fs));
        }

        if (fs.Type != FilesystemType.Mount || fs.Driver?.Type == "virtiofs")
        {
            throw QemuErrors.FilesystemType();
        }

        string mode = fs.AccessMode switch
        {
            FilesystemAccessMode.Mapped => "mapped",
            FilesystemAccessMode.Squash => "none",
            _ => "passthrough",
        };
        string share = "local,security_model=" + mode
            + (fs.Multidevs == FilesystemMultidevs.Unset ? "" : ",multidevs=" + fs.Multidevs.ToString().ToLowerInvariant())
            + (fs.FileMode is { } file ? ",fmode=" + file : "") + (fs.DirectoryMode is { } directory ? ",dmode=" + directory : "")
            + (fs.Driver?.WritePolicy is { } policy ? ",writeout=" + policy : "")
            + $",id=fsdev-{alias},path={ArgumentPrinter.Escape(folder)}" + (fs.ReadOnly ? ",readonly=on" : "");
        string driver = c.Virtio(
            "virtio-9p", fs, fs.Model == FilesystemModel.VirtioTransitional, fs.Model == FilesystemModel.VirtioNonTransitional);
        var device = PlanContext.Options(new JsonObject().Add("driver", driver), fs.Driver).Add("id", alias)
            .Add("fsdev", "fsdev-" + alias).Add("mount_tag", tag);
        return new DevicePlan().Argument("-fsdev", share).Device(c.Address(device, fs));
    }
}
