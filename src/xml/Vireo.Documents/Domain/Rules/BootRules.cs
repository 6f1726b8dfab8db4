namespace Vireo.Documents;

/// <summary>Boot order, by kind or by device.</summary>
internal static class BootRules
{
    public static void Complete(DomainDef domain, bool impliesOrder)
    {
        if (domain.Bootloader is not null)
        {
            // It decides what is booted, so libvirt drops what was meant for firmware.
            domain.Os.Boot.Clear();
            domain.Os.Bootmenu = null;
            domain.Os.Bios = null;
        }

        if (domain.Os.Type?.Type is not ("hvm" or "xenpvh") || !impliesOrder || domain.Os.Boot.Count > 0 || domain.Bootloader is not null)
        {
            return;
        }

        foreach (XmlRecordDevice device in XmlRecordDevice.All(domain.Devices))
        {
            if (device.Record is Device { Boot: not null })
            {
                return;
            }
        }

        domain.Os.Boot.Add(BootDevice.Hd);
    }

    public static void Check(DomainDef domain)
    {
        var orders = new HashSet<uint>();
        foreach (XmlRecordDevice device in XmlRecordDevice.All(domain.Devices))
        {
            if (device.Record is not Device { Boot: { Order: { } order } boot })
            {
                continue;
            }

            if (domain.Os.Boot.Count > 0)
            {
                throw Errors.ConfigUnsupported(ErrorDomain.Domain, "per-device boot elements cannot be used together with os/boot elements")
                    .At(boot, "boot");
            }

            // Only floppies may share a place.
            bool floppy = device.Record is Disk { Device: DiskDevice.Floppy };
            if (!orders.Add(order) && !floppy)
            {
                throw Errors.ConfigUnsupported(ErrorDomain.Domain, $"boot order '{order}' used for more than one device").At(
                    boot, "boot", "order");
            }
        }

        if (domain.Os.Bootmenu?.Timeout > 65535)
        {
            throw Errors.ConfigUnsupported(ErrorDomain.Domain, "invalid value for boot menu timeout, must be in range [0,65535]").At(
                domain.Os, "os");
        }
    }
}
