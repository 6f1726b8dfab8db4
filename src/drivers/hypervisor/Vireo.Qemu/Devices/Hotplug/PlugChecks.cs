using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <summary>Which devices may join or leave a running guest, with libvirt's text.</summary>
internal static class PlugChecks
{
    /// <summary>Throws when a device cannot join.</summary>
    public static void CheckAttach(DomainDef live, string name, Device device)
    {
        switch (device)
        {
            case Disk disk:
                CheckAttach(live, disk);
                break;
            case NetworkInterface or Rng or RedirDevice or Channel:
                break;
            case Controller { Type: ControllerType.Scsi }:
                break;
            case Controller controller:
                throw HotplugErrors.ControllerNotPluggable(controller.Type.ToString().ToLowerInvariant());
            case InputDevice { Bus: not (InputBus.Usb or InputBus.Virtio) } input:
                throw HotplugErrors.InputNotPluggable(input.Bus.ToString().ToLowerInvariant());
            case InputDevice:
                break;
            case Serial or Documents.Parallel or ConsoleDevice { TargetType: ConsoleTargetType.Virtio or ConsoleTargetType.Serial }:
                break;
            case ConsoleDevice:
                throw HotplugErrors.CharAddressUnsupported();
            default:
                throw PlugErrors.AttachUnsupported(ErrorDomain.Qemu, "live", name);
        }
    }

    /// <summary>Throws when a device cannot leave.</summary>
    public static void CheckDetach(DomainDef live, Device device)
    {
        switch (device)
        {
            case Disk { Device: DiskDevice.Disk or DiskDevice.Lun, Target.Bus: not (DiskBus.Virtio or DiskBus.Usb or DiskBus.Scsi) }:
                throw HotplugErrors.DiskNotUnpluggable();
            case Disk { Device: DiskDevice.Cdrom, Target.Bus: not (DiskBus.Usb or DiskBus.Scsi) }:
                throw HotplugErrors.CdromNotDetachable();
            case Disk { Device: DiskDevice.Floppy }:
                throw HotplugErrors.FloppyNotDetachable();
            case Controller { Type: not ControllerType.Scsi } controller:
                throw HotplugErrors.ControllerNotUnpluggable(controller.Type.ToString().ToLowerInvariant());
            case Controller controller when live.Devices.Disks.Exists(
                d => d.Target?.Bus == DiskBus.Scsi && d.Address is DriveAddress a && a.Controller == (uint)(controller.Index ?? 0)):
                throw HotplugErrors.DeviceBusy();
            case InputDevice { Bus: not (InputBus.Usb or InputBus.Virtio) } input:
                throw HotplugErrors.InputNotDetachable(input.Bus.ToString().ToLowerInvariant());
            case Device { Address: PciAddress { Multifunction: OnOff.On } at }:
                string place = $"{at.Domain ?? 0:x4}:{at.Bus ?? 0:x2}:{at.Slot ?? 0:x2}.{at.Function ?? 0:x1}";
                throw HotplugErrors.MultifunctionNotUnpluggable(place);
            default:
                break;
        }
    }

    private static void CheckAttach(DomainDef live, Disk disk)
    {
        if (disk.Device == DiskDevice.Floppy)
        {
            throw PlugErrors.FloppyUnsupported(ErrorDomain.Qemu);
        }

        // Whether a disk can come on IDE or SATA is QEMU's to say.
        var bus = disk.Target?.Bus ?? DiskBus.Unset;
        if (bus is DiskBus.Fdc or DiskBus.Sd or DiskBus.Xen or DiskBus.Uml or DiskBus.None)
        {
            throw PlugErrors.DiskBusUnsupported(ErrorDomain.Qemu, bus.ToString().ToLowerInvariant());
        }

        if (disk.Device == DiskDevice.Cdrom && bus == DiskBus.Virtio)
        {
            throw PlugErrors.VirtioCdromUnsupported(ErrorDomain.Qemu);
        }

        if (live.Devices.Disks.Find(d => d.Target?.Dev == disk.Target?.Dev) is { } other)
        {
            throw DomainDocumentErrors.DiskTargetTwice(disk.Target?.Dev, PathOf(other), PathOf(disk));
        }
    }

    private static string PathOf(Disk disk) => DiskImage.PathOf(disk.Source) ?? "(null)";
}
