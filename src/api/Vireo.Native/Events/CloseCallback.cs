using Vireo.Protocol;

namespace Vireo.Native;

/// <summary>A callback for the moment when a connection breaks, on the application's loop. From its start to its end it holds a reference
/// of the connection.</summary>
internal sealed unsafe class CloseCallback(ConnectionHandle connection, Action<CloseCallback> done, nint function, nint user, nint free)
{
    private LoopCallback? _loop;
    private int _reason;
    private int _ended;

    /// <summary>The C function.</summary>
    public nint Function { get; } = function;

    /// <summary>Enters the application's loop; without a loop the callback is never called, as in libvirt.</summary>
    public void Start(bool ofDaemon)
    {
        connection.AddReference();
        _loop = LoopCallback.Start(Run, ofDaemon);
    }

    /// <summary>The connection broke; on any thread.</summary>
    public void Tell(ConnectCloseReason reason)
    {
        _reason = (int)reason;
        _loop?.Ask();
    }

    /// <summary>It is taken back: the application's data is given back, once.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return;
        }

        _loop?.Dispose();
        if (free != 0)
        {
            ((delegate* unmanaged<nint, void>)free)(user);
        }

        connection.Release();
    }

    private void Run()
    {
        if (Volatile.Read(ref _ended) == 0)
        {
            ((delegate* unmanaged<nint, int, nint, void>)Function)(connection.Pointer, _reason, user);

            // A connection breaks once.
            done(this);
            End();
        }
    }
}
