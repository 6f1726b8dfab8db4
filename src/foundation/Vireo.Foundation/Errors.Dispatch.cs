namespace Vireo;

public static partial class Errors
{
    /// <summary>A call before the client has opened a connection.</summary>
    public static VirException ConnectionNotOpen() => Internal(ErrorDomain.Rpc, "connection not open");

    /// <summary>Secrets asked for on a read-only connection (code 29).</summary>
    public static VirException ReadOnlySecret(string function) => Report(ErrorDomain.None, ErrorCode.OperationDenied, $"{function} with secure flag");

    /// <summary>The access policy says no (code 88).</summary>
    public static VirException AccessDenied() => Report(ErrorDomain.Access, ErrorCode.AccessDenied);

    /// <summary>The client failed to prove who it is (code 45).</summary>
    public static VirException AuthenticationFailed() => Report(ErrorDomain.Rpc, ErrorCode.AuthFailed, "authentication failed");

    /// <summary>A call that needs a file descriptor came without.</summary>
    public static VirException NoFileInCall() => Internal(ErrorDomain.Rpc, "No FD available at slot 0");

    /// <summary>A list is longer than the protocol carries.</summary>
    public static VirException TooManyResults(string name, int count, int max) =>
        Internal(ErrorDomain.Rpc, $"Too many {name} '{count}' for limit '{max}'");

    /// <summary>The caller claims room for more than the protocol carries.</summary>
    public static VirException TooMuchRoom(string name, long room, int max) =>
        Internal(ErrorDomain.Rpc, $"Too many {name} '{room}' for limit '{max}'");
}
