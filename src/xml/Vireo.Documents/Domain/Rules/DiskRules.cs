namespace Vireo.Documents;

/// <summary>Defaults of disks, their place on a bus, and what they may not be.</summary>
internal static class DiskRules
{
    private static readonly List<string> s_names = ["fd", "hd", "sd", "vd", "xvd", "ubd"];

    public static void Complete(DomainDef domain, bool wideScsi)
    {
        foreach (Disk disk in domain.Devices.Disks)
        {
            CompleteKind(disk);
            CompleteBus(disk);
            CompletePorts(disk.Source);
            if (disk.Source is NetworkDiskSource { Protocol: NetworkDiskProtocol.Iscsi, Name: { } iscsi } target
                && !iscsi.Contains('/', StringComparison.Ordinal))
            {
                target.Name = iscsi + "/0";
            }

            disk.ReadOnly |= disk.Device == DiskDevice.Cdrom;
            if (disk.Snapshot == DiskSnapshot.Unset && disk.Type == DiskType.Vhostuser)
            {
                disk.Snapshot = DiskSnapshot.No;
            }

            disk.Address ??= DriveAddressOf(disk, wideScsi);
        }
    }

    public static void Check(DomainDef domain)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Disk disk in domain.Devices.Disks)
        {
            string name = disk.Target?.Dev ?? "";
            CheckName(disk, name);
            if (!names.Add(name))
            {
                throw DomainDocumentErrors.DiskTargetTwice(
                    name, SourceOf(domain, disk, first: true), SourceOf(domain, disk, first: false)).At(disk.Target, "target", "dev");
            }

            CheckTexts(disk);
            CheckAddress(disk);
            if (disk.Auth is not null && disk.Source?.Auth is not null)
            {
                throw DiskErrors.AuthTwice().At(disk, "disk");
            }

            if (disk.Encryption is not null && disk.Source?.Encryption is not null)
            {
                throw DiskErrors.EncryptionTwice().At(
                    disk, "disk");
            }

            if (disk.Iotune is { } tune)
            {
                CheckIoTune(tune);
            }

            CheckKind(disk, name);
        }
    }

    private static void CheckName(Disk disk, string name)
    {
        if (disk.Device == DiskDevice.Floppy != (disk.Target?.Bus == DiskBus.Fdc))
        {
            string kind = disk.Device == DiskDevice.Floppy ? "floppy disk" : "disk";
            throw DiskErrors.BusInvalid(disk.Target?.Bus.ToXml(), kind).At(
                disk.Target, "target", "bus");
        }

        if (disk.Device == DiskDevice.Floppy)
        {
            if (!name.StartsWith("fd", StringComparison.Ordinal))
            {
                throw DiskErrors.FloppyName(name).At(disk.Target, "target", "dev");
            }
        }
        else if (disk.Device != DiskDevice.Cdrom && name.StartsWith("fd", StringComparison.Ordinal)
            || !s_names.Exists(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            throw DiskErrors.HardDiskName(name).At(disk.Target, "target", "dev");
        }
    }

    private static void CheckKind(Disk disk, string name)
    {
        CheckLunOnly(disk);
        if (disk.Source is { StartupPolicy: not StartupPolicy.Unset } source)
        {
            if (disk.Type == DiskType.Network)
            {
                throw GuestErrors.StartupPolicyOfType(source.StartupPolicy.ToXml(), disk.Type.ToXml()).At(
                    source, "source", "startupPolicy");
            }

            if (source.StartupPolicy == StartupPolicy.Requisite && disk.Device is not (DiskDevice.Cdrom or DiskDevice.Floppy))
            {
                throw GuestErrors.StartupPolicyRequisite().At(source, "source", "startupPolicy");
            }
        }

        if (disk.Source is NetworkDiskSource { Protocol: NetworkDiskProtocol.Rbd or NetworkDiskProtocol.Gluster } cluster
            && (cluster.Name ?? "").IndexOf('/', StringComparison.Ordinal) <= 0)
        {
            throw DiskErrors.PoolAndImage(cluster.Name ?? "").At(cluster, "source", "name");
        }

        if (disk.Device == DiskDevice.Lun)
        {
            if (disk.Source is NetworkDiskSource network)
            {
                if (network.Protocol != NetworkDiskProtocol.Iscsi)
                {
                    throw DiskErrors.LunProtocol(network.Protocol.ToXml()).At(
                            network, "source", "protocol");
                }
            }
            else if (disk.Source is not (BlockDiskSource or VolumeDiskSource))
            {
                throw DiskErrors.LunNotBlock().At(
                    disk, "disk", "device");
            }

            if (disk.Source?.Slices is { } slices)
            {
                throw DiskErrors.LunSlice().At(slices, "slices");
            }
        }

        if (disk.Device is DiskDevice.Disk && IsEmpty(disk))
        {
            throw DomainDocumentErrors.NoSource(name).At(disk, "disk");
        }
    }

    private static void CheckLunOnly(Disk disk)
    {
        if (disk.Sgio == DiskSgio.Unfiltered)
        {
            throw GuestErrors.UnfilteredSgio().At(disk, "disk", "sgio");
        }

        if (disk.Device == DiskDevice.Lun)
        {
            return;
        }

        if (disk.Rawio != Xml.YesNo.Unset)
        {
            throw GuestErrors.OnlyForLun("rawio").At(disk, "disk", "rawio");
        }

        if (disk.Sgio != DiskSgio.Unset)
        {
            throw GuestErrors.OnlyForLun("sgio").At(disk, "disk", "sgio");
        }

        if (disk.Source?.Reservations is { } reservations)
        {
            throw GuestErrors.ReservationsOnlyForLun().At(reservations, "reservations");
        }
    }

    // What names no image at all; a network protocol alone counts as one.
    private static bool IsEmpty(Disk disk) => disk.Type switch
    {
        DiskType.Network => disk.Source is not NetworkDiskSource,
        DiskType.Volume => disk.Source is not VolumeDiskSource { Pool: not null, Volume: not null },
        DiskType.Nvme => disk.Source is not NvmeDiskSource,
        _ => SourceText(disk.Source) is null && disk.Source is not FileDiskSource { Fdgroup: not null },
    };

    private static void CheckTexts(Disk disk)
    {
        foreach ((string? text, string what) in (ReadOnlySpan<(string?, string)>)[(disk.Vendor, "vendor"), (disk.Product, "product")])
        {
            if (text?.AsSpan().ContainsAnyExceptInRange(' ', '~') == true)
            {
                throw GuestErrors.DiskTextNotPrintable(what).At(disk, "disk");
            }
        }

        if (disk.Vendor?.Length > 8)
        {
            throw DiskErrors.VendorTooLong().At(disk, "disk");
        }

        if (disk.Product?.Length > 16)
        {
            throw DiskErrors.ProductTooLong().At(disk, "disk");
        }

        if (disk.Source?.Encryption?.Cipher is not null || disk.Encryption?.Cipher is not null)
        {
            throw DiskErrors.CipherUnnecessary().At(
                disk.Source?.Encryption ?? disk.Encryption, "encryption");
        }
    }

    private static void CheckAddress(Disk disk)
    {
        DiskBus bus = disk.Target?.Bus ?? DiskBus.Unset;
        if (bus is DiskBus.Scsi or DiskBus.Ide or DiskBus.Sata or DiskBus.Fdc
            && disk.Address is not (null or DriveAddress or UnassignedAddress))
        {
            using var output = new Xml.XmlOutput();
            disk.Address.Write(output, "address");
            string type = Xml.XmlTree.Parse(output.ToString()).Root.Attribute("type").ToString();
            throw DiskErrors.AddressType(type, disk.Target?.Dev, bus.ToXml())
                .At(disk.Address, "address", "type");
        }
    }

    private static void CompleteKind(Disk disk)
    {
        disk.Type = disk.Type == DiskType.Unset ? DiskType.File : disk.Type;
        disk.Device = disk.Device == DiskDevice.Unset ? DiskDevice.Disk : disk.Device;
        if (string.IsNullOrEmpty(disk.Target?.Dev))
        {
            string? source = SourceText(disk.Source);
            throw DomainDocumentErrors.NoTarget(source).At(disk, "disk");
        }
    }

    private static void CompleteBus(Disk disk)
    {
        // The name that xend knew it by.
        DiskTarget target = disk.Target!;
        if (target.Dev!.StartsWith("ioemu:", StringComparison.Ordinal))
        {
            target.Dev = target.Dev["ioemu:".Length..];
        }

        if (target.Bus != DiskBus.Unset)
        {
            return;
        }

        string name = target.Dev!;
        target.Bus = disk.Device == DiskDevice.Floppy ? DiskBus.Fdc
            : name.StartsWith("hd", StringComparison.Ordinal) || name.StartsWith("fd", StringComparison.Ordinal) ? DiskBus.Ide
            : name.StartsWith("sd", StringComparison.Ordinal) ? DiskBus.Scsi
            : name.StartsWith("vd", StringComparison.Ordinal) ? DiskBus.Virtio
            : name.StartsWith("xvd", StringComparison.Ordinal) ? DiskBus.Xen
            : name.StartsWith("ubd", StringComparison.Ordinal) ? DiskBus.Uml
            : DiskBus.Unset;
    }

    internal static void CompletePorts(DiskSource? source)
    {
        if (source is not NetworkDiskSource network)
        {
            return;
        }

        string? port = network.Protocol switch
        {
            NetworkDiskProtocol.Http => "80",
            NetworkDiskProtocol.Https => "443",
            NetworkDiskProtocol.Ftp => "21",
            NetworkDiskProtocol.Ftps => "990",
            NetworkDiskProtocol.Tftp => "69",
            NetworkDiskProtocol.Sheepdog => "7000",
            NetworkDiskProtocol.Nbd => "10809",
            NetworkDiskProtocol.Ssh => "22",
            NetworkDiskProtocol.Iscsi => "3260",
            NetworkDiskProtocol.Gluster => "24007",
            NetworkDiskProtocol.Vxhs => "9999",
            _ => null,
        };
        foreach (DiskHost host in network.Hosts)
        {
            if (host.Port is null && host.Transport is DiskTransport.Unset or DiskTransport.Tcp)
            {
                host.Port = port;
            }
        }
    }

    private static DriveAddress? DriveAddressOf(Disk disk, bool wideScsi)
    {
        DiskBus bus = disk.Target!.Bus;
        int index = DeviceOrderRules.IndexOfName(disk.Target.Dev);
        if (index < 0)
        {
            throw DiskErrors.NameUnknown(disk.Target.Dev).At(
                disk.Target, "target", "dev");
        }

        if (bus is not (DiskBus.Scsi or DiskBus.Ide or DiskBus.Sata or DiskBus.Fdc))
        {
            return null;
        }

        uint i = (uint)index;
        switch (bus)
        {
            case DiskBus.Scsi when wideScsi:
                // Unit 7 is the controller itself.
                uint unit = i % 15;
                return new DriveAddress { Controller = i / 15, Unit = unit >= 7 ? unit + 1 : unit };
            case DiskBus.Scsi:
                return new DriveAddress { Controller = i / 7, Unit = i % 7 };
            case DiskBus.Ide:
                return new DriveAddress { Controller = i / 4, Bus = i % 4 / 2, Unit = i % 2 };
            case DiskBus.Sata:
                return new DriveAddress { Controller = i / 6, Unit = i % 6 };
            default:
                return new DriveAddress { Controller = i / 2, Unit = i % 2 };
        }
    }

    private static void CheckIoTune(IoLimits t)
    {
        if ((t.TotalBytesSec > 0 && (t.ReadBytesSec > 0 || t.WriteBytesSec > 0))
            || (t.TotalIopsSec > 0 && (t.ReadIopsSec > 0 || t.WriteIopsSec > 0)))
        {
            throw DiskErrors.BytesTotalAndPart().At(t, "iotune");
        }

        if ((t.TotalBytesSecMax > 0 && (t.ReadBytesSecMax > 0 || t.WriteBytesSecMax > 0))
            || (t.TotalIopsSecMax > 0 && (t.ReadIopsSecMax > 0 || t.WriteIopsSecMax > 0)))
        {
            throw DiskErrors.MaximumBytesTotalAndPart().At(t, "iotune");
        }
    }

    private static string? SourceText(DiskSource? source) => source switch
    {
        FileDiskSource file => file.File,
        BlockDiskSource block => block.Dev,
        DirectoryDiskSource directory => directory.Dir,
        NetworkDiskSource network => network.Name,
        VhostUserDiskSource vhost => vhost.Path,
        VhostVdpaDiskSource vdpa => vdpa.Dev,
        _ => null,
    };

    private static string SourceOf(DomainDef domain, Disk disk, bool first)
    {
        Disk found = first ? domain.Devices.Disks.Find(d => d.Target?.Dev == disk.Target?.Dev) ?? disk : disk;
        return SourceText(found.Source) ?? "(null)";
    }
}
