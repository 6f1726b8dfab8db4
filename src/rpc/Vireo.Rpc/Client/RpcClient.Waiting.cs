namespace Vireo.Rpc;

/// <content>Callers that block (<see cref="RpcClientOptions.CallersBlock"/>).</content>
public sealed partial class RpcClient
{
    // The last connection whose callers block that this thread asked for something.
    [ThreadStatic]
    private static RpcClient? _asked;

    /// <summary>
    /// For a thread that has nothing to do until <paramref name="task"/>, an operation that it started, has ended: it receives for the
    /// connection that it asked, if callers of that block, and runs what follows from that. It returns when the task has ended, or when
    /// another thread receives and only waiting is left. Who asks such a connection for something must come here afterwards, however that
    /// went.
    /// </summary>
    public static void ReceiveFor(Task task)
    {
        try
        {
            // What runs while this thread reads may ask another connection, or wait itself.
            while (!task.IsCompleted && _asked is { } asked && asked.ReadUntil(task))
            {
            }
        }
        finally
        {
            _asked?.EndReading();
            _asked = null;
        }
    }

    /// <summary>This thread is about to ask for something. Threads of our own have other things to do than to wait for it.</summary>
    private void BeginWaiting()
    {
        if (!_options.CallersBlock || Thread.CurrentThread.IsThreadPoolThread || RpcEventLoop.OwnsThisThread)
        {
            return;
        }

        if (_asked != this)
        {
            _asked?.EndReading();
            _asked = this;
        }

        BeginReading();
    }
}
