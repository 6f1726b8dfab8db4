namespace Vireo.Native;

/// <content>Administration of a daemon: the connection.</content>
internal static unsafe partial class Exports
{
    private static partial nint virAdmConnectOpen(byte* name, uint flags) => throw Errors.NoSupport(nameof(virAdmConnectOpen), ErrorDomain.Admin);

    private static partial byte* virAdmConnectGetURI(nint conn) => throw Errors.NoSupport(nameof(virAdmConnectGetURI), ErrorDomain.Admin);

    private static partial int virAdmConnectIsAlive(nint conn) => throw Errors.NoSupport(nameof(virAdmConnectIsAlive), ErrorDomain.Admin);

    private static partial int virAdmConnectRegisterCloseCallback(nint conn, nint cb, nint opaque, nint freecb) =>
        throw Errors.NoSupport(nameof(virAdmConnectRegisterCloseCallback), ErrorDomain.Admin);

    private static partial int virAdmConnectUnregisterCloseCallback(nint conn, nint cb) =>
        throw Errors.NoSupport(nameof(virAdmConnectUnregisterCloseCallback), ErrorDomain.Admin);

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
