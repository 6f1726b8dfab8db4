namespace Vireo.Native;

/// <summary>The last border: whatever a call throws becomes the thread's last error, and that of the connection.</summary>
internal static unsafe class Faults
{
    /// <summary>Reports an exception of a call.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="handle">The first argument of the call, through which the connection is found; any value.</param>
    /// <param name="function">The function that was called.</param>
    public static void Raise(Exception e, nint handle, string function)
    {
        VirException error = e switch
        {
            VirException known => known,
            OutOfMemoryException => Errors.Report(ErrorDomain.None, ErrorCode.NoMemory),
            OperationCanceledException => NativeErrors.ConnectionClosed(),
            _ when Errors.ErrnoOf(e) > 0 => Errors.Of(e),
            _ => NativeErrors.Failed(function, e.Message, e),
        };
        ConnectionHandle? connection = HandleTable.Find(handle)?.Connection;
        if (connection is null)
        {
            Shim.Raise(error, null, 0);
            return;
        }

        Shim.Raise(error, connection.ErrorHandler, connection.ErrorUser);
        connection.KeepError();
    }
}
