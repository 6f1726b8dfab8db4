using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <summary>Which devices may join or leave a running guest, with libvirt's text.</summary>
internal static class PlugChecks
{
    /// <summary>
    /// Throws when a guest has already what a device brings: its alias, index, port, address, target. Callers check what else makes a
    /// document invalid before or after this, as libvirt does.
    /// </summary>
    public static void CheckDuplicate(DomainDef def, Device device, bool live)
    {
        CheckCommon(def, device);
        switch (device)
        {
            case Disk { Address: DriveAddress place, Target.Bus: { } bus } when def.Devices.Disks.Exists(
                d => d.Target?.Bus == bus && place.Equals(d.Address)):
                throw Errors.OperationInvalid(ErrorDomain.Qemu, "Domain already contains a disk with that address");
            case Controller { Index: { } index } controller when def.Devices.Controllers.Exists(
                c => c.Type == controller.Type && c.Index == index):
                throw live
                    ? Errors.OperationFailed(ErrorDomain.Qemu, $"target {controller.Type.ToXml()}:{index} already exists")
                    : Errors.OperationInvalid(ErrorDomain.Qemu, $"controller index='{index}' already exists");
            case CharDevice character when DeviceMatch.FindSame(def, character) is not null:
                throw Errors.OperationInvalid(ErrorDomain.Qemu, "chardev already exists");
            case ConsoleDevice { TargetType: ConsoleTargetType.Serial } when live:
                throw Errors.ConfigUnsupported(ErrorDomain.Qemu, "unsupported console target type serial");
            case ConsoleDevice { TargetType: ConsoleTargetType.Serial }:
                throw Unsupported("attaching serial console is not supported");
            case Filesystem filesystem when live && filesystem.Driver?.Type != "virtiofs":
                throw Unsupported("only virtiofs filesystems can be hotplugged");
            case Filesystem filesystem when def.Devices.Filesystems.Exists(f => f.Target?.Dir == filesystem.Target?.Dir):
                throw Errors.OperationInvalid(ErrorDomain.Qemu, "Target already exists");
            case Watchdog when def.Devices.Watchdogs.Count > 0:
                throw Errors.OperationInvalid(ErrorDomain.Qemu, "domain already has a watchdog");
            case Vsock when def.Devices.Vsock is not null:
                throw Errors.OperationInvalid(ErrorDomain.Qemu, "domain already has a vsock device");
            case SharedMemory memory when def.Devices.SharedMemories.Exists(m => m.Name == memory.Name && m.Model == memory.Model):
                throw Errors.OperationInvalid(ErrorDomain.Qemu, "device is already in the domain configuration");
            case Hostdev host when def.Devices.Hostdevs.Exists(h => h.Source == host.Source):
                throw Errors.OperationInvalid(ErrorDomain.Qemu, "device is already in the domain configuration");
            default:
                break;
        }
    }

    /// <summary>Throws when a device, new or changed, does not go together with the others.</summary>
    public static void CheckCommon(DomainDef def, Device device)
    {
        if (device.Alias is { } alias && alias.StartsWith("ua-", StringComparison.Ordinal))
        {
            foreach (var other in XmlRecordDevice.All(def.Devices))
            {
                if (other.Record is Device present && present.Alias == alias)
                {
                    throw Errors.ConfigUnsupported(ErrorDomain.Domain, $"non unique alias detected: {alias}");
                }
            }
        }
    }

    /// <summary>Throws when a device of this kind cannot be added to a definition.</summary>
    public static void CheckKept(string name, Device device)
    {
        if (device is Video or Smartcard or Hub or Nvram)
        {
            throw Unsupported($"persistent attach of device '{name}' is not supported");
        }
    }

    /// <summary>Throws when a device cannot join.</summary>
    public static void CheckAttach(DomainDef live, string name, Device device)
    {
        switch (device)
        {
            case Disk disk:
                CheckAttach(live, disk);
                break;
            case Vsock:
                throw QemuErrors.NoVhostVsock();
            case NetworkInterface or Rng or RedirDevice or Channel or SharedMemory or Watchdog:
                break;
            case Controller { Type: ControllerType.Scsi }:
                break;
            case Controller controller:
                throw Unsupported($"'{controller.Type.ToXml()}' controller cannot be hot plugged.");
            case InputDevice { Bus: not (InputBus.Usb or InputBus.Virtio) } input:
                throw Unsupported($"input device on bus '{input.Bus.ToString().ToLowerInvariant()}' cannot be hot plugged.");
            case InputDevice:
                break;
            case Serial or Documents.Parallel or ConsoleDevice { TargetType: ConsoleTargetType.Virtio }:
                break;
            case ConsoleDevice:
                throw Unsupported("Unsupported address type for character device");
            default:
                throw Unsupported($"live attach of device '{name}' is not supported");
        }
    }

    /// <summary>Throws when no device of this kind can leave, whether the guest has this one or not.</summary>
    public static void CheckKindLeaves(Device wanted)
    {
        if (wanted is Controller { Type: not ControllerType.Scsi } controller)
        {
            throw Unsupported($"'{controller.Type.ToXml()}' controller cannot be hot unplugged.");
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
            case Controller { Type: not ControllerType.Scsi }:
                CheckKindLeaves(device);
                break;
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
            throw bus == DiskBus.Fdc ? Errors.Internal(ErrorDomain.Qemu, "Invalid bus type 'fdc' for disk")
                : Unsupported($"disk bus '{bus.ToString().ToLowerInvariant()}' cannot be hotplugged.");
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
