namespace Vireo.Native;

/// <content>The errors of connections; those of threads live in the C object.</content>
internal static unsafe partial class Exports
{
    private static partial nint virConnGetLastError(nint conn) =>
        HandleTable.Find(conn) is ConnectHandle handle ? (nint)handle.LastError : 0;

    private static partial int virConnCopyLastError(nint conn, nint to)
    {
        if (HandleTable.Find(conn) is not ConnectHandle handle || to == 0)
        {
            return -1;
        }

        return Shim.CopyError(handle.LastError, (CError*)to);
    }

    private static partial void virConnResetLastError(nint conn) => (HandleTable.Find(conn) as ConnectHandle)?.ForgetError();

    private static partial void virConnSetErrorFunc(nint conn, nint userData, nint handler)
    {
        if (HandleTable.Find(conn) is ConnectHandle found)
        {
            found.ErrorUser = userData;
            found.ErrorHandler = (delegate* unmanaged<nint, CError*, void>)handler;
        }
    }
}
