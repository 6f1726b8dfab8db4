using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Devices.Interfaces;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <summary>What of a running device cannot be changed, with libvirt's text. Only what the document names is compared.</summary>
internal static class UpdateChecks
{
    /// <summary>Throws when a device asks for a place in the boot order beside the domain's own order.</summary>
    public static void CheckBoot(DomainDef def, Device wanted)
    {
        bool own = wanted switch { Disk d => d.Boot is not null, NetworkInterface n => n.Boot is not null, _ => false };
        if (own && def.Os.Boot.Count > 0)
        {
            throw DomainDocumentErrors.BootOrderTwice();
        }
    }

    /// <summary>Throws when a disk is to be another than it is, apart from a medium that can be changed.</summary>
    public static void Check(Disk present, Disk wanted)
    {
        foreach (var (field, differs) in Fields(present, wanted))
        {
            if (differs)
            {
                throw HotplugErrors.DiskFieldFixed(field);
            }
        }

        if (present.Device is not (DiskDevice.Cdrom or DiskDevice.Floppy)
            && DiskImage.PathOf(present.Source) != DiskImage.PathOf(wanted.Source))
        {
            throw HotplugErrors.DiskSourceFixed();
        }
    }

    /// <summary>Throws when a card is to be another than it is, apart from its cable.</summary>
    public static void Check(NetworkInterface present, NetworkInterface wanted)
    {
        if (wanted.Vlan is not null && wanted.Type != NetworkInterfaceType.Bridge)
        {
            throw HotplugErrors.VlanUnsupported(present.Mac?.Address?.ToString());
        }

        if (wanted.Mtu is not null && wanted.Type == NetworkInterfaceType.User)
        {
            throw HotplugErrors.UserMtuUnsupported();
        }

        if (wanted.Type != present.Type)
        {
            throw HotplugErrors.InterfaceTypeFixed(wanted.Type.ToXml());
        }

        if (wanted.Driver is { } driver && driver != (present.Driver ?? new InterfaceDriver()))
        {
            throw HotplugErrors.InterfaceDriverFixed();
        }

        if (wanted.Model is { } model && model != present.Model)
        {
            throw HotplugErrors.InterfaceModelFixed(present.Model, model);
        }

        if (wanted.Address is { } address && address is not PciAddress { IsEmpty: true } && !address.Equals(present.Address))
        {
            throw HotplugErrors.InterfaceAddressFixed();
        }

        if (wanted.Alias is { } alias && alias != present.Alias)
        {
            throw HotplugErrors.InterfaceAliasFixed();
        }

        if (wanted.Rom?.Bar is { } bar && bar != (present.Rom?.Bar ?? OnOff.Unset))
        {
            throw HotplugErrors.RomBarFixed();
        }

        if (wanted.Rom?.File is { } rom && rom != present.Rom?.File)
        {
            throw HotplugErrors.RomFileFixed();
        }

        if (wanted.Boot is { } boot && boot != present.Boot)
        {
            throw HotplugErrors.InterfaceBootFixed();
        }

        if (wanted.Source is { } source && !IsSame(present.Source, source))
        {
            throw HotplugErrors.InterfaceSourceFixed();
        }

        if (wanted.Mtu is not null && wanted.Mtu != present.Mtu)
        {
            throw HotplugErrors.MtuFixed();
        }

        if (wanted.Bandwidth is not null && !HostSide.Of(present).HasTap)
        {
            throw HotplugErrors.BandwidthWithoutName();
        }

        if (wanted.Filter != present.Filter && !Lifecycle.InterfaceFilters.MayFilter(wanted))
        {
            throw HotplugErrors.FilterUnsupported(wanted.Type.ToXml());
        }
    }

    // What its network gave out is not part of what is asked for.
    private static bool IsSame(InterfaceSource? present, InterfaceSource wanted) => (present, wanted) switch
    {
        (NetworkInterfaceSource now, NetworkInterfaceSource next) => now.Network == next.Network && now.PortGroup == next.PortGroup,
        (BridgeInterfaceSource now, BridgeInterfaceSource next) => now.Bridge == next.Bridge,
        _ => wanted == present,
    };

    /// <summary>Throws when a screen is to be another than it is, apart from its password.</summary>
    public static void Check(Graphics present, Graphics wanted)
    {
        switch (present, wanted)
        {
            case (VncGraphics now, VncGraphics next):
                CheckPorts("vnc", SamePort(now.AutoPort, now.Port, next.AutoPort, next.Port));
                CheckListen("vnc", now.Listens, next.Listens, next.Listen);
                CheckKeymap("vnc", now.Keymap, next.Keymap);
                break;
            case (SpiceGraphics now, SpiceGraphics next):
                CheckPorts("spice", SamePort(now.AutoPort, now.Port, next.AutoPort, next.Port));
                CheckListen("spice", now.Listens, next.Listens, next.Listen);
                CheckKeymap("spice", now.Keymap, next.Keymap);
                break;
            default:
                throw HotplugErrors.GraphicsTypeFixed(ScreenOf(wanted));
        }
    }

    /// <summary>Libvirt's name of a kind of screen.</summary>
    public static string ScreenOf(Graphics graphics) => graphics switch
    {
        VncGraphics => "vnc",
        SpiceGraphics => "spice",
        SdlGraphics => "sdl",
        EglHeadlessGraphics => "egl-headless",
        DbusGraphics => "dbus",
        _ => "rdp",
    };

    private static bool SamePort(YesNo nowAuto, int? now, YesNo nextAuto, int? next) =>
        nextAuto == YesNo.Yes || next is null or -1 ? nowAuto == YesNo.Yes : nowAuto != YesNo.Yes && now == next;

