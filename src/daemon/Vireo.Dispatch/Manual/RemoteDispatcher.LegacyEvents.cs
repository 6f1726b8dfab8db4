using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Dispatch;

/// <content>Domain events of the first two generations: one registration for each event id, messages without a callback id.</content>
public static partial class RemoteDispatcher
{
    private static async partial ValueTask ConnectDomainEventRegister(ClientSession session, RpcCall call)
    {
        await RegisterLegacyAsync(session, call, (int)DomainEventId.Lifecycle, "virConnectDomainEventRegister").ConfigureAwait(false);
        new ConnectDomainEventRegisterRet(1).WriteXdr(call.Reply);
    }

    private static async partial ValueTask ConnectDomainEventDeregister(ClientSession session, RpcCall call)
    {
        await RemoveLegacyAsync(session, call, (int)DomainEventId.Lifecycle, "virConnectDomainEventDeregister").ConfigureAwait(false);
        new ConnectDomainEventDeregisterRet(0).WriteXdr(call.Reply);
    }

    private static ValueTask RegisterLegacyAnyAsync(ClientSession session, RpcCall call, int eventId)
    {
        ClientSession.CheckEventId(EventClass.Domain, eventId);
        return RegisterLegacyAsync(session, call, eventId, "virConnectDomainEventRegisterAny");
    }

    private static partial ValueTask ConnectDomainEventRegisterAny(ClientSession session, RpcCall call) =>
        RegisterLegacyAnyAsync(session, call, call.Read<ConnectDomainEventRegisterAnyArgs>().EventID);

    private static partial ValueTask ConnectDomainEventDeregisterAny(ClientSession session, RpcCall call)
    {
        int eventId = call.Read<ConnectDomainEventDeregisterAnyArgs>().EventID;
        ClientSession.CheckEventId(EventClass.Domain, eventId);
        return RemoveLegacyAsync(session, call, eventId, "virConnectDomainEventDeregisterAny");
    }

    private static async ValueTask RegisterLegacyAsync(ClientSession session, RpcCall call, int eventId, string function)
    {
        var driver = session.GetDriver(DriverGroup.Hypervisor, function);
        if (session.ChecksAccess)
        {
            await session.RequireAsync(Permission.ConnectSearchDomains, AccessObject.None, call.Cancellation).ConfigureAwait(false);
        }

        await session.RegisterAsync(driver, call, new EventFilter(EventClass.Domain, eventId), legacy: true).ConfigureAwait(false);
    }

    private static async ValueTask RemoveLegacyAsync(ClientSession session, RpcCall call, int eventId, string function)
    {
        session.GetDriver(DriverGroup.Hypervisor, function);
        if (session.ChecksAccess)
        {
            await session.RequireAsync(Permission.ConnectRead, AccessObject.None, call.Cancellation).ConfigureAwait(false);
        }

        await session.RemoveLegacyAsync(eventId).ConfigureAwait(false);
    }
}
