using Vireo.Drivers.Test;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Native;

/// <content>Opening connections, and what is asked of the connection itself.</content>
internal static unsafe partial class Exports
{
    // The host that all connections to test:///default of this process share.
    private static readonly IDriverFactory[] LocalDrivers = [new TestDriverFactory()];

    private static partial nint virConnectOpen(byte* name) => Open(name, null, 0);

    private static partial nint virConnectOpenReadOnly(byte* name) => Open(name, null, (uint)ConnectFlags.Ro);

    private static partial nint virConnectOpenAuth(byte* name, nint auth, uint flags) => Open(name, (CAuth*)auth, flags);

    private static nint Open(byte* name, CAuth* auth, uint flags)
    {
        bool readOnly = (flags & (uint)ConnectFlags.Ro) != 0;
        var options = new ConnectOptions
        {
            ReadOnly = readOnly,
            UseAliases = (flags & (uint)ConnectFlags.NoAliases) == 0,
            Flags = flags,
            Credentials = auth == null ? null : Credentials.Of(auth),
            LocalDrivers = LocalDrivers,
            // libvirt's library never pings by itself: that is left to virConnectSetKeepAlive.
            KeepAliveInterval = TimeSpan.Zero,
            CallersBlock = true,
        };
        return new ConnectHandle(Waiting.For(Connect.OpenAsync(NativeText.Read(name), options)), readOnly).Pointer;
    }

    private static partial byte* virConnectGetType(nint conn)
    {
        var self = Arguments.Handle<ConnectHandle>(conn, nameof(virConnectGetType));
        return self.TypeText(() => Waiting.For(self.Connect.GetTypeAsync()));
    }

    private static partial byte* virConnectGetURI(nint conn) =>
        Results.Text(Waiting.For(Arguments.Handle<ConnectHandle>(conn, nameof(virConnectGetURI)).Connect.GetUriAsync()));

    private static partial int virConnectIsAlive(nint conn) =>
        Arguments.Handle<ConnectHandle>(conn, nameof(virConnectIsAlive)).Connect.IsAlive ? 1 : 0;

    private static partial int virConnectIsEncrypted(nint conn) =>
        Arguments.Handle<ConnectHandle>(conn, nameof(virConnectIsEncrypted)).Connect.IsEncrypted ? 1 : 0;

    private static partial int virConnectIsSecure(nint conn)
    {
        const string Function = nameof(virConnectIsSecure);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);

        // Both have a say: the driver, and the way to it.
        return Waiting.For(self.Driver(DriverGroup.Hypervisor, Function).ConnectionIsSecureAsync(default)) && self.Connect.IsSecureLink
            ? 1
            : 0;
    }

    private static partial int virConnectSetKeepAlive(nint conn, int interval, uint count)
    {
        var self = Arguments.Handle<ConnectHandle>(conn, nameof(virConnectSetKeepAlive));
        if (!self.Connect.HasDaemon)
        {
            throw Errors.NoSupport(nameof(virConnectSetKeepAlive));
        }

        return self.SetKeepAlive(TimeSpan.FromSeconds(Math.Max(0, interval)), (int)Math.Min(count, int.MaxValue)) ? 0 : 1;
    }

    private static partial int virConnectSetIdentity(nint conn, CTypedParameter* @params, int nparams, uint flags)
    {
        const string Function = nameof(virConnectSetIdentity);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        var list = Arguments.Parameters(
            @params, @params == null ? 0 : Math.Max(0, nparams), required: false, some: false, "params", "nparams", Function);
        if (!self.Connect.HasDaemon)
        {
            throw Errors.NoSupport(Function);
        }

        Waiting.For(self.Driver(DriverGroup.Hypervisor, Function).SetIdentityAsync(list, flags, default));
        return 0;
    }
}
