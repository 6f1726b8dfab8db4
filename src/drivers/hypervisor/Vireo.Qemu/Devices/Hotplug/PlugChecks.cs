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
                throw HotplugErrors.DiskAddressTaken();
            case Controller { Index: { } index } controller when def.Devices.Controllers.Exists(
                c => c.Type == controller.Type && c.Index == index):
                throw live
                    ? HotplugErrors.ControllerTargetTaken(controller.Type.ToXml(), index)
                    : HotplugErrors.ControllerIndexTaken(index);
            case CharDevice character when DeviceMatch.FindSame(def, character, live) is not null:
                throw HotplugErrors.CharDeviceTaken();
            case ConsoleDevice { TargetType: ConsoleTargetType.Serial or ConsoleTargetType.Unset } when live:
                throw HotplugErrors.SerialConsoleUnsupported();
            case ConsoleDevice { TargetType: ConsoleTargetType.Serial or ConsoleTargetType.Unset }:
                throw HotplugErrors.SerialConsoleNotAttachable();
            case Filesystem filesystem when live && filesystem.Driver?.Type != "virtiofs":
                throw HotplugErrors.FilesystemNotPluggable();
            case Filesystem filesystem when def.Devices.Filesystems.Exists(f => f.Target?.Dir == filesystem.Target?.Dir):
                throw HotplugErrors.FilesystemTargetTaken();
            case Watchdog when def.Devices.Watchdogs.Count > 0:
                throw HotplugErrors.WatchdogTaken();
            case Vsock when def.Devices.Vsock is not null:
                throw HotplugErrors.VsockTaken();
            case SharedMemory memory when def.Devices.SharedMemories.Exists(m => m.Name == memory.Name && m.Model == memory.Model):
                throw HotplugErrors.DeviceTaken();
            case Hostdev host when def.Devices.Hostdevs.Exists(h => h.Source == host.Source):
                throw HotplugErrors.DeviceTaken();
            default:
                break;
        }
    }

    /// <summary>Throws what libvirt finds in the device's own document, before it looks what is to be done with it.</summary>
    public static void CheckAlone(DomainDef def, Device device)
    {
        switch (device)
        {
            case Video { Model: var model } when (model?.Type ?? VideoType.Unset) is VideoType.Unset or VideoType.Default or VideoType.Vga
                or VideoType.Cirrus or VideoType.Vmvga:
                // The first card is the guest's own.
                throw QemuErrors.VideoPrimary(
                    (model?.Type is null or VideoType.Unset or VideoType.Default ? VideoType.Cirrus : model.Type).ToXml());
            case Smartcard { Address: null }:
                throw QemuErrors.SmartcardsUnsupported();
            case MemoryDevice when def.Cpu?.Numa?.Cells is not { Count: > 0 }:
                throw PlugErrors.NoNumaNodes();
            default:
                break;
        }
    }

    /// <summary>The guest with one device more.</summary>
    public static DomainDef Joined(DomainDef present, Device device)
    {
        var candidate = present.DeepCopy();
        DeviceLists.Add(candidate, (Device)device.DeepCopy());
        return candidate;
    }

    /// <summary>The guest with the devices of a document alone: what its machine could not have is refused for that, whatever is to be
    /// done with it.</summary>
    public static DomainDef Alone(DomainDef present, DomainDevices wanted, Device? device)
    {
        var alone = present.DeepCopy();
        var devices = (DomainDevices)wanted.DeepCopy();
        foreach (var controller in devices.Controllers)
        {
            controller.Index ??= present.Devices.Controllers.Where(c => c.Type == controller.Type).Select(static c => c.Index ?? 0)
                .DefaultIfEmpty(-1).Max() + 1;
        }

        if (device is not null)
        {
            CheckAlone(present, device);
            DeviceDocument.Single(devices)?.Boot = null;
        }

        devices.Emulator = present.Devices.Emulator;
        devices.Graphics = alone.Devices.Graphics;
        devices.Audios.InsertRange(0, alone.Devices.Audios);
        alone.Devices = devices;
        return alone;
    }

    /// <summary>Throws what libvirt says of a lease that a guest does not have: none has one until lock managers are built.</summary>
    public static void CheckLease(Lease lease, bool live)
    {
        string space = lease.LockSpace ?? "(null)";
        throw live ? HotplugErrors.LiveLeaseMissing(lease.Key, space) : HotplugErrors.LeaseMissing(lease.Key, space);
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
                    throw PlugErrors.AliasTwice(alias);
                }
            }
        }
    }

    /// <summary>Throws when a device of this kind cannot be added to a definition.</summary>
    public static void CheckKept(string name, Device device)
    {
        if (device is Video or Smartcard or Hub or Nvram)
        {
            throw PlugErrors.AttachUnsupported(ErrorDomain.Qemu, "persistent", name);
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
                throw HotplugErrors.ControllerNotPluggable(controller.Type.ToXml());
            case InputDevice { Bus: not (InputBus.Usb or InputBus.Virtio) } input:
                throw HotplugErrors.InputNotPluggable(input.Bus.ToString().ToLowerInvariant());
            case InputDevice:
                break;
            case Serial or Documents.Parallel or ConsoleDevice { TargetType: ConsoleTargetType.Virtio }:
                break;
            case ConsoleDevice:
                throw HotplugErrors.CharAddressUnsupported();
            default:
                throw PlugErrors.AttachUnsupported(ErrorDomain.Qemu, "live", name);
        }
    }

    /// <summary>Throws when no device of this kind can leave, whether the guest has this one or not.</summary>
    public static void CheckKindLeaves(Device wanted)
    {
        if (wanted is Controller { Type: not ControllerType.Scsi } controller)
        {
            throw HotplugErrors.ControllerNotUnpluggable(controller.Type.ToXml());
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
            case Controller { Type: not ControllerType.Scsi }:
                CheckKindLeaves(device);
                break;
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
            throw bus == DiskBus.Fdc ? HotplugErrors.DiskOnFloppyBus()
                : PlugErrors.DiskBusUnsupported(ErrorDomain.Qemu, bus.ToString().ToLowerInvariant());
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
