using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>The kind of address that a device of each kind can have.</summary>
internal static class AddressChecks
{
    /// <summary>What libvirt refuses in a definition.</summary>
    public static void Check(DomainDef def)
    {
        foreach (var entry in XmlRecordDevice.All(def.Devices))
        {
            if (entry.Record is not Device { Address: { } address } device)
            {
                continue;
            }

            switch (device)
            {
                case Disk { Target.Bus: DiskBus.Virtio } when address is not (
                    PciAddress or CcwAddress or VirtioMmioAddress or VirtioS390Address):
                    throw QemuErrors.VirtioDiskAddress(TypeOf(address));
                case Disk { Target.Bus: DiskBus.Usb } when address is not UsbAddress:
                    throw QemuErrors.UsbDiskAddress();
                case Serial serial:
                    Check(serial, address);
                    break;
                case Watchdog { Model: WatchdogModel.I6300esb } when address is not PciAddress:
                    throw QemuErrors.WatchdogNeedsPci();
                case Watchdog { Model: WatchdogModel.Ib700 }:
                    throw QemuErrors.WatchdogWithoutAddress();
                case PanicDevice panic:
                    Check(panic, address);
                    break;
                case Iommu { Model: IommuModel.Virtio } when address is not PciAddress:
                    throw QemuErrors.IommuNeedsPci("virtio");
                default:
                    break;
            }
        }
    }

    /// <summary>A channel of IBM's mainframes, which no other machine has. It is asked before anything else is said of a device.</summary>
    public static void CheckTransports(DomainDef def)
    {
        string machine = QemuPostParse.Machine(def);
        foreach (var entry in XmlRecordDevice.All(def.Devices))
        {
            if (entry.Record is Device { Address: CcwAddress } device and not PanicDevice
                && !machine.StartsWith("s390-ccw", StringComparison.Ordinal))
            {
                throw QemuErrors.CcwAddress(device.Alias ?? "<null>", machine);
            }
        }
    }

    /// <summary>What libvirt finds out only when the device is about to be made.</summary>
    public static void CheckAtStart(DomainDef def)
    {
        foreach (var entry in XmlRecordDevice.All(def.Devices))
        {
            if (entry.Record is not Device { Address: { } address } device)
            {
                continue;
            }

            if (device is ConsoleDevice { TargetType: ConsoleTargetType.Virtio } && address is not VirtioSerialAddress)
            {
                throw QemuErrors.VirtioSerialAddress();
            }

            if (VirtioName(device) is { } name && address is not (PciAddress or CcwAddress or VirtioMmioAddress or VirtioS390Address))
            {
                throw QemuErrors.VirtioAddress(name);
            }

            if (device is SharedMemory && address is not PciAddress)
            {
                throw QemuErrors.SharedMemoryNeedsPci();
            }

            bool onDrives = device is Disk or Hostdev or Vsock or Controller { Type: ControllerType.Pci };
            if (address is DriveAddress drive && !onDrives
                && !def.Devices.Controllers.Exists(c => c.Type == ControllerType.Scsi && c.Index == (int)drive.Controller))
            {
                throw QemuErrors.ScsiControllerMissing(drive.Controller);
            }
        }
    }

    /// <summary>libvirt's name of an address's kind.</summary>
    public static string TypeOf(DeviceAddress address) => address switch
    {
        PciAddress => "pci",
        DriveAddress => "drive",
        VirtioSerialAddress => "virtio-serial",
        CcidAddress => "ccid",
        UsbAddress => "usb",
        SpaprVioAddress => "spapr-vio",
        VirtioS390Address => "virtio-s390",
        CcwAddress => "ccw",
        VirtioMmioAddress => "virtio-mmio",
        IsaAddress => "isa",
        DimmAddress => "dimm",
        UnassignedAddress => "unassigned",
        _ => "none",
    };

    private static void Check(Serial serial, DeviceAddress address)
    {
        switch (serial.Target?.Type)
        {
            case SerialTargetType.IsaSerial or SerialTargetType.IsaDebug when address is not IsaAddress:
                throw QemuErrors.SerialAddress(serial.Target.Type.ToXml(), "isa");
            case SerialTargetType.PciSerial when address is not PciAddress:
                throw QemuErrors.SerialAddress("pci-serial", "pci");
            case SerialTargetType.SpaprVioSerial when address is not SpaprVioAddress:
                throw QemuErrors.SerialAddress("spapr-vio-serial", "spapr-vio");
            default:
                break;
        }
    }

    private static void Check(PanicDevice panic, DeviceAddress address)
    {
        switch (panic.Model)
        {
            case PanicModel.Isa when address is not IsaAddress:
                throw QemuErrors.PanicNeedsIsa();
            case PanicModel.Pvpanic when address is not PciAddress:
                throw QemuErrors.PvpanicNeedsPci();
            case PanicModel.Pseries or PanicModel.Hyperv or PanicModel.S390:
                throw QemuErrors.PanicWithoutAddress(panic.Model.ToXml());
            default:
                break;
        }
    }

    private static string? VirtioName(Device device) => device switch
    {
        NetworkInterface { Model: "virtio" or "virtio-transitional" or "virtio-non-transitional" } => "virtio-net",
        MemoryBalloon { Model: MemoryBalloonModel.Virtio or MemoryBalloonModel.VirtioTransitional
            or MemoryBalloonModel.VirtioNonTransitional } => "virtio-balloon",
        Controller { Type: ControllerType.Scsi, Model: "virtio-scsi" or "virtio-transitional" or "virtio-non-transitional" } =>
            "virtio-scsi",
        Controller { Type: ControllerType.VirtioSerial } => "virtio-serial",
        Filesystem share when share.Driver?.Type is null or "path" or "handle" => "virtio-9p",
        Rng => "virtio-rng",
        CryptoDevice => "virtio-crypto",
        Vsock => "vhost-vsock",
        InputDevice { Bus: InputBus.Virtio } input =>
            input.Type == InputType.Passthrough ? "virtio-input-host" : "virtio-" + input.Type.ToXml(),
        _ => null,
    };
}
