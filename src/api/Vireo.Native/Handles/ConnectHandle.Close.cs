using Vireo.Operations;

namespace Vireo.Native;

/// <content>The callback for the moment when the connection breaks.</content>
internal sealed partial class ConnectHandle
{
    private readonly Lock _closeLock = new();
    private CloseCallback? _close;

    /// <summary>Keeps the one callback there may be.</summary>
    public void RegisterClose(DriverConnection driver, nint callback, nint user, nint free)
    {
        var made = new CloseCallback(this, ForgetClose, callback, user, free);
        lock (_closeLock)
        {
            if (_close is not null)
            {
                throw NativeErrors.CloseCallbackRegistered(ErrorDomain.Remote);
            }

            _close = made;
        }

        try
        {
            Waiting.For(driver.SetCloseCallbackAsync(made.Tell, default));
            made.Start(Connect.HasDaemon);
        }
        catch
        {
            ForgetClose(made);
            throw;
        }
    }

    /// <summary>Takes the callback back.</summary>
    public void UnregisterClose(DriverConnection driver, nint callback)
    {
        CloseCallback found;
        lock (_closeLock)
        {
            found = _close?.Function == callback
                ? _close
                : throw NativeErrors.CloseCallbackDiffers(ErrorDomain.Remote);
            _close = null;
        }

        if (Connect.IsAlive)
        {
            Waiting.For(driver.SetCloseCallbackAsync(null, default));
        }

        found.End();
    }

    private void ForgetClose(CloseCallback done)
    {
        lock (_closeLock)
        {
            _close = _close == done ? null : _close;
        }
    }
}
