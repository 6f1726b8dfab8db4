namespace Vireo.Drivers.Qemu.Devices;

/// <summary>Errors of devices that are attached to a guest, changed or detached.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class HotplugErrors
{
    [ErrorText(ErrorCode.OperationUnsupported, "{scope} detach of device '{device}' is not supported")]
    public static partial VirException DetachUnsupported(string scope, string device);

    [ErrorText(ErrorCode.OperationFailed, "cannot detach a device without an alias")]
    public static partial VirException DetachWithoutAlias();

    [ErrorText(ErrorCode.OperationFailed, "unplug of device was rejected by the guest")]
    public static partial VirException UnplugRejected();

    [ErrorText(ErrorCode.InternalError, "disk '{dev}' not found")]
    public static partial VirException DiskMissing(string? dev);

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify network device model from {present} to {wanted}")]
    public static partial VirException InterfaceModelFixed(string? present, string wanted);

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify source of network device")]
    public static partial VirException InterfaceSourceFixed();

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify MTU")]
    public static partial VirException MtuFixed();

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify network device guest PCI address")]
    public static partial VirException InterfaceAddressFixed();

    [ErrorText(ErrorCode.OperationFailed, "Removable media not supported for {device} device")]
    public static partial VirException MediaFixed(string device);

    [ErrorText(ErrorCode.OperationInvalid, "target {dev} already exists")]
    public static partial VirException TargetTaken(string? dev);

    [ErrorText(ErrorCode.DeviceMissing, "chr type '{type}' device not present in domain configuration")]
    public static partial VirException CharDeviceMissing(string type);

    [ErrorText(ErrorCode.DeviceMissing, "device not present in domain configuration")]
    public static partial VirException DeviceMissing();

    [ErrorText(ErrorCode.DeviceMissing, "no matching RNG device was found")]
    public static partial VirException RngMissing();

    [ErrorText(ErrorCode.DeviceMissing, "matching input device not found")]
    public static partial VirException InputMissing();

    [ErrorText(ErrorCode.DeviceMissing,
        "no device found at address '{address}' matching MAC address '{mac}' and alias '{alias}'", Domain = ErrorDomain.Domain)]
    public static partial VirException InterfaceMissing(string address, string mac, string alias);

    [ErrorText(ErrorCode.OperationFailed,
        "multiple devices matching MAC address '{mac}' and alias '{alias}' found", Domain = ErrorDomain.Domain)]
    public static partial VirException InterfaceAmbiguous(string mac, string alias);

    [ErrorText(ErrorCode.OperationUnsupported, "'{type}' controller cannot be hot plugged.")]
    public static partial VirException ControllerNotPluggable(string? type);

    [ErrorText(ErrorCode.OperationUnsupported, "input device on bus '{bus}' cannot be hot plugged.")]
    public static partial VirException InputNotPluggable(string bus);

    [ErrorText(ErrorCode.OperationUnsupported, "Unsupported address type for character device")]
    public static partial VirException CharAddressUnsupported();

    [ErrorText(ErrorCode.OperationUnsupported, "This type of disk cannot be hot unplugged")]
    public static partial VirException DiskNotUnpluggable();

    [ErrorText(ErrorCode.OperationUnsupported, "device type 'cdrom' cannot be detached")]
    public static partial VirException CdromNotDetachable();

    [ErrorText(ErrorCode.OperationUnsupported, "device type 'floppy' cannot be detached")]
    public static partial VirException FloppyNotDetachable();

    [ErrorText(ErrorCode.OperationUnsupported, "'{type}' controller cannot be hot unplugged.")]
    public static partial VirException ControllerNotUnpluggable(string? type);

    [ErrorText(ErrorCode.OperationFailed, "device cannot be detached: device is busy")]
    public static partial VirException DeviceBusy();

    [ErrorText(ErrorCode.OperationUnsupported, "input device on bus '{bus}' cannot be detached")]
    public static partial VirException InputNotDetachable(string bus);

    [ErrorText(ErrorCode.OperationFailed, "cannot hot unplug multifunction PCI device: {address}")]
    public static partial VirException MultifunctionNotUnpluggable(string address);

    [ErrorText(ErrorCode.OperationUnsupported, "this device cannot be attached to a running guest")]
    public static partial VirException NotAttachable();

    [ErrorText(ErrorCode.OperationUnsupported, "this device cannot be detached from a running guest")]
    public static partial VirException NotDetachable();

    [ErrorText(ErrorCode.XmlError, "Missing USB bus {index}", Domain = ErrorDomain.Domain)]
    public static partial VirException UsbBusMissing(int? index);

    [ErrorText(ErrorCode.ConfigUnsupported, "live update of device '{device}' is not supported")]
    public static partial VirException LiveUpdateUnsupported(string? device);

    [ErrorText(ErrorCode.InvalidArg, "cannot find existing graphics type '{type}' device to modify")]
    public static partial VirException GraphicsTypeMissing(string? type);

    [ErrorText(ErrorCode.DeviceMissing, "cannot find existing graphics device to modify of type '{type}'")]
    public static partial VirException GraphicsMissing(string? type);

    [ErrorText(
        ErrorCode.InternalError, "Could not find sata controller with index {index} required for device", Domain = ErrorDomain.Domain)]
    public static partial VirException SataControllerMissing(int? index);

    [ErrorText(ErrorCode.DeviceMissing, "model '{model}' RNG device not present in domain configuration")]
    public static partial VirException RngModelMissing(string? model);

    [ErrorText(ErrorCode.DeviceMissing, "disk {dev} not found")]
    public static partial VirException LiveDiskMissing(string? dev);

    [ErrorText(ErrorCode.DeviceMissing, "no target device {dev}")]
    public static partial VirException TargetDeviceMissing(string? dev);

    [ErrorText(ErrorCode.DeviceMissing, "controller {type}:{index} not found")]
    public static partial VirException ControllerMissing(string? type, int? index);

    [ErrorText(ErrorCode.InvalidArg, "device not present in domain configuration")]
    public static partial VirException KeptCharDeviceMissing();

    [ErrorText(ErrorCode.DeviceMissing, "no matching filesystem device was found")]
    public static partial VirException FilesystemMissing();

    [ErrorText(ErrorCode.DeviceMissing, "no matching watchdog was found")]
    public static partial VirException WatchdogMissing();

    [ErrorText(ErrorCode.DeviceMissing, "model '{model}' shmem device not present in domain configuration")]
    public static partial VirException LiveSharedMemoryMissing(string? model);

    [ErrorText(ErrorCode.DeviceMissing, "matching shmem device was not found")]
    public static partial VirException SharedMemoryMissing();

    [ErrorText(ErrorCode.DeviceMissing, "domain has no watchdog")]
    public static partial VirException NoWatchdog();

    [ErrorText(ErrorCode.DeviceMissing, "watchdog device not present in domain configuration")]
    public static partial VirException LiveWatchdogMissing();

    [ErrorText(ErrorCode.DeviceMissing, "matching filesystem not found")]
    public static partial VirException LiveFilesystemMissing();

    [ErrorText(ErrorCode.DeviceMissing, "no matching redirdev was not found")]
    public static partial VirException RedirectionMissing();

    [ErrorText(ErrorCode.OperationInvalid, "no matching redirdev was not found")]
    public static partial VirException LiveRedirectionMissing();

    [ErrorText(ErrorCode.DeviceMissing, "host usb device vendor={vendor} product={product} not found")]
    public static partial VirException HostUsbMissing(string vendor, string product);

    [ErrorText(ErrorCode.DeviceMissing, "model '{model}' memory device not present in the domain configuration")]
    public static partial VirException LiveMemoryMissing(string? model);

    [ErrorText(ErrorCode.OperationFailed, "matching vsock device not found")]
    public static partial VirException KeptVsockMissing();

    [ErrorText(ErrorCode.DeviceMissing, "Lease {key} in lockspace {lockspace} does not exist")]
    public static partial VirException LeaseMissing(string? key, string lockspace);

    [ErrorText(ErrorCode.InvalidArg, "Lease {key} in lockspace {lockspace} does not exist")]
    public static partial VirException LiveLeaseMissing(string? key, string lockspace);

    [ErrorText(ErrorCode.DeviceMissing, "matching memory device was not found")]
    public static partial VirException MemoryMissing();

    [ErrorText(ErrorCode.DeviceMissing, "matching vsock device not found")]
    public static partial VirException VsockMissing();

    [ErrorText(ErrorCode.OperationInvalid, "detaching serial console is not supported")]
    public static partial VirException SerialConsoleNotDetachable();

    [ErrorText(ErrorCode.OperationUnsupported, "attaching serial console is not supported")]
    public static partial VirException SerialConsoleNotAttachable();

    [ErrorText(ErrorCode.OperationUnsupported, "only virtiofs filesystems can be hotplugged")]
    public static partial VirException FilesystemNotPluggable();

    [ErrorText(ErrorCode.OperationInvalid, "Domain already contains a disk with that address")]
    public static partial VirException DiskAddressTaken();

    [ErrorText(ErrorCode.OperationFailed, "target {type}:{index} already exists")]
    public static partial VirException ControllerTargetTaken(string? type, int? index);

    [ErrorText(ErrorCode.OperationInvalid, "controller index='{index}' already exists")]
    public static partial VirException ControllerIndexTaken(int? index);

    [ErrorText(ErrorCode.OperationInvalid, "chardev already exists")]
    public static partial VirException CharDeviceTaken();

    [ErrorText(ErrorCode.ConfigUnsupported, "unsupported console target type serial")]
    public static partial VirException SerialConsoleUnsupported();

    [ErrorText(ErrorCode.OperationInvalid, "Target already exists")]
    public static partial VirException FilesystemTargetTaken();

    [ErrorText(ErrorCode.OperationInvalid, "domain already has a watchdog")]
    public static partial VirException WatchdogTaken();

    [ErrorText(ErrorCode.OperationInvalid, "domain already has a vsock device")]
    public static partial VirException VsockTaken();

    [ErrorText(ErrorCode.OperationInvalid, "device is already in the domain configuration")]
    public static partial VirException DeviceTaken();

    [ErrorText(ErrorCode.InternalError, "Invalid bus type 'fdc' for disk")]
    public static partial VirException DiskOnFloppyBus();

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify field '{field}' of the disk")]
    public static partial VirException DiskFieldFixed(string? field);

    [ErrorText(ErrorCode.OperationUnsupported, "unable to change config on '{type}' network type")]
    public static partial VirException InterfaceTypeFixed(string? type);

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify virtio network device driver attributes")]
    public static partial VirException InterfaceDriverFixed();

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify network device alias")]
    public static partial VirException InterfaceAliasFixed();

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify network device rom bar setting")]
    public static partial VirException RomBarFixed();

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify network rom file")]
    public static partial VirException RomFileFixed();

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify network device boot index setting")]
    public static partial VirException InterfaceBootFixed();

    [ErrorText(ErrorCode.OperationUnsupported, "Unable to set bandwidth for interface because device name is unknown")]
    public static partial VirException BandwidthWithoutName();

    [ErrorText(ErrorCode.OperationFailed, "failed to add new filter rules to '{port}' - attempting to restore old rules")]
    public static partial VirException FilterRefused(string? port);

    [ErrorText(ErrorCode.OperationUnsupported, "filters not supported on interfaces of type {type}")]
    public static partial VirException FilterUnsupported(string? type);

    [ErrorText(ErrorCode.OperationUnsupported, "cannot change port settings on {type} graphics")]
    public static partial VirException GraphicsPortFixed(string? type);

    [ErrorText(ErrorCode.OperationUnsupported, "cannot change listen address setting on '{type}' graphics")]
    public static partial VirException GraphicsListenFixed(string? type);

    [ErrorText(ErrorCode.OperationUnsupported, "cannot change keymap setting on {type} graphics")]
    public static partial VirException GraphicsKeymapFixed(string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "disk source can be changed only in removable drives")]
    public static partial VirException DiskSourceFixed();

    [ErrorText(ErrorCode.ConfigUnsupported, "interface {mac} - vlan tag not supported for this connection type")]
    public static partial VirException VlanUnsupported(string? mac);

    [ErrorText(ErrorCode.ConfigUnsupported, "setting MTU on interface type user is not supported yet")]
    public static partial VirException UserMtuUnsupported();

    [ErrorText(ErrorCode.OperationUnsupported, "unable to change config on '{type}' graphics type")]
    public static partial VirException GraphicsTypeFixed(string? type);

    [ErrorText(ErrorCode.OperationFailed, "multiple matching devices found", Domain = ErrorDomain.Domain)]
    public static partial VirException DevicesAmbiguous();

    [ErrorText(ErrorCode.OperationFailed, "multiple devices matching MAC address {mac} found", Domain = ErrorDomain.Domain)]
    public static partial VirException MacAmbiguous(string mac);
}
