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
                throw Unsupported($"'{controller.Type.ToString().ToLowerInvariant()}' controller cannot be hot plugged.");
            case InputDevice { Bus: not (InputBus.Usb or InputBus.Virtio) } input:
                throw Unsupported($"input device on bus '{input.Bus.ToString().ToLowerInvariant()}' cannot be hot plugged.");
            case InputDevice:
                break;
            case Serial or Documents.Parallel or ConsoleDevice { TargetType: ConsoleTargetType.Virtio or ConsoleTargetType.Serial }:
                break;
            case ConsoleDevice:
                throw Unsupported("Unsupported address type for character device");
            default:
                throw Unsupported($"live attach of device '{name}' is not supported");
        }
    }

    /// <summary>Throws when a device cannot leave.</summary>
    public static void CheckDetach(DomainDef live, Device device)
    {
        switch (device)
        {
            case Disk { Device: DiskDevice.Disk or DiskDevice.Lun, Target.Bus: not (DiskBus.Virtio or DiskBus.Usb or DiskBus.Scsi) }:
                throw Unsupported("This type of disk cannot be hot unplugged");
            case Disk { Device: DiskDevice.Cdrom, Target.Bus: not (DiskBus.Usb or DiskBus.Scsi) }:
                throw Unsupported("device type 'cdrom' cannot be detached");
            case Disk { Device: DiskDevice.Floppy }:
                throw Unsupported("device type 'floppy' cannot be detached");
            case Controller { Type: not ControllerType.Scsi } controller:
                throw Unsupported($"'{controller.Type.ToString().ToLowerInvariant()}' controller cannot be hot unplugged.");
            case Controller controller when live.Devices.Disks.Exists(
                d => d.Target?.Bus == DiskBus.Scsi && d.Address is DriveAddress a && a.Controller == (uint)(controller.Index ?? 0)):
                throw Errors.OperationFailed(ErrorDomain.Qemu, "device cannot be detached: device is busy");
            case InputDevice { Bus: not (InputBus.Usb or InputBus.Virtio) } input:
                throw Unsupported($"input device on bus '{input.Bus.ToString().ToLowerInvariant()}' cannot be detached");
            case Device { Address: PciAddress { Multifunction: OnOff.On } at }:
                string place = $"{at.Domain ?? 0:x4}:{at.Bus ?? 0:x2}:{at.Slot ?? 0:x2}.{at.Function ?? 0:x1}";
                throw Errors.OperationFailed(ErrorDomain.Qemu, $"cannot hot unplug multifunction PCI device: {place}");
            default:
                break;
        }
    }

    private static void CheckAttach(DomainDef live, Disk disk)
    {
        if (disk.Device == DiskDevice.Floppy)
        {
            throw Unsupported("floppy device hotplug isn't supported");
        }

        // Whether a disk can come on IDE or SATA is QEMU's to say.
        var bus = disk.Target?.Bus ?? DiskBus.Unset;
        if (bus is DiskBus.Fdc or DiskBus.Sd or DiskBus.Xen or DiskBus.Uml or DiskBus.None)
        {
            throw Unsupported($"disk bus '{bus.ToString().ToLowerInvariant()}' cannot be hotplugged.");
        }

        if (disk.Device == DiskDevice.Cdrom && bus == DiskBus.Virtio)
        {
            throw Unsupported("cdrom device with virtio bus isn't supported");
        }

        if (live.Devices.Disks.Find(d => d.Target?.Dev == disk.Target?.Dev) is { } other)
        {
            throw Errors.Xml(
                ErrorDomain.Domain, $"target '{disk.Target?.Dev}' duplicated for disk sources '{PathOf(other)}' and '{PathOf(disk)}'");
        }
    }

    private static string PathOf(Disk disk) => DiskImage.PathOf(disk.Source) ?? "(null)";

    private static VirException Unsupported(string text) => Errors.Report(ErrorDomain.Qemu, ErrorCode.OperationUnsupported, text);
}
