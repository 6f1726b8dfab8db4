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
                throw Errors.ConfigUnsupported(
                    ErrorDomain.Domain,
                        $"Found duplicate drive address for disk with target name '{drives[place].Target?.Dev}' "
                        + $"controller='{a.Controller}' bus='{a.Bus}' target='{a.Target}' unit='{a.Unit}'").At(a, "address");
            }
        }
    }
}
