namespace Vireo.Documents;

/// <summary>Errors of devices in descriptions of guests.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class DeviceErrors
{
    [ErrorText(ErrorCode.InternalError, "Missing source path attribute for char device")]
    public static partial VirException CharPathMissing();

    [ErrorText(ErrorCode.InternalError, "Missing master or slave path attribute for nmdm device")]
    public static partial VirException NmdmPathMissing();

    [ErrorText(ErrorCode.InternalError, "Missing source host attribute for char device")]
    public static partial VirException CharHostMissing();

    [ErrorText(ErrorCode.InternalError, "Missing source service attribute for char device")]
    public static partial VirException CharServiceMissing();

    [ErrorText(ErrorCode.XmlError, "non unique alias detected: {alias}")]
    public static partial VirException AliasTwice(string alias);

    [ErrorText(ErrorCode.ConfigUnsupported, "boot order '{order}' used for more than one device")]
    public static partial VirException BootOrderTaken(uint order);

    [ErrorText(ErrorCode.XmlError, "only one source element is allowed for character device")]
    public static partial VirException CharSourceTwice();

    [ErrorText(ErrorCode.XmlError, "only two source elements are allowed for character device")]
    public static partial VirException CharSourceThrice();

    [ErrorText(ErrorCode.ConfigUnsupported, "Missing source channel attribute for char device")]
    public static partial VirException SourceChannelMissing();

    [ErrorText(ErrorCode.ConfigUnsupported, "spicevmc device type only supports virtio")]
    public static partial VirException SpicevmcNeedsVirtio();

    [ErrorText(ErrorCode.XmlError, "Invalid value for attribute 'controller' in element 'address': '{value}'.")]
    public static partial VirException ControllerOutOfRange(int value);

    [ErrorText(ErrorCode.XmlDetail, "No master USB controller specified")]
    public static partial VirException NoMasterUsbController();

    [ErrorText(ErrorCode.XmlDetail, "Can't add another USB controller: USB is disabled for this domain")]
    public static partial VirException UsbControllerWithoutUsb();

    [ErrorText(ErrorCode.XmlError, "Multiple '{type}' controllers with index '{index}'")]
    public static partial VirException ControllerIndexTwice(string? type, int? index);

    [ErrorText(ErrorCode.ConfigUnsupported, "Can't add USB hub: USB is disabled for this domain")]
    public static partial VirException UsbHubWithoutUsb();

    [ErrorText(ErrorCode.ConfigUnsupported, "Can't add USB input device. USB bus is disabled")]
    public static partial VirException UsbInputWithoutUsb();

    [ErrorText(ErrorCode.ConfigUnsupported, "address of type 'unassigned' is supported only for hostdevs")]
    public static partial VirException UnassignedAddress();

    [ErrorText(ErrorCode.XmlError, "only a single IOMMU device is supported")]
    public static partial VirException IommuTwice();

    [ErrorText(ErrorCode.XmlError, "audio ID {id} is used multiple times")]
    public static partial VirException AudioTwice(uint? id);

    [ErrorText(ErrorCode.InternalError, "unsupported input bus {bus}")]
    public static partial VirException InputBusUnsupported(string? bus);

    [ErrorText(ErrorCode.XmlError, "only one crypto backend is supported")]
    public static partial VirException CryptoBackends();

    [ErrorText(ErrorCode.XmlError, "guestfwd channel does not define a target address")]
    public static partial VirException GuestForwardWithoutAddress();

    [ErrorText(ErrorCode.XmlError, "iommu model '{model}' can't have address")]
    public static partial VirException IommuAddress(string? model);

    [ErrorText(ErrorCode.XmlError, "no audio device with ID {id}")]
    public static partial VirException AudioUnknown(uint id);

    [ErrorText(ErrorCode.ConfigUnsupported, "shmem name cannot include '/' character")]
    public static partial VirException SharedMemoryName();

    [ErrorText(ErrorCode.ConfigUnsupported, "missing values for acceleration")]
    public static partial VirException AccelerationEmpty();

    [ErrorText(ErrorCode.XmlError, "Invalid address for a USB device")]
    public static partial VirException UsbAddressInvalid();

    [ErrorText(ErrorCode.ConfigUnsupported, "{option} is only supported for virtio devices")]
    public static partial VirException VirtioOption(string option);

    [ErrorText(ErrorCode.InternalError, "ps2 bus does not support {type} input device")]
    public static partial VirException Ps2Input(string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "only bus 'virtio' is supported for input model '{model}'")]
    public static partial VirException InputModelNeedsVirtio(string? model);

    [ErrorText(ErrorCode.XmlError, "host-certificates mode needs exactly three certificates")]
    public static partial VirException SmartcardCertificates();

    [ErrorText(ErrorCode.XmlError, "passthrough mode requires a character device type attribute")]
    public static partial VirException SmartcardPassthrough();

    [ErrorText(ErrorCode.ConfigUnsupported, "Controllers must use the 'ccid' address type")]
    public static partial VirException SmartcardAddress();

    [ErrorText(ErrorCode.ConfigUnsupported, "IOMMU interrupt remapping requires split I/O APIC (ioapic driver='qemu')")]
    public static partial VirException InterruptRemapping();

    [ErrorText(ErrorCode.ConfigUnsupported, "IOMMU eim requires interrupt remapping to be enabled")]
    public static partial VirException ExtendedInterruptMode();

    [ErrorText(ErrorCode.ConfigUnsupported, "boot order is only supported for virtiofs")]
    public static partial VirException FilesystemBootOrder();

    [ErrorText(ErrorCode.XmlDetail, "path is required for model '{model}'")]
    public static partial VirException MemoryPathMissing(string? model);

    [ErrorText(ErrorCode.XmlDetail, "block size must be a power of two")]
    public static partial VirException MemoryBlockSize();

    [ErrorText(ErrorCode.XmlError, "'iothread' attribute only supported for virtio scsi controllers")]
    public static partial VirException ControllerThread();

    [ErrorText(ErrorCode.ConfigUnsupported, "PCI controller index {index} too high, maximum is 255")]
    public static partial VirException PciIndex(int? index);

    [ErrorText(ErrorCode.ConfigUnsupported, "PCI controller busNr '{number}' out of range - must be 1-254")]
    public static partial VirException PciBusNumber(int? number);

    [ErrorText(ErrorCode.XmlError, "shmem size must be a power of 2 and at least 1 MiB (1024 KiB)")]
    public static partial VirException SharedMemorySize();

    [ErrorText(ErrorCode.ConfigUnsupported, "PCI controller target index '{index}' out of range - must be 0-30")]
    public static partial VirException PciTargetIndex(int? index);

    [ErrorText(ErrorCode.XmlError, "<active_pcr_banks/> requires TPM version '2.0'")]
    public static partial VirException TpmBanksVersion();

    [ErrorText(ErrorCode.XmlError, "missing external TPM backend type")]
    public static partial VirException TpmBackendMissing();

    [ErrorText(ErrorCode.ConfigUnsupported, "listen type '{type}' is not available for graphics type 'rdp'")]
    public static partial VirException RdpListenType(string? type);

    [ErrorText(ErrorCode.XmlError, "'network' attribute is required for listen type 'network'")]
    public static partial VirException ListenNetworkMissing();

    [ErrorText(ErrorCode.ConfigUnsupported,
        "graphics 'listen' attribute '{listen}' must match 'address' attribute of first listen element (found '{first}')")]
    public static partial VirException ListenAddressDiffers(string listen, string first);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "graphics 'socket' attribute '{socket}' must match 'socket' attribute of first listen element (found '{first}')")]
    public static partial VirException ListenSocketDiffers(string socket, string first);

    [ErrorText(ErrorCode.ConfigUnsupported, "a 'none' video type must be the only video device defined for the domain")]
    public static partial VirException VideoBesideNone();

    [ErrorText(ErrorCode.ConfigUnsupported, "Only one primary video device is supported")]
    public static partial VirException PrimaryVideoTwice();

    [ErrorText(ErrorCode.ConfigUnsupported, "address not supported for video type ramfb")]
    public static partial VirException RamfbAddress();

    [ErrorText(ErrorCode.XmlError, "msi option is only supported with a server")]
    public static partial VirException MsiWithoutServer();
}
