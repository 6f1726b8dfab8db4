namespace Vireo.Drivers.Qemu.Rules;

internal static partial class QemuErrors
{
    [ErrorText(
        ErrorCode.XmlDetail, "cannot use feature-based firmware autoselection when firmware autoselection is disabled",
        Domain = ErrorDomain.Domain)]
    public static partial VirException FirmwareFeatures();

    [ErrorText(
        ErrorCode.XmlDetail, "firmware feature 'enrolled-keys' cannot be enabled when firmware feature 'secure-boot' is disabled",
        Domain = ErrorDomain.Domain)]
    public static partial VirException FirmwareKeys();

    [ErrorText(ErrorCode.XmlError, "Invalid value for attribute 'name' in element 'feature': '{name}'.", Domain = ErrorDomain.Xml)]
    public static partial VirException FirmwareFeatureName(string? name);

    [ErrorText(ErrorCode.XmlDetail, "NVRAM is not permitted when loader is stateless", Domain = ErrorDomain.Domain)]
    public static partial VirException NvramStateless();

    [ErrorText(ErrorCode.XmlDetail, "Only EFI firmware permits NVRAM", Domain = ErrorDomain.Domain)]
    public static partial VirException NvramNeedsEfi();

    [ErrorText(ErrorCode.XmlDetail, "firmware type 'bios' does not support nvram", Domain = ErrorDomain.Domain)]
    public static partial VirException NvramOfBios();

    [ErrorText(ErrorCode.ConfigUnsupported, "Secure boot is supported with q35 machine types only")]
    public static partial VirException SecureBootMachine();

    [ErrorText(ErrorCode.ConfigUnsupported, "Secure boot requires SMM feature enabled")]
    public static partial VirException SecureBootNeedsSmm();

    [ErrorText(ErrorCode.OperationFailed, "unable to find any master var store for loader: {loader}")]
    public static partial VirException NoVariableStore(string? loader);
}
