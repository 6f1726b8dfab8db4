namespace Vireo.Documents;

/// <summary>Errors in descriptions of guests, with libvirt's text.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class GuestErrors
{
    [ErrorText(ErrorCode.XmlError, "security label is missing")]
    public static partial VirException SecurityLabelMissing();

    [ErrorText(ErrorCode.XmlError, "disk startupPolicy '{policy}' is not allowed for disk of '{type}' type")]
    public static partial VirException StartupPolicyOfType(string? policy, string? type);

    [ErrorText(ErrorCode.XmlError, "disk startupPolicy 'requisite' is allowed only for cdrom or floppy")]
    public static partial VirException StartupPolicyRequisite();

    [ErrorText(ErrorCode.ConfigUnsupported, "{attribute} can be used only with device='lun'")]
    public static partial VirException OnlyForLun(string? attribute);

    [ErrorText(ErrorCode.ConfigUnsupported, "unfiltered sgio is no longer supported")]
    public static partial VirException UnfilteredSgio();

    [ErrorText(ErrorCode.ConfigUnsupported, "<reservations/> allowed only for lun devices")]
    public static partial VirException ReservationsOnlyForLun();

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid attempt to set network interface host-side IP route and/or address info on interface "
        + "of type '{type}'. This is only supported on interfaces of type 'ethernet'")]
    public static partial VirException HostSideOnlyForEthernet(string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "NUMA cells {second} and {first} have overlapping vCPU ids")]
    public static partial VirException NodesOverlap(uint? second, uint? first);

    [ErrorText(ErrorCode.InternalError, "CPU IDs in <numa> exceed the <vcpu> count")]
    public static partial VirException NodeCpuTooHigh();

    [ErrorText(ErrorCode.XmlError, "Duplicate NUMA cell info for cell id '{id}'")]
    public static partial VirException NodeTwice(uint? id);

    [ErrorText(ErrorCode.XmlDetail, "malformed <sysinfo> uuid element")]
    public static partial VirException SysinfoUuidMalformed();

    [ErrorText(ErrorCode.XmlDetail, "UUID mismatch between <uuid> and <sysinfo>")]
    public static partial VirException SysinfoUuidDiffers();

    [ErrorText(ErrorCode.XmlError, "Firmware entry must have either value or 'file' attribute")]
    public static partial VirException FirmwareEntryEmpty();

    [ErrorText(ErrorCode.XmlError, "vendor_id must be exactly 12 characters long", Domain = ErrorDomain.Cpu)]
    public static partial VirException VendorIdLength();

    [ErrorText(ErrorCode.XmlError, "vendor id is invalid", Domain = ErrorDomain.Cpu)]
    public static partial VirException VendorIdInvalid();

    [ErrorText(ErrorCode.XmlError, "Non-empty feature list specified without CPU model", Domain = ErrorDomain.Cpu)]
    public static partial VirException CpuFeaturesWithoutModel();

    [ErrorText(ErrorCode.XmlError, "disk {what} is not printable string")]
    public static partial VirException DiskTextNotPrintable(string what);

    [ErrorText(ErrorCode.InternalError, "chardev reconnect is possible only for connect mode")]
    public static partial VirException ReconnectOfListener();

    [ErrorText(ErrorCode.InvalidArg, "chardev reconnect source timeout cannot be '0'")]
    public static partial VirException ReconnectAtOnce();

    [ErrorText(ErrorCode.ConfigUnsupported, "Value of cputune 'shares' must be in range [2, 262144]")]
    public static partial VirException Shares();

    [ErrorText(ErrorCode.XmlError, "Overlapping vcpus in resctrls")]
    public static partial VirException ResourceGroupsOverlap();

    [ErrorText(ErrorCode.ConfigUnsupported, "usb-serial requires address of usb type")]
    public static partial VirException UsbSerialAddress();

    [ErrorText(ErrorCode.ConfigUnsupported, "invalid value for boot menu timeout, must be in range [0,65535]")]
    public static partial VirException BootMenuTimeout();

    [ErrorText(ErrorCode.ConfigUnsupported, "check attribute specified for CPU with no model")]
    public static partial VirException CpuCheckWithoutModel();

    [ErrorText(ErrorCode.ConfigUnsupported, "Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU mode")]
    public static partial VirException MigratableOfMode();

    [ErrorText(ErrorCode.InternalError, "missing domain type attribute")]
    public static partial VirException TypeMissing();

    [ErrorText(ErrorCode.XmlError, "an os <type> must be specified")]
    public static partial VirException OsTypeMissing();

    [ErrorText(ErrorCode.ConfigUnsupported, "unknown OS type '{type}'")]
    public static partial VirException OsTypeUnknown(string type);

    [ErrorText(ErrorCode.XmlError, "init binary must be specified")]
    public static partial VirException InitMissing();

    [ErrorText(ErrorCode.XmlDetail, "invalid char in name: \n", Domain = ErrorDomain.Xml)]
    public static partial VirException NameWithNewline();

    [ErrorText(ErrorCode.InternalError, "missing 'timezone' attribute for clock with offset='timezone'")]
    public static partial VirException TimezoneMissing();

    [ErrorText(ErrorCode.XmlError, "duplicate iothread id '{id}' found")]
    public static partial VirException IoThreadTwice(uint? id);

    [ErrorText(ErrorCode.ConfigUnsupported, "dynamic label type must use resource relabeling")]
    public static partial VirException DynamicLabelWithoutRelabel();

    [ErrorText(ErrorCode.XmlDetail, "seclabel for model {model} is already provided")]
    public static partial VirException LabelTwice(string model);

    [ErrorText(ErrorCode.XmlDetail, "Invalid BIOS 'date' format")]
    public static partial VirException BiosDate();
}
