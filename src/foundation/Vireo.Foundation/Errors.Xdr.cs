namespace Vireo;

public static partial class Errors
{
    /// <summary>A payload that is no valid XDR or breaks a limit (code 39).</summary>
    [ErrorText(ErrorCode.Rpc, "Unable to decode message payload", Domain = ErrorDomain.Rpc)]
    public static partial VirException DecodePayload(Exception? inner = null);

    /// <summary>A value that does not fit its wire form (code 39).</summary>
    [ErrorText(ErrorCode.Rpc, "Unable to encode message payload", Domain = ErrorDomain.Rpc)]
    public static partial VirException EncodePayload(Exception? inner = null);
}
