namespace Vireo.Documents;

/// <summary>Errors of host devices in descriptions of guests.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class HostdevErrors
{
    [ErrorText(ErrorCode.ConfigUnsupported, "Missing 'uuid' attribute for element <address>")]
    public static partial VirException MediatedUuidMissing();

    [ErrorText(ErrorCode.XmlError, "Hostdev already exists in the domain configuration")]
    public static partial VirException Twice();

    [ErrorText(ErrorCode.ConfigUnsupported, "Only one vgpu device can have 'ramfb' enabled")]
    public static partial VirException RamfbTwice();

    [ErrorText(ErrorCode.ConfigUnsupported,
        "SCSI host address controller='{controller}' bus='{bus}' target='{target}' unit='{unit}' in use by another SCSI host "
            + "device")]
    public static partial VirException ScsiAddressTaken(uint controller, uint bus, uint target, uint unit);

    [ErrorText(ErrorCode.InternalError, "PCI host devices must use 'pci' or 'unassigned' address type")]
    public static partial VirException PciAddressType();

    [ErrorText(ErrorCode.InternalError, "SCSI host device must use 'drive' address type")]
    public static partial VirException ScsiAddressType();

    [ErrorText(ErrorCode.ConfigUnsupported, "USB host device must use 'usb' address type")]
    public static partial VirException UsbAddressType();
}
