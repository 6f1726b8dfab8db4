namespace Vireo;

public static partial class Errors
{
    /// <summary>A call before the client has opened a connection.</summary>
    public static VirException ConnectionNotOpen(bool hypervisor = false) =>
        Internal(ErrorDomain.Rpc, hypervisor ? "hypervisor connection not open" : "connection not open");

    /// <summary>Secrets asked for on a read-only connection (code 29).</summary>
    public static VirException ReadOnlySecret(string function) =>
        Report(DomainOf(function), ErrorCode.OperationDenied, $"{function} with secure flag");

    /// <summary>An argument that must be given is not (code 8).</summary>
    public static VirException ArgumentNull(string name, string function) =>
        Argument(function, name, $"{name} in {function} must not be NULL");

    /// <summary>An argument that must not be 0 is (code 8).</summary>
    public static VirException ArgumentZero(string name, string function) =>
        Argument(function, name, $"{name} in {function} must not be zero");

    /// <summary>An argument that must be above 0 is not (code 8).</summary>
    public static VirException ArgumentNotPositive(string name, string function) =>
        Argument(function, name, $"{name} in {function} must be greater than zero");

    /// <summary>An argument that must not be given is (code 8).</summary>
    public static VirException ArgumentNotNull(string name, string function) =>
        Argument(function, name, $"{name} in {function} must be NULL");

    /// <summary>A text that must say something is missing or empty (code 8).</summary>
    public static VirException ArgumentEmpty(string? text, string name, string function) =>
        text is null ? ArgumentNull(name, function) : Argument(function, name, $"string {name} in {function} must not be empty");

    /// <summary>A number that must not be below 0 is (code 8).</summary>
    public static VirException ArgumentNegative(string name, string function) =>
        Argument(function, name, $"{name} in {function} must be zero or greater");

    /// <summary>No callback is registered under the number (code 8).</summary>
    public static VirException EventCallbackMissing(int id, bool ofDaemon) => Report(
        ErrorDomain.None, ErrorCode.InvalidArg, ofDaemon
            ? $"event callback id {id} not registered"
            : $"could not find event callback {id} for deletion");

    /// <summary>The function is not registered as a callback (code 8).</summary>
    public static VirException EventFunctionMissing(nint function) =>
        Report(ErrorDomain.None, ErrorCode.InvalidArg, $"event callback function 0x{function:x} not registered");

    /// <summary>A text that must be a UUID is none (code 8).</summary>
    public static VirException ArgumentNotUuid(string name, string function) => 
        Argument(function, name, DomainOf(function) == ErrorDomain.Domain ? "Invalid UUID" : $"{name} in {function} must be a valid UUID");

    /// <summary>The access policy says no (code 88).</summary>
    public static VirException AccessDenied() => Report(ErrorDomain.Access, ErrorCode.AccessDenied);

    /// <summary>The client failed to prove who it is (code 45).</summary>
    public static VirException AuthenticationFailed() => Report(ErrorDomain.Rpc, ErrorCode.AuthFailed, "authentication failed");

    /// <summary>Asking for a name or a password led to nothing, or they are wrong (code 45).</summary>
    public static VirException Authentication(ErrorDomain domain, string detail) => Report(domain, ErrorCode.AuthFailed, detail);

    /// <summary>A failure for which nobody has given a reason, as libvirt puts it (code 1).</summary>
    public static VirException Unexplained() =>
        new(ErrorCode.InternalError, ErrorDomain.None, "An error occurred, but the cause is unknown", int1: 0, int2: 0);

    /// <summary>A call that needs a file descriptor came without.</summary>
    public static VirException NoFileInCall() => Internal(ErrorDomain.Rpc, "No FD available at slot 0");

    /// <summary>A list is longer than the protocol carries.</summary>
    public static VirException TooManyResults(string name, int count, int max) =>
        Internal(ErrorDomain.Rpc, $"Too many {name} '{count}' for limit '{max}'");

    /// <summary>The caller claims room for more than the protocol carries.</summary>
    public static VirException TooMuchRoom(string name, string limit) => Rpc($"{name} > {limit}");

    /// <summary>The caller claims room for less than nothing.</summary>
    public static VirException NegativeRoom(string name) => Rpc($"{name} must be non-negative");

    /// <summary>Two flags that exclude each other (code 8).</summary>
    public static VirException FlagsExclusive(string first, string second, string function) =>
        Argument(function, "ctl", $"Flags '{first}' and '{second}' are mutually exclusive");

    /// <summary>A flag without the one it needs (code 8).</summary>
    public static VirException FlagMissing(string flag, string needed, string function) =>
        Argument(function, "ctl", $"Flag '{needed}' is required by flag '{flag}'");

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
