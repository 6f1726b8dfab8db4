namespace Vireo.Native;

/// <summary>Errors of migrations that the C library leads.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class MigrationErrors
{
    [ErrorText(ErrorCode.InvalidArg, "use virDomainMigrateToURI3 for peer-to-peer migration", Argument = "flags")]
    public static partial VirException PeerToPeerByHand(string function);

    [ErrorText(ErrorCode.InvalidArg, "cannot perform tunnelled migration without using peer2peer flag", Argument = "flags")]
    public static partial VirException TunnelledArgument(string function);

    [ErrorText(ErrorCode.OperationInvalid, "cannot perform tunnelled migration without using peer2peer flag")]
    public static partial VirException TunnelledWithoutPeer();

    [ErrorText(ErrorCode.ArgumentUnsupported,
        "Migration APIs with extensible parameters are not supported but extended parameters were passed")]
    public static partial VirException ParametersUnsupported();

    [ErrorText(ErrorCode.ArgumentUnsupported, "{way} migration is not supported by the source host")]
    public static partial VirException Unsupported(ErrorDomain domain, string way);

    [ErrorText(ErrorCode.InvalidArg,
        "Attempt to migrate guest to the same host",
        Function = "virDomainMigrateCheckNotLocal", Domain = ErrorDomain.Domain, Argument = "dconnuri")]
    public static partial VirException SameHost();

    [ErrorText(ErrorCode.ArgumentUnsupported, "offline migration is not supported by the {side} host")]
    public static partial VirException OfflineUnsupported(string side);

    [ErrorText(ErrorCode.InternalError, "domainMigratePrepare3 did not set uri", Domain = ErrorDomain.None)]
    public static partial VirException NoUri();

    [ErrorText(ErrorCode.OperationFailed, "the domain did not arrive", Domain = ErrorDomain.None)]
    public static partial VirException NotArrived();
}
