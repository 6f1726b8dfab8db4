namespace Vireo.Documents;

/// <summary>Differences between two descriptions that a running guest would notice.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class AbiErrors
{
    [ErrorText(ErrorCode.ConfigUnsupported, "Target domain vsock device count does not match source")]
    public static partial VirException VsockCount();

    [ErrorText(ErrorCode.ConfigUnsupported, "Target device address {target} does not match source {source}")]
    public static partial VirException DeviceAddress(string target, string source);

    [ErrorText(ErrorCode.ConfigUnsupported, "Target disk access mode does not match source")]
    public static partial VirException DiskAccess();

    [ErrorText(ErrorCode.ConfigUnsupported, "Target {what} {target} does not match source {source}")]
    public static partial VirException Differs(string what, string target, string source);

    [ErrorText(ErrorCode.ConfigUnsupported, "State of feature '{feature}' differs: source: '{source}', destination: '{target}'")]
    public static partial VirException FeatureState(string feature, string source, string target);

    [ErrorText(ErrorCode.ConfigUnsupported, "Target CPU feature {feature} does not match source {feature}")]
    public static partial VirException CpuFeature(string? feature);
}
