using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Defaults of host devices.</summary>
internal static class HostdevRules
{
    public static void Complete(DomainDef domain)
    {
        foreach (Hostdev hostdev in domain.Devices.Hostdevs)
        {
            hostdev.Mode = hostdev.Mode == HostdevMode.Unset ? HostdevMode.Subsystem : hostdev.Mode;
            if (hostdev.Type == HostdevType.Unset)
            {
                throw Errors.Xml(ErrorDomain.Domain, "missing source address type");
            }

            if (hostdev.Mode == HostdevMode.Subsystem && hostdev.Managed == YesNo.Unset)
            {
                hostdev.Managed = YesNo.No;
            }

            if (hostdev.Type == HostdevType.Scsi && hostdev.Address is null)
            {
                hostdev.Address = FreeScsi(domain.Devices);
            }
        }
    }

    private static DriveAddress FreeScsi(DomainDevices devices)
    {
        for (uint controller = 0; ; controller++)
        {
            for (uint unit = 0; unit < 16; unit++)
            {
                bool taken = unit == 7
                    || devices.Disks.Exists(d => d.Target?.Bus == DiskBus.Scsi && d.Address is DriveAddress a && a.Controller == controller && a.Unit == unit && a.Bus == 0 && a.Target == 0)
                    || devices.Hostdevs.Exists(h => h.Address is DriveAddress a && a.Controller == controller && a.Unit == unit && a.Bus == 0 && a.Target == 0);
                if (!taken)
                {
                    return new DriveAddress { Controller = controller, Unit = unit };
                }
            }
        }
    }
}
