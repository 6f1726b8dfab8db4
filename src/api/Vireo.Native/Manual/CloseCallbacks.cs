using Vireo.Protocol;

namespace Vireo.Native;

/// <content>Notification when the connection to a daemon breaks.</content>
internal static unsafe partial class Exports
{
    private static partial int virConnectRegisterCloseCallback(nint conn, nint cb, nint opaque, nint freecb)
    {
        const string Function = nameof(virConnectRegisterCloseCallback);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        Results.Require(cb != 0, "cb", Function);
        if (!self.Connect.HasDaemon)
        {
            // A driver of this process cannot be lost: it takes any callback, keeps none and calls none, as libvirt's does.
            return 0;
        }

        self.RegisterClose(self.Driver(DriverGroup.Hypervisor, Function), cb, opaque, freecb);
        return 0;
    }

    private static partial int virConnectUnregisterCloseCallback(nint conn, nint cb)
    {
        const string Function = nameof(virConnectUnregisterCloseCallback);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        Results.Require(cb != 0, "cb", Function);
        if (self.Connect.HasDaemon)
        {
            self.UnregisterClose(self.Driver(DriverGroup.Hypervisor, Function), cb);
        }

        return 0;
    }
}
