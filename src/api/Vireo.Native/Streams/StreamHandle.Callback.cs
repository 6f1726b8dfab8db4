using Vireo.Operations;

namespace Vireo.Native;

/// <content>The callback that the application's loop runs when the stream can be read or written.</content>
internal sealed unsafe partial class StreamHandle
{
    private StreamCallback? _callback;

    /// <summary>Registers the one callback there may be; it holds a reference of the stream.</summary>
    public void AddCallback(int events, nint function, nint user, nint free)
    {
        Opened("virStreamEventAddCallback");
        lock (_lock)
        {
            if (_callback is not null)
            {
                throw Errors.StreamCallbackExists(OfDaemon);
            }

            var made = new StreamCallback(events, function, user, free);
            made.Loop = LoopCallback.Start(() => Run(made), OfDaemon)
                ?? throw NativeErrors.StreamUnwatched();
            _callback = made;
        }

        AddReference();
        Look();
    }

    /// <summary>Changes what the callback waits for.</summary>
    public void UpdateCallback(int events)
    {
        RequireOpened("virStreamEventUpdateCallback");
        lock (_lock)
        {
            (_callback ?? throw Errors.StreamCallbackMissing(OfDaemon)).Events = events;
        }

        Look();
    }

    /// <summary>Removes the callback.</summary>
    /// <exception cref="VirException">There is none.</exception>
    public void TakeCallback()
    {
        RequireOpened("virStreamEventRemoveCallback");
        if (!RemoveCallback())
        {
            throw Errors.StreamCallbackMissing(OfDaemon);
        }
    }

    /// <summary>Removes the callback; false when there is none.</summary>
    public bool RemoveCallback()
    {
        StreamCallback? found;
        lock (_lock)
        {
            found = _callback;
            _callback = null;
        }

        if (found is null)
        {
            return false;
        }

        found.Loop!.Dispose();
        if (!found.IsRunning)
        {
            Drop(found);
        }

        return true;
    }

    /// <summary>Looks again when a read or write that was under way ends.</summary>
    private void Follow(Task task)
    {
        if (_callback is not null)
        {
            _ = task.ContinueWith(static (_, state) =>
                ((StreamHandle)state!)._callback?.Loop?.Ask(), this, CancellationToken.None, TaskContinuationOptions.None,
                TaskScheduler.Default);
        }
    }

    private void RequireOpened(string function)
    {
        if (!_opened)
        {
            throw Errors.NoSupport(function, ErrorDomain.Streams);
        }
    }

    private void Look() => _callback?.Loop?.Ask();

    private int Ready(int wanted)
    {
        int ready = 0;
        if (_stream is not { } stream)
        {
            return 0;
        }

        if ((wanted & (int)StreamEventType.Readable) != 0)
        {
            if (_pieceAt == _pieceEnd && _hole == 0 && !_ended)
            {
                _read ??= stream.ReadAsync(_piece, default).AsTask();
            }

            if (_pieceAt < _pieceEnd || _hole > 0 || _ended || _read is { IsCompleted: true })
            {
                ready |= (int)StreamEventType.Readable;
            }
            else
            {
                Follow(_read!);
            }
        }

        if ((wanted & (int)StreamEventType.Writable) != 0 && _write is not { IsCompleted: false })
        {
            ready |= (int)StreamEventType.Writable;
        }

        return ready;
    }

    /// <summary>On the application's loop: reports what can be done, and again as long as it can.</summary>
    private void Run(StreamCallback callback)
    {
        if (_callback != callback || !TryAddReference())
        {
            return;
        }

        int ready = Ready(callback.Events);
        if (ready != 0)
        {
            callback.IsRunning = true;
            ((delegate* unmanaged<nint, int, nint, void>)callback.Function)(Pointer, ready, callback.User);
            callback.IsRunning = false;
            if (_callback == callback)
            {
                if (Ready(callback.Events) != 0)
                {
                    callback.Loop!.Ask();
                }
            }
            else
            {
                Drop(callback);
            }
        }

        Release();
    }

    private void Drop(StreamCallback callback)
    {
        if (callback.Free != 0)
        {
            ((delegate* unmanaged<nint, void>)callback.Free)(callback.User);
        }

        Release();
    }

    private sealed class StreamCallback(int events, nint function, nint user, nint free)
    {
        public int Events { get; set; } = events;

        public nint Function { get; } = function;

        public nint User { get; } = user;

        public nint Free { get; } = free;

        public bool IsRunning { get; set; }

        public LoopCallback? Loop { get; set; }
    }
}
