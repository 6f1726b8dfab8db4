using Vireo.Rpc;

namespace Vireo.Dispatch;

/// <summary>
/// The log's line for each call that is answered with an error: function, text, code and client. What clients ask for in the course of
/// things (an object that may not exist, an action that the object's state does not allow) is logged at debug level only, as libvirtd 9.0
/// does.
/// </summary>
internal static class RefusedCalls
{
    private static readonly Logger Logger = Vireo.Log.For("rpc.dispatch");

    public static void Log(RpcServerConnection connection, string function, VirException error)
    {
        LogLevel level = IsOrdinary(error.Code) ? LogLevel.Debug : LogLevel.Error;
        if (Logger.IsEnabled(level))
        {
            Logger.Write(level, $"{error.Message} (code {(int)error.Code}, {Describe(connection)})", function, 0);
        }
    }

    private static bool IsOrdinary(ErrorCode code) => code
        is ErrorCode.NoDomain or ErrorCode.NoNetwork or ErrorCode.NoStoragePool or ErrorCode.NoStorageVol
        or ErrorCode.NoNodeDevice or ErrorCode.NoInterface or ErrorCode.NoNwfilter or ErrorCode.NoNwfilterBinding or ErrorCode.NoSecret
        or ErrorCode.NoDomainSnapshot or ErrorCode.NoDomainMetadata or ErrorCode.NoServer or ErrorCode.NoClient
        or ErrorCode.OperationInvalid;

    private static string Describe(RpcServerConnection connection) => connection.Peer switch
    {
        { Credentials: { } who } => $"client {connection.Id}, process {who.ProcessId}, user {who.UserId}",
        { Address: { } address } => $"client {connection.Id}, {address}",
        _ => $"client {connection.Id}",
    };
}
