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
        ProgramUnknown(unchecked((int)program), unchecked((int)version));

    [ErrorText(ErrorCode.Rpc, "Cannot find program {program} version {version}", Domain = ErrorDomain.Rpc)]
    private static partial VirException ProgramUnknown(int program, int version);

    /// <summary>A procedure that the program does not have.</summary>
    [ErrorText(ErrorCode.Rpc, "unknown procedure: {procedure}", Domain = ErrorDomain.Rpc)]
    public static partial VirException UnknownProcedure(int procedure);

    /// <summary>A call before the client has authenticated.</summary>
    [ErrorText(ErrorCode.Rpc, "authentication required", Domain = ErrorDomain.Rpc)]
    public static partial VirException AuthenticationRequired();

    /// <summary>A call whose status is not OK.</summary>
    [ErrorText(ErrorCode.Rpc, "Unexpected message status {status}", Domain = ErrorDomain.Rpc)]
    public static partial VirException UnexpectedMessageStatus(uint status);

    /// <summary>A reply to a call that nobody has made.</summary>
    [ErrorText(ErrorCode.Rpc, "no call waiting for reply with prog {program} vers {version} serial {serial}", Domain = ErrorDomain.Rpc)]
    public static partial VirException NoCallWaits(uint program, uint version, uint serial);

    /// <summary>Keepalive is asked for by an application without an event loop.</summary>
    [ErrorText(ErrorCode.InternalError,
        "the caller doesn't support keepalive protocol; perhaps it's missing event loop implementation", Domain = ErrorDomain.Remote)]
    public static partial VirException KeepAliveWithoutLoop();

    /// <summary>A connection that has ended pinging does not begin again (code 1).</summary>
    [ErrorText(ErrorCode.InternalError, "keepalive interval already set", Domain = ErrorDomain.Rpc)]
    public static partial VirException KeepAliveAlreadySet();

    /// <summary>A message type that a server does not take.</summary>
    [ErrorText(ErrorCode.Rpc, "Unexpected message type {type}", Domain = ErrorDomain.Rpc)]
    public static partial VirException UnexpectedMessageType(uint type);

    /// <summary>A frame with an impossible length; the connection ends.</summary>
    public static VirException BadFrameLength(uint length, uint limit) =>
        length < 4 ? FrameTooSmall(length, limit) : FrameTooLarge(length, limit);

    [ErrorText(ErrorCode.Rpc, "packet {length} bytes received from server too small, want {limit}", Domain = ErrorDomain.Rpc)]
    private static partial VirException FrameTooSmall(uint length, uint limit);

    [ErrorText(ErrorCode.Rpc, "packet {length} bytes received from server too large, want {limit}", Domain = ErrorDomain.Rpc)]
    private static partial VirException FrameTooLarge(uint length, uint limit);

    /// <summary>The connection has ended, orderly.</summary>
    [ErrorText(ErrorCode.InternalError, "client socket is closed", Domain = ErrorDomain.Rpc)]
    public static partial VirException EndOfConnection();

    /// <summary>The peer has ended the connection while something was expected from it.</summary>
    public static VirException PeerHungUp() => EndOfData(5);

    [ErrorText(ErrorCode.SystemError, "End of file while reading data", Domain = ErrorDomain.Rpc)]
    private static partial VirException EndOfData(int errno);

    /// <summary>The peer stopped answering keepalive messages.</summary>
    [ErrorText(ErrorCode.InternalError, "connection closed due to keepalive timeout", Domain = ErrorDomain.Rpc)]
    public static partial VirException KeepAliveTimeout();

    /// <summary>The peer sends faster than it may, or does not read what it asked for.</summary>
    [ErrorText(ErrorCode.Rpc, "too much data is waiting for a client that does not read", Domain = ErrorDomain.Rpc)]
    public static partial VirException QueueOverflow();
}
