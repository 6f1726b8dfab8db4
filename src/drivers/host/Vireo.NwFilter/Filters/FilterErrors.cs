namespace Vireo.Drivers.NwFilters;

/// <summary>Errors of the network filter driver.</summary>
[ErrorCatalogue(ErrorDomain.Nwfilter)]
internal static partial class FilterErrors
{
    [ErrorText(ErrorCode.OperationFailed, "filter with same UUID but different name ('{name}') already exists")]
    public static partial VirException UuidTaken(string name);

    [ErrorText(ErrorCode.OperationFailed, "filter would introduce a loop")]
    public static partial VirException Loop();

    [ErrorText(ErrorCode.OperationInvalid, "nwfilter is in use")]
    public static partial VirException InUse();

    [ErrorText(ErrorCode.InternalError, "Cardinality of list items must be the same for processing them in parallel")]
    public static partial VirException ListsDiffer();

    [ErrorText(ErrorCode.InternalError, "Could not find value for variable '{name}'")]
    public static partial VirException VariableMissing(string name);

    [ErrorText(ErrorCode.InternalError, "STP filtering in {direction} direction with source MAC address set is not supported")]
    public static partial VirException StpBothWays(string? direction);

    [ErrorText(ErrorCode.InternalError, "referenced filter '{name}' is missing")]
    public static partial VirException ReferenceMissing(string? name);

    [ErrorText(ErrorCode.InternalError,
        "Cannot instantiate filter due to unresolvable variables or unavailable list elements: {names}")]
    public static partial VirException Unresolvable(string names);

    [ErrorText(ErrorCode.ParseFailed, "filter '{filter}' learning value '{value}' invalid.")]
    public static partial VirException LearningUnknown(string? filter, string value);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "filter '{filter}' needs the address of the guest, and learning it by '{way}' is not supported")]
    public static partial VirException LearningUnbuilt(string? filter, string way);

    [ErrorText(ErrorCode.InvalidArg, "interface name '{port}' cannot have firewall rules")]
    public static partial VirException PortUnfit(string port);

    [ErrorText(ErrorCode.OperationFailed, "binding '{port}' already exists")]
    public static partial VirException BindingExists(string port);

    [ErrorText(ErrorCode.InternalError, "Failed to apply firewall rules {command}: {error}")]
    public static partial VirException RulesRefused(string command, string error);
}
