namespace Vireo.Protocol;

/// <summary>Errors of values that the protocol cannot carry.</summary>
[ErrorCatalogue(ErrorDomain.Rpc)]
internal static partial class ProtocolErrors
{
    [ErrorText(ErrorCode.Rpc, "unknown parameter type: {type}")]
    public static partial VirException ParameterTypeUnknown(int type);
}
