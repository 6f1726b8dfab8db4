namespace Vireo;

public static partial class Errors
{
    /// <summary>A call before the client has opened a connection.</summary>
    public static VirException ConnectionNotOpen(bool hypervisor = false) =>
        hypervisor ? HypervisorNotOpen() : NotOpen();

    [ErrorText(ErrorCode.InternalError, "hypervisor connection not open", Domain = ErrorDomain.Rpc)]
    private static partial VirException HypervisorNotOpen();

    [ErrorText(ErrorCode.InternalError, "connection not open", Domain = ErrorDomain.Rpc)]
    private static partial VirException NotOpen();

    /// <summary>Secrets asked for on a read-only connection (code 29).</summary>
    public static VirException ReadOnlySecret(string function) =>
        ReadOnlySecret(DomainOf(function), function);

    [ErrorText(ErrorCode.OperationDenied, "{function} with secure flag")]
    private static partial VirException ReadOnlySecret(ErrorDomain domain, string function);

    /// <summary>An argument that must be given is not (code 8).</summary>
    [ErrorText(ErrorCode.InvalidArg, "{argument} in {function} must not be NULL")]
    public static partial VirException ArgumentNull(string argument, string function);

    /// <summary>An argument that must not be 0 is (code 8).</summary>
    [ErrorText(ErrorCode.InvalidArg, "{argument} in {function} must not be zero")]
    public static partial VirException ArgumentZero(string argument, string function);

    /// <summary>An argument that must be above 0 is not (code 8).</summary>
    [ErrorText(ErrorCode.InvalidArg, "{argument} in {function} must be greater than zero")]
    public static partial VirException ArgumentNotPositive(string argument, string function);

    /// <summary>An argument that must not be given is (code 8).</summary>
    [ErrorText(ErrorCode.InvalidArg, "{argument} in {function} must be NULL")]
    public static partial VirException ArgumentNotNull(string argument, string function);

    /// <summary>A text that must say something is missing or empty (code 8).</summary>
    public static VirException ArgumentEmpty(string? text, string name, string function) =>
        text is null ? ArgumentNull(name, function) : ArgumentEmpty(name, function);

    [ErrorText(ErrorCode.InvalidArg, "string {argument} in {function} must not be empty")]
    private static partial VirException ArgumentEmpty(string argument, string function);

    /// <summary>A number that must not be below 0 is (code 8).</summary>
    [ErrorText(ErrorCode.InvalidArg, "{argument} in {function} must be zero or greater")]
    public static partial VirException ArgumentNegative(string argument, string function);

    /// <summary>No callback is registered under the number (code 8).</summary>
    public static VirException EventCallbackMissing(int id, bool ofDaemon) => 
        ofDaemon ? EventCallbackUnregistered(id) : EventCallbackUndeletable(id);

    [ErrorText(ErrorCode.InvalidArg, "event callback id {id} not registered")]
    private static partial VirException EventCallbackUnregistered(int id);

    [ErrorText(ErrorCode.InvalidArg, "could not find event callback {id} for deletion")]
    private static partial VirException EventCallbackUndeletable(int id);

    /// <summary>The function is not registered as a callback (code 8).</summary>
    [ErrorText(ErrorCode.InvalidArg, "event callback function 0x{function:x} not registered")]
    public static partial VirException EventFunctionMissing(nint function);

    /// <summary>A text that must be a UUID is none (code 8).</summary>
    public static VirException ArgumentNotUuid(string name, string function) =>
        DomainOf(function) == ErrorDomain.Domain ? DomainUuidInvalid(name, function) : UuidInvalid(name, function);

    [ErrorText(ErrorCode.InvalidArg, "Invalid UUID")]
    private static partial VirException DomainUuidInvalid(string argument, string function);

    [ErrorText(ErrorCode.InvalidArg, "{argument} in {function} must be a valid UUID")]
    private static partial VirException UuidInvalid(string argument, string function);

    /// <summary>The access policy says no (code 88).</summary>
    [ErrorText(ErrorCode.AccessDenied, Domain = ErrorDomain.Access)]
    public static partial VirException AccessDenied();

