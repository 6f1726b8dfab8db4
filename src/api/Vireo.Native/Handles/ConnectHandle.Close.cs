using Vireo.Operations;

namespace Vireo.Native;

/// <content>The callback that is told when the connection breaks.</content>
internal sealed unsafe partial class ConnectHandle
{
    private readonly Lock _closeLock = new();
    private CloseCallback? _close;

    /// <summary>Keeps the one callback there may be; it holds a reference of the connection.</summary>
    public void RegisterClose(DriverConnection driver, nint callback, nint user, nint free)
    {
        var made = new CloseCallback(callback, user, free);
        lock (_closeLock)
        {
            if (_close is not null)
            {
                throw Errors.OperationInvalid(ErrorDomain.None, "A close callback is already registered");
            }

            _close = made;
        }

        AddReference();
        made.Loop = LoopCallback.Start(() => TellClosed(made), Connect.HasDaemon);
        try
        {
            Waiting.For(driver.SetCloseCallbackAsync(
                reason =>
                {
                    made.Reason = (int)reason;
                    made.Loop?.Ask();
                },
                default));
        }
        catch
        {
            lock (_closeLock)
            {
                _close = null;
            }

            made.Loop?.Dispose();
            Release();
            throw;
        }
    }

    public void UnregisterClose(DriverConnection driver, nint callback)
    {
        CloseCallback found;
        lock (_closeLock)
        {
            if (_close is null || _close.Function != callback)
            {
                throw Errors.OperationInvalid(ErrorDomain.None, "A different callback was requested");
            }

            found = _close;
            _close = null;
        }

        if (Connect.IsAlive)
        {
            Waiting.For(driver.SetCloseCallbackAsync(null, default));
        }

        found.Loop?.Dispose();
        found.Release();
        Release();
    }

    private void TellClosed(CloseCallback told)
    {
        lock (_closeLock)
        {
            if (_close != told)
            {
                return;
            }

            _close = null;
        }

        ((delegate* unmanaged<nint, int, nint, void>)told.Function)(Pointer, told.Reason, told.User);
        told.Loop?.Dispose();
        told.Release();
        Release();
    }

    private sealed class CloseCallback(nint function, nint user, nint free)
    {
        public nint Function { get; } = function;

        public nint User { get; } = user;

        public int Reason { get; set; }

        public LoopCallback? Loop { get; set; }

        /// <summary>Gives the application's data back.</summary>
        public void Release()
        {
            if (free != 0)
            {
                ((delegate* unmanaged<nint, void>)free)(User);
            }
        }
    }
}
