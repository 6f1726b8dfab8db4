using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Dispatch;

/// <content>Authentication: the only calls before it.</content>
public static partial class RemoteDispatcher
{
    private static partial ValueTask AuthList(ClientSession session, RpcCall call)
    {
        new AuthListRet(session.Authenticator.Offered).WriteXdr(call.Reply);
        return ValueTask.CompletedTask;
    }

    private static async partial ValueTask AuthSaslInit(ClientSession session, RpcCall call)
    {
        string mechanisms = await session.Authenticator.SaslInitAsync(call.Cancellation).ConfigureAwait(false);
        new AuthSaslInitRet(mechanisms).WriteXdr(call.Reply);
    }

    private static async partial ValueTask AuthSaslStart(ClientSession session, RpcCall call)
    {
        var args = call.Read<AuthSaslStartArgs>();
        var answer = await session.Authenticator.SaslStartAsync(args.Mech, args.Nil != 0 ? null : args.Data, call.Cancellation)
            .ConfigureAwait(false);
        new AuthSaslStartRet(answer.Complete ? 1 : 0, answer.Data is null ? 1 : 0, answer.Data.GetValueOrDefault()).WriteXdr(call.Reply);
        Admit(session, answer);
    }

    private static async partial ValueTask AuthSaslStep(ClientSession session, RpcCall call)
    {
        var args = call.Read<AuthSaslStepArgs>();
        var answer = await session.Authenticator.SaslStepAsync(args.Nil != 0 ? null : args.Data, call.Cancellation).ConfigureAwait(false);
        new AuthSaslStepRet(answer.Complete ? 1 : 0, answer.Data is null ? 1 : 0, answer.Data.GetValueOrDefault()).WriteXdr(call.Reply);
        Admit(session, answer);
    }

    private static void Admit(ClientSession session, SaslAnswer answer)
    {
        if (answer.Complete)
        {
            session.Caller = answer.Caller ?? session.Caller;
            if (answer.Layer is { } layer)
            {
                // The reply that says so is the last thing that goes unprotected.
                session.Connection.Protect(layer, afterNextFrame: true);
            }

            session.Connection.IsAuthenticated = true;
        }
    }

    private static async partial ValueTask AuthPolkit(ClientSession session, RpcCall call)
    {
        await session.Authenticator.PolkitAsync(call.Cancellation).ConfigureAwait(false);
        session.Connection.IsAuthenticated = true;
        new AuthPolkitRet(1).WriteXdr(call.Reply);
    }
}
