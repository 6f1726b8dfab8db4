using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Dispatch;

/// <content>Opening and closing of an administration connection.</content>
public static partial class AdminDispatcher
{
    private static partial ValueTask ConnectOpen(AdminSession session, RpcCall call)
    {
        uint flags = call.Read<AdminConnectOpenArgs>().Flags;
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.Admin, flags, "adminDispatchConnectOpen");
        }

        session.Open();
        return ValueTask.CompletedTask;
    }

    private static partial ValueTask ConnectClose(AdminSession session, RpcCall call)
    {
        session.Close();
        call.CloseConnection();
        return ValueTask.CompletedTask;
    }
}
