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
            if (hostdev.Mode == HostdevMode.Subsystem && hostdev.Managed == YesNo.Unset)
            {
                hostdev.Managed = YesNo.No;
            }

            GuestInterfaceRules.CompleteAddresses(hostdev.Ips, hostdev.Routes);
            if (hostdev.Source is ScsiHostdevSource { Protocol: "iscsi", Name: { } name } iscsi
                && !name.Contains('/', StringComparison.Ordinal))
            {
                iscsi.Name = name + "/0";
            }

        }
    }

    /// <summary>Gives SCSI devices their places, and the controllers that those are on: they come before the controllers that have no
    /// number yet are given one.</summary>
    public static void PlaceScsi(DomainDef domain)
    {
        foreach (Hostdev hostdev in domain.Devices.Hostdevs)
        {
            if (hostdev.Type == HostdevType.Scsi)
            {
                hostdev.Address ??= FreeScsi(domain.Devices);
                if (hostdev.Address is DriveAddress address)
                {
                    ControllerRules.AddUpTo(domain.Devices, ControllerType.Scsi, (int)address.Controller);
                }
            }
        }
    }

    /// <summary>No host device is given twice, and at most one shows the boot screen.</summary>
    public static void Check(DomainDef domain)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Hostdev hostdev in domain.Devices.Hostdevs)
        {
            CheckAddress(hostdev);
            GuestInterfaceRules.CheckAddresses(hostdev.Ips, hostdev.Routes, "Domain hostdev device");
            if (hostdev.Source is MdevHostdevSource { Uuid: null })
            {
                throw HostdevErrors.MediatedUuidMissing().At(
                    hostdev.Source, "source");
            }

            if (hostdev.Source is { } source && !seen.Add(hostdev.Type + source.ToXml("source", FormatFlags.Inactive)))
            {
                throw HostdevErrors.Twice().At(hostdev, "hostdev");
            }
        }

        if (domain.Devices.Hostdevs.FindAll(static h => h.Ramfb == OnOff.On).Count > 1)
        {
            throw HostdevErrors.RamfbTwice().At(
                domain.Devices.Hostdevs.FindLast(static h => h.Ramfb == OnOff.On), "hostdev", "ramfb");
        }

        var places = new HashSet<(uint, uint, uint, uint)>();
        foreach (Hostdev hostdev in domain.Devices.Hostdevs)
        {
            if (hostdev.Type == HostdevType.Scsi && hostdev.Address is DriveAddress a
                && !places.Add((a.Controller, a.Bus, a.Target, a.Unit)))
            {
                throw HostdevErrors.ScsiAddressTaken(a.Controller, a.Bus, a.Target, a.Unit).At(hostdev.Address, "address");
            }
        }
    }

    private static void CheckAddress(Hostdev hostdev)
    {
        if (hostdev.Mode != HostdevMode.Subsystem || hostdev.Address is null or UnassignedAddress)
        {
            return;
        }

        VirException? error = hostdev.Type switch
        {
            HostdevType.Pci when hostdev.Address is not PciAddress =>
                HostdevErrors.PciAddressType(),
            HostdevType.Scsi when hostdev.Address is not DriveAddress =>
                HostdevErrors.ScsiAddressType(),
            HostdevType.Usb when hostdev.Address is not UsbAddress =>
                HostdevErrors.UsbAddressType(),
            _ => null,
        };
        if (error is not null)
        {
            throw error.At(hostdev.Address, "address", "type");
        }
    }

    private static DriveAddress FreeScsi(DomainDevices devices)
    {
        for (uint controller = 0; ; controller++)
        {
            for (uint unit = 0; unit < 16; unit++)
            {
                bool taken = unit == 7
                    || devices.Disks.Exists(d => d.Target?.Bus == DiskBus.Scsi && d.Address is DriveAddress a && a.Controller == controller
                        && a.Unit == unit && a.Bus == 0 && a.Target == 0)
                    || devices.Hostdevs.Exists(h =>
                        h.Address is DriveAddress a && a.Controller == controller && a.Unit == unit && a.Bus == 0 && a.Target == 0);
                if (!taken)
                {
                    return new DriveAddress { Controller = controller, Unit = unit };
                }
            }
        }
    }
}
