namespace Vireo.Documents;

/// <summary>Addresses are in range, and no two devices share one.</summary>
internal static class AddressRules
{
    public static void Check(DomainDef domain)
    {
        var drives = new Dictionary<(DiskBus, uint, uint, uint, uint), Disk>();
        foreach (Disk disk in domain.Devices.Disks)
        {
            if (disk.Address is not DriveAddress a)
            {
                continue;
            }

            var place = (disk.Target?.Bus ?? DiskBus.Unset, a.Controller, a.Bus, a.Target, a.Unit);
            if (!drives.TryAdd(place, disk))
            {
                throw DiskErrors.DriveAddressTwice(drives[place].Target?.Dev, a.Controller, a.Bus, a.Target, a.Unit).At(a, "address");
            }
        }
    }
}
