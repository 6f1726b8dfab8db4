namespace Vireo.Documents;

/// <summary>Errors in descriptions of guests that drivers report too, when they look at a description after a change.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
public static partial class DomainDocumentErrors
{
    [ErrorText(ErrorCode.NoName)]
    public static partial VirException NoName();

    [ErrorText(ErrorCode.XmlError, "name {name} cannot contain '/'")]
    public static partial VirException NameWithSlash(ErrorDomain domain, string? name);

    [ErrorText(ErrorCode.XmlError, "Domain title can't contain newlines")]
    public static partial VirException TitleWithNewline();

    [ErrorText(ErrorCode.XmlError, "Memory size must be specified via <memory> or in the <numa> configuration")]
    public static partial VirException NoMemorySize();

    [ErrorText(ErrorCode.InvalidArg, "Model name contains invalid characters")]
    public static partial VirException InterfaceModelCharacters();

    [ErrorText(ErrorCode.ConfigUnsupported, "Unknown architecture {architecture}")]
    public static partial VirException ArchitectureUnknown(ErrorDomain domain, string? architecture);

    [ErrorText(ErrorCode.XmlError, "target '{target}' duplicated for disk sources '{first}' and '{second}'")]
    public static partial VirException DiskTargetTwice(string? target, string first, string second);

    [ErrorText(ErrorCode.ConfigUnsupported, "no disk named '{disk}'")]
    public static partial VirException DiskUnknown(ErrorDomain domain, string? disk);

    [ErrorText(ErrorCode.XmlDetail, "no loader path specified and firmware auto selection disabled")]
    public static partial VirException LoaderPathMissing();

    [ErrorText(ErrorCode.NoTarget, "{source}")]
    public static partial VirException NoTarget(string? source);

    [ErrorText(ErrorCode.NoSource, "{target}")]
    public static partial VirException NoSource(string? target);

    [ErrorText(ErrorCode.XmlError, "CPU vendor specified without CPU model")]
    public static partial VirException VendorWithoutModel(ErrorDomain domain);

    [ErrorText(ErrorCode.XmlError, "CPU feature '{feature}' specified more than once", Domain = ErrorDomain.Cpu)]
    public static partial VirException CpuFeatureTwice(string feature);

    [ErrorText(ErrorCode.ConfigUnsupported, "nodeset for NUMA memory tuning must be set if 'placement' is 'static'")]
    public static partial VirException NodesetMissing();

    [ErrorText(ErrorCode.ConfigUnsupported, "per-device boot elements cannot be used together with os/boot elements")]
    public static partial VirException BootOrderTwice();

    [ErrorText(ErrorCode.ConfigUnsupported, "cannot add redirected USB device: USB is disabled for this domain")]
    public static partial VirException RedirectionWithoutUsb();

    [ErrorText(ErrorCode.ConfigUnsupported, "Target domain uuid {target} does not match source {source}")]
    public static partial VirException UuidDiffers(Uuid? target, Uuid? source);
}
