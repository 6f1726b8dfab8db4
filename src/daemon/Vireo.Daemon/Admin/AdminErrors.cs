namespace Vireo.Daemon;

/// <summary>Errors of the daemon's administration.</summary>
[ErrorCatalogue(ErrorDomain.None)]
internal static partial class AdminErrors
{
    [ErrorText(ErrorCode.InvalidArg, "maxWorkers must be greater than 0")]
    public static partial VirException NoWorkers();

    [ErrorText(ErrorCode.InvalidArg, "minWorkers cannot be larger than maxWorkers")]
    public static partial VirException WorkersReversed();

    [ErrorText(ErrorCode.InvalidArg,
        "The overall maximum number of clients must be greater than the maximum number of clients waiting for authentication")]
    public static partial VirException ClientsReversed();

    [ErrorText(ErrorCode.InternalError, "no tls service found, unable to update tls files", Domain = ErrorDomain.Rpc)]
    public static partial VirException NoTlsService();

    [ErrorText(ErrorCode.NoClient, "No client with matching ID '{id}'", Domain = ErrorDomain.Rpc)]
    public static partial VirException ClientUnknown(ulong id);

    [ErrorText(ErrorCode.NoServer, "No server named '{name}'", Domain = ErrorDomain.Rpc)]
    public static partial VirException ServerUnknown(string name);
}
