namespace Vireo.Drivers;

/// <summary>Errors about guests that hypervisor drivers report alike.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
public static partial class DomainErrors
{
    [ErrorText(ErrorCode.OperationInvalid, "domain '{name}' is already active")]
    public static partial VirException AlreadyActive(ErrorDomain domain, string name);

    [ErrorText(ErrorCode.OperationInvalid, "domain with name '{name}' already exists")]
    public static partial VirException NameTaken(ErrorDomain domain, string name);

    [ErrorText(ErrorCode.OperationInvalid, "cannot rename active domain")]
    public static partial VirException RenameActive(ErrorDomain domain);

    [ErrorText(ErrorCode.OperationInvalid, "Can't rename domain to itself")]
    public static partial VirException RenameToItself(ErrorDomain domain);

    [ErrorText(ErrorCode.OperationInvalid, "Refusing to undefine while domain managed save image exists")]
    public static partial VirException UndefineWithSavedState(ErrorDomain domain);

    [ErrorText(ErrorCode.OperationInvalid, "cannot do managed save for transient domain")]
    public static partial VirException SaveTransient(ErrorDomain domain);

    [ErrorText(ErrorCode.OperationInvalid, "cannot resize the maximum memory on an active domain")]
    public static partial VirException MaxMemoryOfActive(ErrorDomain domain);

    [ErrorText(ErrorCode.InvalidArg, "cannot set memory higher than max memory")]
    public static partial VirException MemoryAboveMaximum(ErrorDomain domain);

    [ErrorText(ErrorCode.InvalidArg, "flags parameter must be VIR_MEMORY_VIRTUAL or VIR_MEMORY_PHYSICAL")]
    public static partial VirException MemoryPeekKind(ErrorDomain domain);

    [ErrorText(ErrorCode.InternalError, "No memory balloon device configured, can not set the collection period")]
    public static partial VirException NoBalloonForPeriod(ErrorDomain domain);

    [ErrorText(ErrorCode.InvalidArg, "Empty cpu list for pinning")]
    public static partial VirException PinToNothing(ErrorDomain domain);

    [ErrorText(ErrorCode.InvalidArg, "Empty iothread cpumap list for pinning")]
    public static partial VirException IoThreadPinToNothing(ErrorDomain domain);

    [ErrorText(ErrorCode.InvalidArg, "invalid value of 0 for iothread_id")]
    public static partial VirException IoThreadZero(ErrorDomain domain);

    [ErrorText(ErrorCode.InvalidArg, "unknown architecture: {architecture}")]
    public static partial VirException ArchitectureUnknown(ErrorDomain domain, string architecture);

    [ErrorText(ErrorCode.InvalidArg, "unknown virttype: {type}")]
    public static partial VirException VirtTypeUnknown(ErrorDomain domain, string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "Lifecycle event '{lifecycle}' doesn't support '{action}' action")]
    public static partial VirException LifecycleActionUnsupported(ErrorDomain domain, string lifecycle, string? action);

    [ErrorText(ErrorCode.InvalidArg, "invalid path: {path}")]
    public static partial VirException PathInvalid(ErrorDomain domain, string path);

    [ErrorText(ErrorCode.InvalidArg, "invalid path {path} not assigned to domain")]
    public static partial VirException PathNotAssigned(ErrorDomain domain, string path);

    [ErrorText(ErrorCode.InvalidArg, "disk '{disk}' was not found in the domain config")]
    public static partial VirException DiskNotConfigured(ErrorDomain domain, string disk);

    [ErrorText(ErrorCode.InvalidArg, "disk '{disk}' does not currently have a source assigned")]
    public static partial VirException DiskWithoutSource(ErrorDomain domain, string disk);

    [ErrorText(ErrorCode.InvalidArg, "'{device}' is not a known interface")]
    public static partial VirException InterfaceUnknown(string device);

    [ErrorText(ErrorCode.ArgumentUnsupported, "Unknown IP address data source {source}")]
    public static partial VirException AddressSourceUnknown(ErrorDomain domain, int source);

    [ErrorText(ErrorCode.OperationInvalid, "transient domains do not have any persistent config")]
    public static partial VirException NoPersistentConfig();

    [ErrorText(ErrorCode.InvalidArg,
        "Flags 'VIR_DOMAIN_AFFECT_LIVE' and 'VIR_DOMAIN_AFFECT_CONFIG' are mutually exclusive",
        Function = "virDomainObjGetOneDefState", Argument = "flags")]
    public static partial VirException LiveAndConfig();

    [ErrorText(ErrorCode.InternalError, "domain '{name}' has no definition")]
    public static partial VirException NoDefinition(string name);
}
