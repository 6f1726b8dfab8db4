using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>The kernel's handle of a process (pidfd), child or not: it never means another process that got the same number
/// later.</summary>
public sealed partial class ProcessHandle : IDisposable
{
    private readonly SafeFileHandle _fd;

    private ProcessHandle(int id, SafeFileHandle fd)
    {
        Id = id;
        _fd = fd;
    }

    public int Id { get; }

    /// <summary>The handle of process <paramref name="pid"/>.</summary>
    /// <exception cref="VirException">There is no such process.</exception>
    public static ProcessHandle Open(int pid) =>
        TryOpen(pid) ?? throw ProcessErrors.NoProcess(Libc.Esrch, pid);

    /// <summary>The handle of process <paramref name="pid"/>, or null when there is none.</summary>
    public static ProcessHandle? TryOpen(int pid)
    {
        int fd = PidFdOpen(pid, 0);
        return fd < 0 ? null : new ProcessHandle(pid, Fd.Own(fd));
    }

    /// <summary>Sends a signal; false when the process is gone.</summary>
    public bool Signal(int signal)
    {
        if (_fd.IsClosed)
        {
            return false;
        }

        int result = PidFdSendSignal(Fd.Number(_fd), signal, 0, 0);
        int error = Marshal.GetLastPInvokeError();
        GC.KeepAlive(_fd);
        return result == 0 || (error == Libc.Esrch ? false : throw ProcessErrors.SignalNotSent(error, signal, Id));
    }

    /// <summary>True while the process runs (a zombie does not).</summary>
    public bool IsAlive => !_fd.IsClosed && Processes.IsRunning(Id);

    /// <summary>Completes when the process has ended; it does not reap.</summary>
    public async Task WaitForExitAsync(CancellationToken cancellationToken)
    {
        using var ready = new AsyncFd(_fd);
        await ready.WaitReadableAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _fd.Dispose();

    [LibraryImport("libc", EntryPoint = "pidfd_open", SetLastError = true)]
    private static partial int PidFdOpen(int pid, uint flags);

    [LibraryImport("libc", EntryPoint = "pidfd_send_signal", SetLastError = true)]
    private static partial int PidFdSendSignal(int fd, int signal, nint info, uint flags);
}
