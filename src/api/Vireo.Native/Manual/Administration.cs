using Vireo.Remote;

namespace Vireo.Native;

/// <content>Administration of a daemon: the connection.</content>
internal static unsafe partial class Exports
{
    private static partial nint virAdmConnectOpen(byte* name, uint flags)
    {
        bool useAliases = (flags & (uint)ConnectFlags.NoAliases) == 0;
        return new AdminHandle(Waiting.For(
            RemoteAdminConnection.OpenAsync(NativeText.Read(name), useAliases, flags & ~(uint)ConnectFlags.NoAliases, default))).Pointer;
    }

    private static partial void Check_virAdmServerSetClientLimits(nint srv, CTypedParameter* @params, int nparams, uint flags) =>
        NoFlagsOfAdministration(flags, "adminServerSetClientLimits");

    private static partial void Check_virAdmServerSetThreadPoolParameters(nint srv, CTypedParameter* @params, int nparams, uint flags) =>
        NoFlagsOfAdministration(flags, "adminServerSetThreadPoolParameters");

    /// <summary>Looked at here, and before the parameters, with the daemon's text.</summary>
    private static void NoFlagsOfAdministration(uint flags, string function)
    {
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.Admin, flags, function);
        }
    }

    private static partial byte* virAdmConnectGetURI(nint conn) =>
        Results.Text(Arguments.Handle<AdminHandle>(conn, nameof(virAdmConnectGetURI)).Remote.Uri);

    private static partial int virAdmConnectIsAlive(nint conn) =>
        conn == 0 || Arguments.Handle<AdminHandle>(conn, nameof(virAdmConnectIsAlive)).Remote.Closed.IsCompleted ? 0 : 1;

    private static partial int virAdmConnectRegisterCloseCallback(nint conn, nint cb, nint opaque, nint freecb)
    {
        var self = Arguments.Handle<AdminHandle>(conn, nameof(virAdmConnectRegisterCloseCallback));
        Results.Require(cb != 0, "cb", nameof(virAdmConnectRegisterCloseCallback));
        self.RegisterClose(cb, opaque, freecb);
        return 0;
    }

    private static partial int virAdmConnectUnregisterCloseCallback(nint conn, nint cb)
    {
        var self = Arguments.Handle<AdminHandle>(conn, nameof(virAdmConnectUnregisterCloseCallback));
        Results.Require(cb != 0, "cb", nameof(virAdmConnectUnregisterCloseCallback));
        self.UnregisterClose(cb);
        return 0;
    }

    private static partial int virAdmConnectGetLoggingOutputs(nint conn, byte** outputs, uint flags)
    {
        const string Function = nameof(virAdmConnectGetLoggingOutputs);
        var self = Arguments.Handle<AdminHandle>(conn, Function);
        var found = Waiting.For(self.Administration(Function).GetLoggingOutputsAsync(flags, default));
        if (outputs != null)
        {
            *outputs = Results.Text(found.Text);
        }

        return (int)found.Count;
    }

    private static partial int virAdmConnectGetLoggingFilters(nint conn, byte** filters, uint flags)
    {
        const string Function = nameof(virAdmConnectGetLoggingFilters);
        var self = Arguments.Handle<AdminHandle>(conn, Function);
        var found = Waiting.For(self.Administration(Function).GetLoggingFiltersAsync(flags, default));
        if (filters != null)
        {
            *filters = Results.Text(found.Text);
        }

        return (int)found.Count;
    }
}
