namespace Vireo.Remote;

/// <summary>Errors of opening a connection to a daemon.</summary>
[ErrorCatalogue(ErrorDomain.Remote)]
internal static partial class RemoteErrors
{
    [ErrorText(ErrorCode.InvalidArg, "Failed to parse value of URI component {component}")]
    public static partial VirException UriComponent(string component);

    [ErrorText(ErrorCode.InternalError, "Failed to locate a daemon to start: no vireod and no libvirtd")]
    public static partial VirException NoDaemonToStart();

    [ErrorText(ErrorCode.InternalError, "Failed to start the daemon {program}: {reason}")]
    public static partial VirException DaemonNotStarted(string program, string reason);

    [ErrorText(ErrorCode.ConfSyntax, "Missing item 'credentials' in group '{group}' in '{path}'", Domain = ErrorDomain.Conf)]
    public static partial VirException NoCredentialsItem(string group, string path);

    [ErrorText(ErrorCode.ConfSyntax,
        "Missing group 'credentials-{name}' referenced from group '{group}' in '{path}'", Domain = ErrorDomain.Conf)]
    public static partial VirException NoCredentialsGroup(string name, string group, string path);

    [ErrorText(ErrorCode.InvalidArg, "Unknown remote mode '{mode}'")]
    public static partial VirException ModeUnknown(string mode);

    [ErrorText(ErrorCode.InvalidArg, "cannot use direct socket mode if no URI is set")]
    public static partial VirException DirectWithoutUri();

    [ErrorText(ErrorCode.ConfigUnsupported, "Unknown URI parameter '{name}'", Domain = ErrorDomain.Admin)]
    public static partial VirException AdminParameterUnknown(string name);

    [ErrorText(ErrorCode.ConfigUnsupported, "Unsupported URI scheme '{scheme}'", Domain = ErrorDomain.Admin)]
    public static partial VirException AdminSchemeUnsupported(string scheme);

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid URI path '{path}', try '/system'", Domain = ErrorDomain.Admin)]
    public static partial VirException AdminPathInvalid(string path);

    [ErrorText(ErrorCode.InvalidArg, "Unnkown proxy type '{proxy}'")]
    public static partial VirException ProxyUnknown(string proxy);

    [ErrorText(ErrorCode.InvalidArg, "using unix socket and remote server '{host}' is not supported.")]
    public static partial VirException UnixSocketOfHost(string host);

    [ErrorText(ErrorCode.InvalidArg, "'{transport}' transport not supported by this build; use 'ssh'")]
    public static partial VirException TransportUnsupported(string transport);

    [ErrorText(ErrorCode.ConfSyntax,
        "Malformed 'uri_aliases' config entry '{entry}', expected 'alias=uri://host/path'", Domain = ErrorDomain.Uri)]
    public static partial VirException AliasMalformed(string entry);

    [ErrorText(ErrorCode.ConfigUnsupported, "No URI scheme specified", Domain = ErrorDomain.Admin)]
    public static partial VirException AdminWithoutScheme();

    [ErrorText(ErrorCode.AuthFailed, "unknown authentication type {type}")]
    public static partial VirException AuthenticationUnknown(string type);

    [ErrorText(ErrorCode.AuthFailed, "requested authentication type {type} rejected")]
    public static partial VirException AuthenticationRejected(string type);

    [ErrorText(ErrorCode.AuthFailed, "SASL mechanism {mechanism} not supported by server")]
    public static partial VirException MechanismUnsupported(string mechanism);

    [ErrorText(ErrorCode.AuthFailed, "negotiation SSF {strength} was not strong enough")]
    public static partial VirException StrengthTooLow(int strength);
}
