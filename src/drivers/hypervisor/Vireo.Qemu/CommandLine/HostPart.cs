using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>Parts of the host in the guest: folders over 9p, smart cards.</summary>
internal static class HostPart
{
    public static void AddFilesystems(CommandContext c)
    {
        foreach (var fs in c.Devices.Filesystems)
        {
            string alias = fs.Alias ?? "fs0";
            if (fs.Driver?.Type == "mtp")
            {
                c.Device(c.Place(
                    new JsonObject().Add("driver", "usb-mtp").Add("id", alias).Add("rootdir", fs.Source?.Dir ?? "")
                        .Add("desc", fs.Target?.Dir ?? "").Add("readonly", fs.ReadOnly), fs));
                continue;
            }

            if (fs.Type != FilesystemType.Mount || fs.Driver?.Type == "virtiofs")
            {
                throw Errors.ConfigUnsupported(ErrorDomain.Qemu, "only supports mount filesystem type");
            }

            string mode = fs.AccessMode switch {
                FilesystemAccessMode.Mapped => "mapped", FilesystemAccessMode.Squash => "none", _ => "passthrough" };
            string share = "local,security_model=" + mode
                + (fs.Multidevs == FilesystemMultidevs.Unset ? "" : ",multidevs=" + fs.Multidevs.ToString().ToLowerInvariant())
                + (fs.FileMode is { } file ? ",fmode=" + file : "") + (fs.DirectoryMode is { } folder ? ",dmode=" + folder : "")
                + (fs.Driver?.WritePolicy is { } policy ? ",writeout=" + policy : "")
                + $",id=fsdev-{alias},path={CommandContext.Escape(fs.Source?.Dir ?? "")}" + (fs.ReadOnly ? ",readonly=on" : "");
            c.Add("-fsdev", share);
            string driver = CommandContext.Virtio(
                "virtio-9p", fs.Model == FilesystemModel.VirtioTransitional, fs.Model == FilesystemModel.VirtioNonTransitional);
            var device = CommandContext.Options(new JsonObject().Add("driver", driver), fs.Driver).Add("id", alias)
                .Add("fsdev", "fsdev-" + alias).Add("mount_tag", fs.Target?.Dir ?? "");
            c.Device(c.Place(device, fs));
        }
    }

    public static void AddSmartcards(CommandContext c)
    {
        foreach (var card in c.Devices.Smartcards)
        {
            string alias = card.Alias ?? "smartcard0";
            string bus = card.Address is CcidAddress a ? "ccid" + a.Controller.ToString(CultureInfo.InvariantCulture) + ".0" : "ccid0.0";
            switch (card.Mode)
            {
                case SmartcardMode.Host:
                    c.Device(new JsonObject().Add("driver", "ccid-card-emulated").Add("backend", "nss-emulated").Add("id", alias).Add(
                        "bus", bus));
                    break;
                case SmartcardMode.HostCertificates:
                    var device = new JsonObject().Add("driver", "ccid-card-emulated").Add("backend", "certificates");
                    for (int i = 0; i < card.Certificates.Count; i++)
                    {
                        device.Add("cert" + (i + 1).ToString(CultureInfo.InvariantCulture), card.Certificates[i]);
                    }

                    c.Device(device.Add("db", card.Database ?? "/etc/pki/nssdb").Add("id", alias).Add("bus", bus));
                    break;
                default:
                    throw Errors.ConfigUnsupported(ErrorDomain.Qemu, "smartcards of mode 'passthrough' are not supported");
            }
        }
    }
}
