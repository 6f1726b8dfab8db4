namespace Vireo.Drivers.Storage;

/// <summary>Errors of volumes. Texts and codes are those of libvirtd 9.0.</summary>
[ErrorCatalogue(ErrorDomain.Storage)]
internal static partial class VolumeErrors
{
    [ErrorText(ErrorCode.ConfigUnsupported, "compatibility option '{compat}' does not support features")]
    public static partial VirException FeaturesNeedCompat(string compat);

    [ErrorText(ErrorCode.ConfigUnsupported, "unsupported volume encryption format '{encryption}' of image format '{format}'")]
    public static partial VirException EncryptionUnsupported(string? encryption, string format);

    [ErrorText(ErrorCode.XmlError, "compatibility option is only supported with qcow2")]
    public static partial VirException CompatOnlyQcow2();
}
