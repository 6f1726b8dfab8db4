namespace Vireo.Documents;

/// <summary>Addresses are in range, and no two devices share one.</summary>
internal static class AddressRules
{
    public static void Check(DomainDef domain)
    {
        var drives = new HashSet<(DiskBus, uint, uint, uint, uint)>();
        foreach (Disk disk in domain.Devices.Disks)
        {
            if (disk.Address is DriveAddress a && !drives.Add((disk.Target?.Bus ?? DiskBus.Unset, a.Controller, a.Bus, a.Target, a.Unit)))
            {
                throw Errors.Xml(
                    ErrorDomain.Domain, $"Found duplicate drive address for disk with target name '{disk.Target?.Dev}' controller='{a.Controller}' bus='{a.Bus}' target='{a.Target}' unit='{a.Unit}'").At(a, "address");
            }
        }
    }
}
