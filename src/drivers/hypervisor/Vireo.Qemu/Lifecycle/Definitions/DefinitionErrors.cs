namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Errors of defining, renaming and undefining a guest.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class DefinitionErrors
{
    [ErrorText(ErrorCode.OperationInvalid, "cannot undefine transient domain")]
    public static partial VirException UndefineTransient();

    [ErrorText(ErrorCode.OperationInvalid, "cannot rename a transient domain")]
    public static partial VirException RenameTransient();

    [ErrorText(ErrorCode.OperationInvalid, "domain with a managed saved state can't be renamed")]
    public static partial VirException RenameWithSavedState();

    [ErrorText(ErrorCode.XmlError, "a name cannot contain control characters")]
    public static partial VirException NameWithControlCharacters();

    [ErrorText(ErrorCode.OperationInvalid, "cannot set autostart for transient domain")]
    public static partial VirException AutostartTransient();

    [ErrorText(ErrorCode.OperationInvalid, "cannot undefine domain with nvram")]
    public static partial VirException UndefineWithNvram();
}
