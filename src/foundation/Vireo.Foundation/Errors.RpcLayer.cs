namespace Vireo;

public static partial class Errors
{
    /// <summary>An error that the peer of a connection reported, as it was.</summary>
    public static VirException FromPeer(
        ErrorCode code, ErrorDomain domain, ErrorLevel level, string? message, string? str1, string? str2, string? str3, int int1,
            int int2) =>
        new(code, domain, message ?? ErrorTexts.Format(code, null), level, str1, str2, str3, int1, int2);

    /// <summary>A program or version that the server does not serve.</summary>
    public static VirException UnknownProgram(uint program, uint version) =>
        Rpc($"Cannot find program {unchecked((int)program)} version {unchecked((int)version)}");

    /// <summary>A procedure that the program does not have.</summary>
    public static VirException UnknownProcedure(int procedure) => Rpc($"unknown procedure: {procedure}");

    /// <summary>A call before the client has authenticated.</summary>
    public static VirException AuthenticationRequired() => Rpc("authentication required");

    /// <summary>A call whose status is not OK.</summary>
    public static VirException UnexpectedMessageStatus(uint status) => Rpc($"Unexpected message status {status}");

    /// <summary>A reply to a call that nobody has made.</summary>
    public static VirException NoCallWaits(uint program, uint version, uint serial) =>
        Rpc($"no call waiting for reply with prog {program} vers {version} serial {serial}");

    /// <summary>Keepalive is asked for by an application without an event loop.</summary>
    public static VirException KeepAliveWithoutLoop() =>
        Internal(ErrorDomain.Remote, "the caller doesn't support keepalive protocol; perhaps it's missing event loop implementation");

    /// <summary>A connection that has ended pinging does not begin again (code 1).</summary>
    public static VirException KeepAliveAlreadySet() => Internal(ErrorDomain.Rpc, "keepalive interval already set");

    /// <summary>A message type that a server does not take.</summary>
    public static VirException UnexpectedMessageType(uint type) => Rpc($"Unexpected message type {type}");

    /// <summary>A frame with an impossible length; the connection ends.</summary>
    public static VirException BadFrameLength(uint length, uint limit) =>
        Rpc(length < 4
            ? "packet " + length + " bytes received from server too small, want " + limit
            : $"packet {length} bytes received from server too large, want {limit}");

    /// <summary>The connection has ended, orderly.</summary>
    public static VirException EndOfConnection() => Report(ErrorDomain.Rpc, ErrorCode.InternalError, "client socket is closed");

    /// <summary>The peer has ended the connection while something was expected from it.</summary>
    public static VirException PeerHungUp() => System(ErrorDomain.Rpc, 5, "End of file while reading data");

    /// <summary>The peer stopped answering keepalive messages.</summary>
    public static VirException KeepAliveTimeout() =>
        Report(ErrorDomain.Rpc, ErrorCode.InternalError, "connection closed due to keepalive timeout");

    /// <summary>The peer sends faster than it may, or does not read what it asked for.</summary>
    public static VirException QueueOverflow() =>
        Report(ErrorDomain.Rpc, ErrorCode.Rpc, "too much data is waiting for a client that does not read");
}
