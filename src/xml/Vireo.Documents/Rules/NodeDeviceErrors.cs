namespace Vireo.Documents;

/// <summary>Errors in descriptions of node devices.</summary>
[ErrorCatalogue(ErrorDomain.Nodedev)]
internal static partial class NodeDeviceErrors
{
    [ErrorText(ErrorCode.InternalError, "no block device path supplied for '{device}'")]
    public static partial VirException BlockPathMissing(this DocumentFaults faults, string path, string? device);

    [ErrorText(ErrorCode.XmlError, "no device capabilities for '{device}'")]
    public static partial VirException CapabilityMissing(this DocumentFaults faults, string path, string device);

    [ErrorText(ErrorCode.XmlError, "invalid PCI class supplied for '{device}'")]
    public static partial VirException PciClassInvalid(this DocumentFaults faults, string path, string? device);

    [ErrorText(ErrorCode.XmlError, "no network interface supplied for '{device}'")]
    public static partial VirException InterfaceMissing(this DocumentFaults faults, string path, string? device);

    [ErrorText(ErrorCode.XmlError, "missing char device path for '{device}'")]
    public static partial VirException CharPathMissing(this DocumentFaults faults, string path, string? device);

    [ErrorText(ErrorCode.XmlError, "no target name supplied for '{device}'")]
    public static partial VirException TargetMissing(this DocumentFaults faults, string path, string? device);

    [ErrorText(ErrorCode.XmlError, "no type for device '{device}'")]
    public static partial VirException DeviceTypeMissing(this DocumentFaults faults, string path, string? device);

    [ErrorText(ErrorCode.XmlError, "unknown drm device type '{type}' for '{device}'")]
    public static partial VirException DrmTypeUnknown(this DocumentFaults faults, string path, string type, string? device);

    [ErrorText(ErrorCode.XmlError, "missing type id attribute for '{device}'")]
    public static partial VirException TypeIdMissing(this DocumentFaults faults, string path, string? device);

    [ErrorText(ErrorCode.XmlError, "missing cssid value for '{device}'")]
    public static partial VirException CssidMissing(this DocumentFaults faults, string path, string? device);

    [ErrorText(ErrorCode.XmlError, "missing ssid value for '{device}'")]
    public static partial VirException SsidMissing(this DocumentFaults faults, string path, string? device);

    [ErrorText(ErrorCode.XmlError, "missing devno value for '{device}'")]
    public static partial VirException DevnoMissing(this DocumentFaults faults, string path, string? device);
}
