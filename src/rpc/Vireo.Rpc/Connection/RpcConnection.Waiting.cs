using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Rpc;

/// <content>
/// Reading on the thread that waits. A reply that another thread receives costs the caller two changes of threads, so the first caller that
/// waits takes the reading over from the event loop until its reply has arrived; whoever else would read meanwhile wakes it up instead.
/// </content>
public abstract partial class RpcConnection
{
    private readonly Lock _waitLock = new();
    private SafeFileHandle? _wake;
    private Action? _wakeAction;
    private int _waiter;
    private bool _woken;

    /// <summary>
    /// From now on this thread reads, in <see cref="ReadUntil"/>. It says so before it asks for what it will wait for: the answer may come
    /// before this thread runs again. Nothing changes when another thread reads for itself already, or the transport cannot be waited for.
    /// </summary>
    private protected void BeginReading()
    {
        lock (_waitLock)
        {
            if (_waiter != 0 || IsClosed)
            {
                return;
            }

            // First what may fail: a transport that believes to be waited for is read by nobody else.
            _wake ??= Fd.CreateEvent();
            if (_transport.BeginWaiting())
            {
                _waiter = Environment.CurrentManagedThreadId;
            }
        }
    }

    /// <summary>Reads until <paramref name="task"/> or the connection has ended, or it is no longer this thread that reads. False, at once,
    /// when it is not.</summary>
    private protected bool ReadUntil(Task task)
    {
        int me = Environment.CurrentManagedThreadId;
        if (IsClosed || _waiter != me || _wake is not { } wake)
        {
            return false;
        }

        // The task may be completed by any thread, whether that has to do with this connection or not.
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_wakeAction ??= () => WakeWaiter());
        bool anotherReads = false;
        while (!task.IsCompleted && !IsClosed && _waiter == me)
        {
            // Another thread that is still reading wakes this one when it has done so.
            _transport.Wait(wake, forInput: !anotherReads && !IsReadingPaused);
            TakeWake();
            anotherReads = !ScheduleRead();
        }

        return true;
    }

    /// <summary>This thread no longer reads, if it did.</summary>
    private protected void EndReading()
    {
        bool again;
        lock (_waitLock)
        {
            if (_waiter != Environment.CurrentManagedThreadId)
            {
                return;
            }

            _waiter = 0;
            again = TakeWake();
            ForgetWake();
            _transport.EndWaiting();
        }

        if (again)
        {
            ScheduleRead();
        }
    }

    private bool TakeWake()
    {
        lock (_waitLock)
        {
            if (!_woken)
            {
                return false;
            }

            _woken = false;
            Fd.Clear(_wake!);
            return true;
        }
    }

    /// <summary>Wakes the thread that reads while it waits; false when there is none, or it is this one.</summary>
    private bool WakeWaiter()
    {
        // Nearly always there is none: the daemon's own connections never have one.
        if (Volatile.Read(ref _waiter) == 0)
        {
            return false;
        }

        lock (_waitLock)
        {
            if (_waiter == 0 || _waiter == Environment.CurrentManagedThreadId)
            {
                return false;
            }

            if (!_woken)
            {
                _woken = true;
                Fd.Signal(_wake!);
            }

            return true;
        }
    }

    /// <summary>The connection has ended: nobody waits for input any more.</summary>
    private void EndWaiting()
    {
        if (!WakeWaiter())
        {
            lock (_waitLock)
            {
                ForgetWake();
            }
        }
    }

    private void ForgetWake()
    {
        if (_waiter == 0 && IsClosed)
        {
            _wake?.Dispose();
            _wake = null;
        }
    }
}
