using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Errors that are found while a guest's description is read.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class ReadingErrors
{
    [ErrorText(ErrorCode.XmlError, "missing disk backing store format")]
    public static partial VirException BackingFormatMissing(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "missing data file store format")]
    public static partial VirException DataFormatMissing(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "unknown storage source format '{value}'")]
    public static partial VirException SourceFormatUnknown(this XmlValue value);

    [ErrorText("only a single {kind} device is supported")]
    public static partial VirException DeviceTwice(this XmlElement element, ErrorCode code, string kind);

    [ErrorText(ErrorCode.ConfigUnsupported, "Value of cputune '{name}' must be in range {range}")]
    public static partial VirException CpuTuneOutOfRange(this XmlElement element, string name, string range);

    [ErrorText(ErrorCode.InternalError, "Invalid partial specification for virtio ccw address")]
    public static partial VirException CcwAddressPartial(this XmlElement element);

    [ErrorText(ErrorCode.XmlError,
        "Invalid specification for virtio ccw address: cssid='0x{cssid:x}' ssid='0x{ssid:x}' devno='0x{devno:x4}'")]
    public static partial VirException CcwAddressInvalid(this XmlElement element, uint? cssid, uint? ssid, uint? devno);

    [ErrorText(ErrorCode.ConfigUnsupported, "unknown redirdev character device type '{value}'")]
    public static partial VirException RedirectionTypeUnknown(this XmlValue value);

    [ErrorText(ErrorCode.ConfigUnsupported, "unknown type presented to host for character device: {value}")]
    public static partial VirException CharTypeUnknown(this XmlValue value);

    [ErrorText(ErrorCode.ConfigUnsupported, "Unknown model type '{value}'")]
    public static partial VirException ControllerModelUnknown(this XmlValue value);

    [ErrorText(ErrorCode.XmlError, "'pool' and 'volume' must be specified together for 'pool' type source")]
    public static partial VirException PoolWithoutVolume(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "missing socket for unix transport")]
    public static partial VirException SocketMissing(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "transport '{transport}' does not support socket attribute")]
    public static partial VirException SocketUnsupported(this XmlElement element, string transport);

    [ErrorText(ErrorCode.XmlError, "missing name for host")]
    public static partial VirException HostNameMissing(this XmlElement element);

    [ErrorText(ErrorCode.InvalidArg, "failed to parse port number '{value}'")]
    public static partial VirException PortUnreadable(this XmlValue value);

    [ErrorText(ErrorCode.XmlError, "missing value for cookie '{name}'")]
    public static partial VirException CookieWithoutValue(this XmlElement element, string? name);

    [ErrorText(ErrorCode.XmlError, "element 'identity' requires either 'keyfile' or 'agentsock' attribute")]
    public static partial VirException IdentityIncomplete(this XmlElement element);

    [ErrorText(ErrorCode.ConfigUnsupported, "unknown driver format value '{value}'")]
    public static partial VirException DriverFormatUnknown(this XmlValue value);

    [ErrorText(ErrorCode.XmlError, "Missing <source> element in hostdev device")]
    public static partial VirException HostdevSourceMissing(this XmlElement element);

    [ErrorText(ErrorCode.InternalError, "missing product")]
    public static partial VirException ProductMissing(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "missing vhost-scsi hostdev source wwpn")]
    public static partial VirException VhostScsiWwpnMissing(this XmlElement element);

    [ErrorText(ErrorCode.ConfigUnsupported, "Missing <address> element")]
    public static partial VirException AddressMissing(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "'address' must be specified for scsi hostdev source")]
    public static partial VirException ScsiAddressMissing(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "'adapter' name must be specified for scsi hostdev source")]
    public static partial VirException ScsiAdapterMissing(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "Missing <{child}> element in hostdev {kind} device")]
    public static partial VirException HostdevElementMissing(this XmlElement element, string child, string kind);

    [ErrorText(ErrorCode.XmlError, "Invalid PCI address bus='0x{bus:x}', must be <= 0xFF", Domain = ErrorDomain.None)]
    public static partial VirException PciBusTooHigh(this XmlElement element, uint bus);

    [ErrorText(ErrorCode.XmlError, "Invalid PCI address slot='0x{slot:x}', must be <= 0x1F", Domain = ErrorDomain.None)]
    public static partial VirException PciSlotTooHigh(this XmlElement element, uint slot);

    [ErrorText(ErrorCode.XmlError, "Invalid PCI address function=0x{function:x}, must be <= 7", Domain = ErrorDomain.None)]
    public static partial VirException PciFunctionTooHigh(this XmlElement element, uint function);

    [ErrorText(ErrorCode.InternalError, "loadparm value '{value}' must be between 1 and 8 characters")]
    public static partial VirException LoadParameterLength(this XmlValue value);

    [ErrorText(ErrorCode.InternalError, "invalid loadparm value '{value}', expecting chars in set of [a-zA-Z0-9.] and blank spaces")]
    public static partial VirException LoadParameterCharacters(this XmlValue value);

    [ErrorText(ErrorCode.InternalError, "Cannot parse <address> 'port' attribute")]
    public static partial VirException AddressPortUnreadable(this XmlElement element);

    [ErrorText(ErrorCode.InternalError, "missing type in redirdev")]
    public static partial VirException RedirectionWithoutType(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "target type must be specified for channel device")]
    public static partial VirException ChannelWithoutTarget(this XmlElement element);

    [ErrorText(ErrorCode.ConfigUnsupported, "guest CIDs must be >= 3")]
    public static partial VirException GuestCidTooLow(this XmlValue value);

    [ErrorText(ErrorCode.ConfigUnsupported, "video resolution values must be greater than 0")]
    public static partial VirException VideoResolution(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "Cannot parse USB device version {version}")]
    public static partial VirException UsbVersionUnreadable(this XmlElement element, string version);

    [ErrorText(ErrorCode.ConfigUnsupported, "invalid domain type {value}")]
    public static partial VirException DomainTypeInvalid(this XmlValue value);

    [ErrorText(ErrorCode.ConfigUnsupported, "unexpected feature '{name}'")]
    public static partial VirException FeatureUnexpected(this XmlElement element, string name);

    [ErrorText(ErrorCode.XmlError, "HyperV spinlock retry count must be at least 4095")]
    public static partial VirException SpinlockRetries(this XmlValue value);

    [ErrorText(ErrorCode.XmlError, "missing 'value' attribute for HyperV feature 'vendor_id'")]
    public static partial VirException VendorIdWithoutValue(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "HyperV vendor_id value must not be more than 12 characters.")]
    public static partial VirException VendorIdTooLong(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "Invalid port number: {value}")]
    internal static partial VirException PortMalformed(this XmlValue value);
}
