namespace Vireo;

public static partial class Errors
{
    /// <summary>A payload that is no valid XDR or breaks a limit (code 39).</summary>
    public static VirException DecodePayload(Exception? inner = null) =>
        Report(ErrorDomain.Rpc, ErrorCode.Rpc, "Unable to decode message payload", inner);

    /// <summary>A value that does not fit its wire form (code 39).</summary>
    public static VirException EncodePayload(Exception? inner = null) =>
        Report(ErrorDomain.Rpc, ErrorCode.Rpc, "Unable to encode message payload", inner);
}
