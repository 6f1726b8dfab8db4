namespace Vireo.Drivers.Networks;

/// <summary>Errors of calls that do not fit a network's state.</summary>
[ErrorCatalogue(ErrorDomain.Network)]
public static partial class NetworkStateErrors
{
    [ErrorText(ErrorCode.OperationInvalid, "network is not running")]
    public static partial VirException NotRunning();

    [ErrorText(ErrorCode.OperationInvalid, "cannot change persistent config of a transient network")]
    public static partial VirException Transient();

    [ErrorText(ErrorCode.OperationInvalid, "network is already active as '{name}'")]
    public static partial VirException AlreadyActiveAs(string name);

    [ErrorText(ErrorCode.InternalError, "network '{network}' does not have a bridge name.")]
    public static partial VirException NoBridge(ErrorDomain domain, string network);
}