    /// <summary>The client failed to prove who it is (code 45).</summary>
    [ErrorText(ErrorCode.AuthFailed, "authentication failed")]
    public static partial VirException AuthenticationFailed(ErrorDomain domain = ErrorDomain.Rpc);

    /// <summary>A failure for which nobody has given a reason, as libvirt puts it (code 1).</summary>
    public static VirException Unexplained() =>
        new(ErrorCode.InternalError, ErrorDomain.None, "An error occurred, but the cause is unknown", int1: 0, int2: 0);

    /// <summary>A call that needs a file descriptor came without.</summary>
    [ErrorText(ErrorCode.InternalError, "No FD available at slot 0", Domain = ErrorDomain.Rpc)]
    public static partial VirException NoFileInCall();

    /// <summary>A list is longer than the protocol carries.</summary>
    [ErrorText(ErrorCode.InternalError, "Too many {name} '{count}' for limit '{max}'", Domain = ErrorDomain.Rpc)]
    public static partial VirException TooManyResults(string name, int count, int max);

    /// <summary>The caller claims room for more than the protocol carries.</summary>
    [ErrorText(ErrorCode.Rpc, "{name} > {limit}", Domain = ErrorDomain.Rpc)]
    public static partial VirException TooMuchRoom(string name, string limit);

    /// <summary>The caller claims room for less than nothing.</summary>
    [ErrorText(ErrorCode.Rpc, "{name} must be non-negative", Domain = ErrorDomain.Rpc)]
    public static partial VirException NegativeRoom(string name);

    /// <summary>Two flags that exclude each other (code 8).</summary>
    [ErrorText(ErrorCode.InvalidArg, "Flags '{first}' and '{second}' are mutually exclusive", Argument = "ctl")]
    public static partial VirException FlagsExclusive(string first, string second, string function);

    /// <summary>A flag without the one it needs (code 8).</summary>
    [ErrorText(ErrorCode.InvalidArg, "Flag '{needed}' is required by flag '{flag}'", Argument = "ctl")]
    public static partial VirException FlagMissing(string flag, string needed, string function);

    /// <summary>
    /// The part of libvirt that raises the errors of a public function: it follows from the objects the function is about, since libvirt
    /// keeps one file for each class of object.
    /// </summary>
    public static ErrorDomain DomainOf(string function)
    {
        bool Has(string word) => function.Contains(word, StringComparison.Ordinal);
        bool Starts(string word) => function.StartsWith(word, StringComparison.Ordinal);
        return function switch
        {
            "virConnectClose" => ErrorDomain.None,
            _ when Starts("virAdm") => ErrorDomain.Admin,
            _ when Has("Qemu") || Has("Lxc") => ErrorDomain.None,
            _ when Starts("virStream") => ErrorDomain.Streams,
            _ when Starts("virConnectOpen") || function == "virConnectClose" => ErrorDomain.None,
            _ when Has("Checkpoint") => ErrorDomain.DomainCheckpoint,
            _ when Has("Snapshot") => ErrorDomain.DomainSnapshot,
            _ when Has("NWFilter") => ErrorDomain.Nwfilter,
            _ when Has("Storage") => ErrorDomain.Storage,
            _ when Has("NodeDevice") || Starts("virNodeNumOfDevices") || Starts("virNodeListDevices") => ErrorDomain.Nodedev,
            _ when Has("Secret") => ErrorDomain.Secret,
            _ when Starts("virInterface") || (Starts("virConnect") && Has("Interfaces")) => ErrorDomain.Interface,
            _ when Starts("virNetwork") || (Starts("virConnect") && Has("Network")) => ErrorDomain.Network,
            _ => ErrorDomain.Domain,
        };
    }

    /// <summary>
    /// An argument that is wrong in a way of its own (code 8): the whole text, without the code's usual text. Its texts are the function
    /// and the argument, which for checks of flags libvirt calls "ctl".
    /// </summary>
    public static VirException Argument(string function, string name, string text) =>
        new(ErrorCode.InvalidArg, DomainOf(function), text, str1: function, str2: name, int1: 0, int2: 0);
}
