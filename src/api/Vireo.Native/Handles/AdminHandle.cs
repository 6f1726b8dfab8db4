using Vireo.Operations;
using Vireo.Remote;

namespace Vireo.Native;

/// <summary>A <c>virAdmConnectPtr</c>.</summary>
internal sealed unsafe class AdminHandle(RemoteAdminConnection connection) : ConnectionHandle, IHandleKind
{
    private readonly Lock _lock = new();
    private CloseCallback? _close;

    /// <inheritdoc/>
    public static ErrorCode InvalidCode => ErrorCode.InvalidConn;

    /// <inheritdoc/>
    public static ErrorDomain? InvalidDomain => ErrorDomain.Admin;

    /// <summary>The connection itself, as generated code asks every handle for its connection.</summary>
    public AdminHandle Self => this;

    /// <summary>What it stands for.</summary>
    public RemoteAdminConnection Remote => connection;

    /// <inheritdoc/>
    public override AdminConnection Administration(string function) => connection;

    /// <summary>Keeps the one close callback there may be; it holds a reference of the connection.</summary>
    public void RegisterClose(nint function, nint user, nint free)
    {
        var made = new CloseCallback(this, ForgetClose, function, user, free);
        lock (_lock)
        {
            if (_close is not null)
            {
                throw NativeErrors.CloseCallbackRegistered(ErrorDomain.Admin);
            }

            _close = made;
        }

        made.Start(ofDaemon: true);
        connection.SetCloseCallback(made.Tell);
    }

    /// <summary>Takes the close callback back.</summary>
    public void UnregisterClose(nint function)
    {
        CloseCallback found;
        lock (_lock)
        {
            found = _close?.Function == function
                ? _close
                : throw NativeErrors.CloseCallbackDiffers(ErrorDomain.None);
            _close = null;
        }

        connection.SetCloseCallback(null);
        found.End();
    }

    /// <inheritdoc/>
    protected override void End()
    {
        Waiting.For(connection.DisposeAsync());
        base.End();
    }

    private void ForgetClose(CloseCallback done)
    {
        lock (_lock)
        {
            _close = _close == done ? null : _close;
        }
    }
}
