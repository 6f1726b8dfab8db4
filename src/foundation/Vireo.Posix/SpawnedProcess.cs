using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>
/// A program that was started from here. Disposing it forgets it; it never ends it. Somebody must wait for the exit, or it stays as a
/// zombie:
/// <see cref="WaitForExitAsync"/> reaps, and so does disposing (in the background).
/// </summary>
public sealed class SpawnedProcess : IDisposable
{
    private readonly SafeFileHandle? _gate;
    private readonly Lock _lock = new();
    private Task<ProcessExit>? _exit;

    internal SpawnedProcess(int pid, ProcessHandle handle, SafeFileHandle? gate)
    {
        Id = pid;
        Handle = handle;
        _gate = gate;
    }

    public int Id { get; }

    /// <summary>The kernel's handle of the process, safe against reuse of the number.</summary>
    public ProcessHandle Handle { get; }

    /// <summary>Lets a held process become the program.</summary>
    public void Release()
    {
        if (_gate is { IsClosed: false })
        {
            _ = Fd.Write(_gate, "go\n"u8);
            _gate.Dispose();
        }
    }

    /// <summary>Sends a signal; false when the process is gone.</summary>
    public bool Signal(int signal) => Handle.Signal(signal);

    /// <summary>Waits for the end without a thread, and reaps.</summary>
    public Task<ProcessExit> WaitForExitAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _exit ??= ReapAsync();
        }

        return _exit.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A held process whose gate closes without a message ends by itself.
        _gate?.Dispose();
        Task<ProcessExit> exit;
        lock (_lock)
        {
            exit = _exit ??= ReapAsync();
        }

        _ = exit.ContinueWith(static (_, state) =>
            ((ProcessHandle)state!).Dispose(), Handle, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task<ProcessExit> ReapAsync()
    {
        await Handle.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return Processes.Reap(Id) ?? new ProcessExit(0, 0);
    }
}

/// <summary>How a process ended: an exit code, or the signal that ended it (then not 0).</summary>
public readonly record struct ProcessExit(int Code, int Signal)
{
    public bool Succeeded => Code == 0 && Signal == 0;

    /// <summary>libvirt's text for it.</summary>
    public override string ToString() => Signal != 0 ? $"fatal signal {Signal}" : $"exit status {Code}";
}
