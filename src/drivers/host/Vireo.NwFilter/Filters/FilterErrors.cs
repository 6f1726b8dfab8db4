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

    [ErrorText(ErrorCode.ConfigUnsupported, "rules of the protocol '{protocol}' are not supported")]
    public static partial VirException ProtocolUnsupported(string protocol);
}
