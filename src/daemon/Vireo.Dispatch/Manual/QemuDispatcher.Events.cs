using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Dispatch;

/// <content>Registration for raw monitor events: filtered by a name that may be a pattern, not by an event id.</content>
public static partial class QemuDispatcher
{
    private static async partial ValueTask ConnectDomainMonitorEventRegister(ClientSession session, RpcCall call)
    {
        const string Function = "virConnectDomainQemuMonitorEventRegister";
        var args = call.Read<QemuConnectDomainMonitorEventRegisterArgs>();
        var driver = session.GetDriver(DriverGroup.Hypervisor, Function);
        session.RequireWrite(Function);
        if (session.ChecksAccess)
        {
            await session.RequireAsync(Permission.ConnectSearchDomains, AccessObject.None, call.Cancellation).ConfigureAwait(false);
            await session.RequireAsync(Permission.ConnectWrite, AccessObject.None, call.Cancellation).ConfigureAwait(false);
        }

        var filter = new EventFilter(EventClass.QemuMonitor, 0, args.Dom?.Uuid, args.Event) { Flags = args.Flags };
        int id = await session.RegisterAsync(driver, call, filter, legacy: false).ConfigureAwait(false);
        new QemuConnectDomainMonitorEventRegisterRet(id).WriteXdr(call.Reply);
    }

    private static async partial ValueTask ConnectDomainMonitorEventDeregister(ClientSession session, RpcCall call)
    {
        const string Function = "virConnectDomainQemuMonitorEventDeregister";
        var args = call.Read<QemuConnectDomainMonitorEventDeregisterArgs>();
        session.GetDriver(DriverGroup.Hypervisor, Function);
        if (session.ChecksAccess)
        {
            await session.RequireAsync(Permission.ConnectWrite, AccessObject.None, call.Cancellation).ConfigureAwait(false);
        }

        await session.RemoveEventAsync(EventClass.QemuMonitor, args.CallbackID).ConfigureAwait(false);
    }
}
