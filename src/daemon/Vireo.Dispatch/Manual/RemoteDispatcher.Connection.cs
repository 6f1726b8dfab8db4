using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;
using Vireo.Xdr;

namespace Vireo.Dispatch;

/// <content>Opening and closing, features, identity: these make or end what the other procedures need.</content>
public static partial class RemoteDispatcher
{
    private static async partial ValueTask ConnectOpen(ClientSession session, RpcCall call)
    {
        var args = call.Read<ConnectOpenArgs>();
        bool readOnly = ((ConnectFlags)args.Flags & ConnectFlags.Ro) != 0;
        await session.OpenAsync(args.Name, readOnly, call.Cancellation).ConfigureAwait(false);
    }

    private static partial ValueTask ConnectClose(ClientSession session, RpcCall call)
    {
        call.CloseConnection();
        return ValueTask.CompletedTask;
    }

    private static async partial ValueTask ConnectSupportsFeature(ClientSession session, RpcCall call)
    {
        var feature = (DriverFeature)call.Read<ConnectSupportsFeatureArgs>().Feature;
        bool supported;
        switch (feature)
        {
            case DriverFeature.ProgramKeepalive:
                // Asked before the connection is opened: who asks answers pings.
                session.Host.StartKeepAlive(session);
                supported = true;
                break;
            case DriverFeature.FdPassing or DriverFeature.RemoteEventCallback or DriverFeature.RemoteCloseCallback:
                session.GetDriver(DriverGroup.Hypervisor, "virConnectSupportsFeature");
                supported = true;
                break;
            case DriverFeature.NetworkUpdateHasCorrectOrder:
                supported = await session.GetDriver(DriverGroup.Network, "virConnectSupportsFeature")
                    .SupportsFeatureAsync(feature, call.Cancellation).ConfigureAwait(false);
                break;
            default:
                var driver = session.GetDriver(DriverGroup.Hypervisor, "virConnectSupportsFeature");
                supported = await driver.SupportsFeatureAsync(feature, call.Cancellation).ConfigureAwait(false);
                break;
        }

        new ConnectSupportsFeatureRet(supported ? 1 : 0).WriteXdr(call.Reply);
    }

    private static async partial ValueTask ConnectSetIdentity(ClientSession session, RpcCall call)
    {
        var args = call.Read<ConnectSetIdentityArgs>();
        var driver = session.GetDriver(DriverGroup.Hypervisor, "virConnectSetIdentity");
        if (session.ChecksAccess)
        {
            await session.RequireAsync(Permission.ConnectWrite, AccessObject.None, call.Cancellation).ConfigureAwait(false);
        }

        session.Caller = Identity(session.Caller, args.Params);
        await driver.SetIdentityAsync(args.Params, args.Flags, call.Cancellation).ConfigureAwait(false);
    }

    /// <summary>For access checks from now on; the drivers keep the identity that the kernel reported.</summary>
    private static CallerIdentity Identity(CallerIdentity caller, TypedParameterList parameters)
    {
        foreach (var parameter in parameters)
        {
            var value = parameter.Value;
            caller = parameter.Name switch
            {
                "user-name" => caller with { UserName = value.String },
                "group-name" => caller with { GroupName = value.String },
                "unix-user-id" => caller with { UserId = value.Long },
                "unix-group-id" => caller with { GroupId = value.Long },
                "process-id" => caller with { ProcessId = (int)value.Long },
                "process-time" => caller with { ProcessStartTime = value.ULong },
                "sasl-user-name" => caller with { SaslUserName = value.String },
                "x509-distinguished-name" => caller with { X509DistinguishedName = value.String },
                "selinux-context" => caller with { SecurityContext = value.String },
                _ => throw DispatchErrors.ParameterUnsupported(parameter.Name),
            };
        }

        return caller;
    }

    private static async partial ValueTask ConnectRegisterCloseCallback(ClientSession session, RpcCall call)
    {
        var driver = session.GetDriver(DriverGroup.Hypervisor, "virConnectRegisterCloseCallback");
        await driver.SetCloseCallbackAsync(reason => SendClosed(session, reason), call.Cancellation).ConfigureAwait(false);
    }

    private static async partial ValueTask ConnectUnregisterCloseCallback(ClientSession session, RpcCall call)
    {
        var driver = session.GetDriver(DriverGroup.Hypervisor, "virConnectUnregisterCloseCallback");
        await driver.SetCloseCallbackAsync(null, call.Cancellation).ConfigureAwait(false);
    }

    private static void SendClosed(ClientSession session, ConnectCloseReason reason)
    {
        using XdrWriter writer = RpcServerConnection.EncodeMessage();
        new ConnectEventConnectionClosedMsg((int)reason).WriteXdr(writer);
        session.Connection.SendMessage(
            RpcServerConnection.FinishMessage(writer, Program, Version, (int)RemoteProcedure.ConnectEventConnectionClosed));
    }
}
