namespace Vireo.Drivers.Qemu.Rules;

/// <summary>Errors of the QEMU driver, topic by topic. The texts are libvirt's.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class QemuErrors
{
    [ErrorText(ErrorCode.XmlError, "Invalid PCI address {address}. Only PCI domain 0 is available", Domain = ErrorDomain.Domain)]
    public static partial VirException PciDomainUnavailable(string? address);

    [ErrorText(ErrorCode.XmlError, "Invalid PCI address {address}. slot must be >= {first}", Domain = ErrorDomain.Domain)]
    public static partial VirException PciSlotTooLow(string? address, int first);

    [ErrorText(ErrorCode.XmlError, "Invalid PCI address {address}. slot must be <= {last}", Domain = ErrorDomain.Domain)]
    public static partial VirException PciSlotTooHigh(string? address, int last);

    [ErrorText(ErrorCode.XmlError, "Attempted double use of PCI Address {address}", Domain = ErrorDomain.Domain)]
    public static partial VirException PciDoubleUse(string? address);

    [ErrorText(ErrorCode.XmlError, "virtio serial controller {controller} is missing", Domain = ErrorDomain.Domain)]
    public static partial VirException VirtioSerialControllerMissing(long? controller);

    [ErrorText(ErrorCode.XmlError, "virtio serial controller {controller} does not have port {port}", Domain = ErrorDomain.Domain)]
    public static partial VirException VirtioSerialPortMissing(uint controller, uint port);

    [ErrorText(ErrorCode.XmlError, "virtio serial port {port} on controller {controller} is already occupied", Domain = ErrorDomain.Domain)]
    public static partial VirException VirtioSerialPortTaken(uint port, uint controller);

    [ErrorText(ErrorCode.XmlError, "USB bus {bus} requested but no controller with that index is present", Domain = ErrorDomain.Domain)]
    public static partial VirException UsbBusMissing(uint bus);

    [ErrorText(ErrorCode.XmlError, "requested USB port {port} not present on USB bus {bus}", Domain = ErrorDomain.Domain)]
    public static partial VirException UsbPortMissing(string? port, uint bus);

    [ErrorText(ErrorCode.XmlError, "Duplicate USB address bus {bus} port {port}", Domain = ErrorDomain.Domain)]
    public static partial VirException UsbPortTaken(uint bus, string? port);

    [ErrorText(ErrorCode.XmlError, "there is no hub at port {hub} in USB address bus: {bus} port: {port}", Domain = ErrorDomain.Domain)]
    public static partial VirException UsbHubMissing(string? hub, uint bus, string? port);

    [ErrorText(ErrorCode.ConfigUnsupported, "cannot use CCW address type for device '{alias}' using machine type '{machine}'")]
    public static partial VirException CcwAddress(string? alias, string? machine);

    [ErrorText(ErrorCode.ConfigUnsupported, "virtio disk cannot have an address of type '{type}'")]
    public static partial VirException VirtioDiskAddress(string? type);

    [ErrorText(ErrorCode.InternalError, "unexpected address type for usb disk")]
    public static partial VirException UsbDiskAddress();

    [ErrorText(ErrorCode.ConfigUnsupported, "Target type '{target}' requires address type '{type}'")]
    public static partial VirException SerialAddress(string? target, string? type);

    [ErrorText(ErrorCode.InternalError, "virtio serial device has invalid address type")]
    public static partial VirException VirtioSerialAddress();

    [ErrorText(ErrorCode.InternalError, "Unexpected address type for '{device}'")]
    public static partial VirException VirtioAddress(string? device);

    [ErrorText(ErrorCode.InternalError, "unable to find a SCSI controller for idx={index}")]
    public static partial VirException ScsiControllerMissing(uint index);

    [ErrorText(ErrorCode.ConfigUnsupported, "i6300esb model of watchdog can go only on PCI bus")]
    public static partial VirException WatchdogNeedsPci();

    [ErrorText(ErrorCode.ConfigUnsupported, "ib700 model of watchdog does not support configuring the address")]
    public static partial VirException WatchdogWithoutAddress();

    [ErrorText(ErrorCode.ConfigUnsupported, "panic is supported only with ISA address type")]
    public static partial VirException PanicNeedsIsa();

    [ErrorText(ErrorCode.ConfigUnsupported, "pvpanic is supported only with PCI address type")]
    public static partial VirException PvpanicNeedsPci();

    [ErrorText(ErrorCode.ConfigUnsupported, "setting the panic device address is not supported for model '{model}'")]
    public static partial VirException PanicWithoutAddress(string? model);

    [ErrorText(ErrorCode.ConfigUnsupported, "only 'pci' addresses are supported for the shared memory device")]
    public static partial VirException SharedMemoryNeedsPci();

    [ErrorText(ErrorCode.ConfigUnsupported, "IOMMU device: '{model}' needs a PCI address")]
    public static partial VirException IommuNeedsPci(string? model);
}
