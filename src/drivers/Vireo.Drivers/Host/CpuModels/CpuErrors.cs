namespace Vireo.Drivers.Host.CpuModels;

/// <summary>Errors of descriptions and comparisons of CPUs.</summary>
[ErrorCatalogue(ErrorDomain.Cpu)]
public static partial class CpuErrors
{
    [ErrorText(ErrorCode.InternalError, "Unknown CPU model {model}")]
    public static partial VirException ModelUnknown(string? model);

    [ErrorText(ErrorCode.OperationFailed, "CPUs are incompatible")]
    public static partial VirException Incompatible();

    [ErrorText(ErrorCode.OperationFailed, "Unknown CPU vendor {vendor}")]
    public static partial VirException VendorUnknown(string vendor);

    [ErrorText(ErrorCode.OperationFailed, "CPU vendor {vendor} of model {model} differs from vendor {other}")]
    public static partial VirException VendorDiffers(string vendor, string model, string other);

    [ErrorText(ErrorCode.InvalidArg, "cannot find architecture {architecture}")]
    public static partial VirException ArchitectureUnknown(ErrorDomain domain, string architecture);

    [ErrorText(ErrorCode.ConfigUnsupported, "Attribute mode is only allowed for guest CPU")]
    public static partial VirException ModeOfHostCpu();

    [ErrorText(ErrorCode.XmlError, "'arch' element cannot be used inside 'cpu' element with 'match' attribute")]
    public static partial VirException ArchitectureWithMatch();

    [ErrorText(ErrorCode.XmlError, "XML does not contain expected 'cpu' element")]
    public static partial VirException NoCpuElement();

    [ErrorText(ErrorCode.XmlError, "Missing CPU architecture")]
    public static partial VirException NoArchitecture();

    [ErrorText(ErrorCode.XmlError, "Missing CPU model name")]
    public static partial VirException NoModelName();

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid value for attribute 'mode' in element 'cpu': '{mode}'")]
    public static partial VirException ModeInvalid(string mode);

    [ErrorText(ErrorCode.XmlError, "Invalid match attribute for CPU specification")]
    public static partial VirException MatchInvalid();

    [ErrorText(ErrorCode.XmlError, "Invalid CPU feature name")]
    public static partial VirException FeatureNameInvalid();

    [ErrorText(ErrorCode.InternalError, "Invalid CPU feature policy")]
    public static partial VirException FeaturePolicyInvalid();

    [ErrorText(ErrorCode.ConfigUnsupported, "CPU model {model} is not supported by hypervisor")]
    public static partial VirException ModelUnsupported(string model);

    [ErrorText(ErrorCode.InvalidArg, "no CPUs given")]
    public static partial VirException NoCpus();

    [ErrorText(ErrorCode.OperationFailed, "CPU vendors do not match")]
    public static partial VirException VendorsDiffer();

    [ErrorText(ErrorCode.InternalError, "Cannot find suitable CPU model for given data")]
    public static partial VirException NoSuitableModel();

    [ErrorText(ErrorCode.InternalError, "Unknown CPU feature {feature}")]
    public static partial VirException FeatureUnknown(string feature);

    [ErrorText(ErrorCode.NoSupport, "cannot compute baseline CPU of {architecture} architecture")]
    public static partial VirException NoBaseline(string? architecture);

    [ErrorText(ErrorCode.NoSupport, "'{architecture}' architecture is not supported by CPU driver")]
    public static partial VirException ArchitectureUnsupported(string architecture);
}