    private static void CheckPorts(string kind, bool same)
    {
        if (!same)
        {
            throw HotplugErrors.GraphicsPortFixed(kind);
        }
    }

    private static void CheckListen(string kind, List<GraphicsListen> now, List<GraphicsListen> next, string? address)
    {
        string? wanted = next.Count > 0 ? next[0].Address : address;
        if (wanted is not null && now.Count > 0 && wanted != now[0].Address)
        {
            throw HotplugErrors.GraphicsListenFixed(kind);
        }
    }

    private static void CheckKeymap(string kind, string? now, string? next)
    {
        if (now != next)
        {
            throw HotplugErrors.GraphicsKeymapFixed(kind);
        }
    }

    private static IEnumerable<(string Field, bool Differs)> Fields(Disk now, Disk next)
    {
        yield return ("device", next.Device != now.Device);
        yield return ("bus", next.Target?.Bus is { } bus and not DiskBus.Unset && bus != now.Target?.Bus);
        yield return ("target", next.Target?.Dev != now.Target?.Dev);
        yield return ("cyls", next.Geometry is { } g && g.Cyls != now.Geometry?.Cyls);
        yield return ("heads", next.Geometry is { } h && h.Heads != now.Geometry?.Heads);
        yield return ("secs", next.Geometry is { } s && s.Secs != now.Geometry?.Secs);
        yield return ("blockio logical_block_size", next.Blockio is { } l && l.LogicalBlockSize != now.Blockio?.LogicalBlockSize);
        yield return ("blockio physical_block_size", next.Blockio is { } p && p.PhysicalBlockSize != now.Blockio?.PhysicalBlockSize);
        foreach (var limit in Limits(now.Iotune, next.Iotune))
        {
            yield return limit;
        }

        yield return ("serial", next.Serial is not null && next.Serial != now.Serial);
        yield return ("wwn", next.Wwn is not null && next.Wwn != now.Wwn);
        yield return ("vendor", next.Vendor is not null && next.Vendor != now.Vendor);
        yield return ("product", next.Product is not null && next.Product != now.Product);
        var (a, b) = (now.Driver ?? new DiskDriver(), next.Driver ?? new DiskDriver());
        yield return ("cache", b.Cache != DiskCache.Unset && b.Cache != a.Cache);
        yield return ("error_policy", b.ErrorPolicy != DiskErrorPolicy.Unset && b.ErrorPolicy != a.ErrorPolicy);
        yield return ("rerror_policy", b.ReadErrorPolicy != DiskErrorPolicy.Unset && b.ReadErrorPolicy != a.ReadErrorPolicy);
        yield return ("io", b.Io != DiskIo.Unset && b.Io != a.Io);
        yield return ("ioeventfd", b.Ioeventfd != OnOff.Unset && b.Ioeventfd != a.Ioeventfd);
        yield return ("event_idx", b.EventIdx != OnOff.Unset && b.EventIdx != a.EventIdx);
        yield return ("copy_on_read", b.CopyOnRead != OnOff.Unset && b.CopyOnRead != a.CopyOnRead);
        yield return ("discard", b.Discard != DiskDiscard.Unset && b.Discard != a.Discard);
        yield return ("detect_zeroes", b.DetectZeroes != DiskDetectZeroes.Unset && b.DetectZeroes != a.DetectZeroes);
        yield return ("iothread", b.Iothread is not null && b.Iothread != a.Iothread);
        yield return ("queues", b.Queues is not null && b.Queues != a.Queues);
        yield return ("address", next.Address is { } at and not PciAddress { IsEmpty: true } && !at.Equals(now.Address));
        bool removable = now.Device is DiskDevice.Cdrom or DiskDevice.Floppy;
        yield return ("readonly", !removable && next.ReadOnly != now.ReadOnly);
        yield return ("shared", next.Shareable != now.Shareable);
    }

    private static IEnumerable<(string Field, bool Differs)> Limits(IoTune? now, IoTune? next)
    {
        if (next is null)
        {
            yield break;
        }

        var before = now ?? new IoTune();
        (string Field, ulong? Now, ulong? Next)[] limits =
        [
            ("total_bytes_sec", before.TotalBytesSec, next.TotalBytesSec), ("read_bytes_sec", before.ReadBytesSec, next.ReadBytesSec),
            ("write_bytes_sec", before.WriteBytesSec, next.WriteBytesSec), ("total_iops_sec", before.TotalIopsSec, next.TotalIopsSec),
            ("read_iops_sec", before.ReadIopsSec, next.ReadIopsSec), ("write_iops_sec", before.WriteIopsSec, next.WriteIopsSec),
            ("total_bytes_sec_max", before.TotalBytesSecMax, next.TotalBytesSecMax),
            ("read_bytes_sec_max", before.ReadBytesSecMax, next.ReadBytesSecMax),
            ("write_bytes_sec_max", before.WriteBytesSecMax, next.WriteBytesSecMax),
            ("total_iops_sec_max", before.TotalIopsSecMax, next.TotalIopsSecMax),
            ("read_iops_sec_max", before.ReadIopsSecMax, next.ReadIopsSecMax),
            ("write_iops_sec_max", before.WriteIopsSecMax, next.WriteIopsSecMax), ("size_iops_sec", before.SizeIopsSec, next.SizeIopsSec),
        ];
        foreach (var (field, was, wanted) in limits)
        {
            // An amount of nothing stands for the present one.
            yield return ("blkdeviotune " + field, wanted is > 0 && was != wanted);
        }
    }

}
