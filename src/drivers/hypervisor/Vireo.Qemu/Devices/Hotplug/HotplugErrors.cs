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

    [ErrorText(ErrorCode.OperationUnsupported, "disk '{dev}' cannot be changed: only the media of CD-ROM and floppy drives can")]
    public static partial VirException DiskFixed(string? dev);

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify network device model from {present} to {wanted}")]
    public static partial VirException InterfaceModelFixed(string? present, string wanted);

    [ErrorText(ErrorCode.OperationUnsupported, "cannot change network interface type to '{type}'")]
    public static partial VirException InterfaceTypeFixed(string type);

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify source of network device")]
    public static partial VirException InterfaceSourceFixed();

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify MTU")]
    public static partial VirException MtuFixed();

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify network device guest PCI address")]
    public static partial VirException InterfaceAddressFixed();

    [ErrorText(ErrorCode.OperationUnsupported, "cannot modify bandwidth, VLAN tags or filters of a network device")]
    public static partial VirException InterfaceTrafficFixed();

    [ErrorText(ErrorCode.OperationFailed, "Removable media not supported for {device} device")]
    public static partial VirException MediaFixed(string device);

    [ErrorText(ErrorCode.OperationInvalid, "target {dev} already exists")]
    public static partial VirException TargetTaken(string? dev);

    [ErrorText(ErrorCode.DeviceMissing, "disk {dev} not found")]
    public static partial VirException LiveDiskMissing(string? dev);

    [ErrorText(ErrorCode.DeviceMissing, "no target device {dev}")]
    public static partial VirException TargetDeviceMissing(string? dev);

    [ErrorText(ErrorCode.DeviceMissing, "chr type '{type}' device not present in domain configuration")]
    public static partial VirException CharDeviceMissing(string type);

    [ErrorText(ErrorCode.DeviceMissing, "device not present in domain configuration")]
    public static partial VirException DeviceMissing();

    [ErrorText(ErrorCode.DeviceMissing, "model '{model}' RNG device not present in domain configuration")]
    public static partial VirException RngModelMissing(string? model);

    [ErrorText(ErrorCode.DeviceMissing, "no matching RNG device was found")]
    public static partial VirException RngMissing();

    [ErrorText(ErrorCode.DeviceMissing, "matching input device not found")]
    public static partial VirException InputMissing();

    [ErrorText(ErrorCode.DeviceMissing, "controller {type}:{index} not found")]
    public static partial VirException ControllerMissing(string type, int? index);

    [ErrorText(ErrorCode.DeviceMissing,
        "no device found at address '{address}' matching MAC address '{mac}' and alias '{alias}'", Domain = ErrorDomain.Domain)]
    public static partial VirException InterfaceMissing(string address, string mac, string alias);

    [ErrorText(ErrorCode.OperationFailed,
        "multiple devices matching MAC address '{mac}' and alias '{alias}' found", Domain = ErrorDomain.Domain)]
    public static partial VirException InterfaceAmbiguous(string mac, string alias);

    [ErrorText(ErrorCode.OperationUnsupported, "'{type}' controller cannot be hot plugged.")]
    public static partial VirException ControllerNotPluggable(string type);

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
    public static partial VirException ControllerNotUnpluggable(string type);

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
}
