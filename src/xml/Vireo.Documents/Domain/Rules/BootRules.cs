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
                throw DomainDocumentErrors.BootOrderTwice()
                    .At(boot, "boot");
            }

            // Only floppies may share a place.
            bool floppy = device.Record is Disk { Device: DiskDevice.Floppy };
            if (!orders.Add(order) && !floppy)
            {
                throw DeviceErrors.BootOrderTaken(order).At(
                    boot, "boot", "order");
            }
        }

        if (domain.Os.Bootmenu?.Timeout > 65535)
        {
            throw GuestErrors.BootMenuTimeout().At(
                domain.Os, "os");
        }
    }
}
