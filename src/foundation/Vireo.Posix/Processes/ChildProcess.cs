using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>
/// A process that is followed through a pidfd, so that no number is ever mistaken for another process: a child that was started here, or one found again by its pid.
/// It outlives this object and the daemon; waiting never polls.
/// </summary>
public sealed partial class ChildProcess : IDisposable
{
    private const short SetSignalDefaults = 0x04, SetSignalMask = 0x08, SetSession = 0x80;
    private const int Signals = 64, SignalSetSize = 128, AttributesSize = 512, ActionsSize = 256;
    private const int SysPidfdOpen = 434, SysPidfdSendSignal = 424;
    private const int NoSuchProcess = 3;

    private readonly SafeFileHandle _pidfd;
    private Task<ExitStatus>? _exit;

    private ChildProcess(int id, SafeFileHandle pidfd)
    {
        Id = id;
        _pidfd = pidfd;
    }

    /// <summary>The pid.</summary>
    public int Id { get; }

    /// <summary>Completes when the process has ended.</summary>
    public Task<ExitStatus> Exited => LazyInitializer.EnsureInitialized(ref _exit, () => ProcessWatcher.Shared.Watch(_pidfd));

    /// <summary>Starts a child.</summary>
    public static ChildProcess Start(ChildStart start)
    {
        int pid = Spawn(start);
        return Adopt(pid) ?? throw Errors.System(ErrorDomain.None, NoSuchProcess, $"cannot follow process {pid}");
    }

    /// <summary>Follows a running process; null when there is none with that number.</summary>
    public static ChildProcess? Adopt(int pid)
    {
        int fd = (int)Syscall(SysPidfdOpen, pid, 0, 0, 0);
        if (fd < 0)
        {
            int error = Marshal.GetLastPInvokeError();
            return error == NoSuchProcess ? null : throw Errors.System(ErrorDomain.None, error, $"pidfd_open of process {pid} failed");
        }

        return new ChildProcess(pid, new SafeFileHandle(fd, ownsHandle: true));
    }

    /// <summary>Sends a signal; false when the process has ended already.</summary>
    public bool Signal(int signal)
    {
        bool added = false;
        _pidfd.DangerousAddRef(ref added);
        try
        {
            if (Syscall(SysPidfdSendSignal, (int)_pidfd.DangerousGetHandle(), signal, 0, 0) == 0)
            {
                return true;
            }

            int error = Marshal.GetLastPInvokeError();
            return error == NoSuchProcess ? false : throw Errors.System(ErrorDomain.None, error, $"Failed to send signal {signal} to process {Id}");
        }
        finally
        {
            _pidfd.DangerousRelease();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pidfd.Dispose();

    private static unsafe int Spawn(ChildStart start)
    {
        byte[] program = Terminated(start.Program);
        using var arguments = new StringVector([start.Program, .. start.Arguments]);
        using var environment = new StringVector(start.Environment);
        byte[] nothing = Terminated("/dev/null");
        byte* attributes = stackalloc byte[AttributesSize], actions = stackalloc byte[ActionsSize], set = stackalloc byte[SignalSetSize];

        // SAFETY: the buffers are larger than the C library's types (336 and 80 bytes) and live until both are destroyed below;
        // strings and vectors are pinned or unmanaged for the whole call; the handles are kept alive by the references taken here.
        var held = new List<SafeHandle>();
        Check(SpawnAttributesInit(attributes));
        Check(SpawnActionsInit(actions));
        try
        {
            new Span<byte>(set, SignalSetSize).Clear();
            Check(SpawnSetMask(attributes, set));
            new Span<byte>(set, Signals / 8).Fill(0xff);
            Check(SpawnSetDefaults(attributes, set));
            Check(SpawnSetFlags(attributes, (short)(SetSignalDefaults | SetSignalMask | (start.NewSession ? SetSession : 0))));
            fixed (byte* dev = nothing, path = program)
            {
                ReadOnlySpan<SafeHandle?> standard = [start.StandardInput, start.StandardOutput, start.StandardError];
                for (int i = 0; i < standard.Length; i++)
                {
                    Check(standard[i] is { } handle
                        ? SpawnAddDup(actions, Hold(handle, held), i)
                        : SpawnAddOpen(actions, i, dev, i == 0 ? 0 : 1, 0));
                }

                foreach (var handle in start.Inherited)
                {
                    // A descriptor duplicated onto itself loses its close-on-exec flag in the child, and only there.
                    int fd = Hold(handle, held);
                    Check(SpawnAddDup(actions, fd, fd));
                }

                int pid;
                int error = PosixSpawn(&pid, path, actions, attributes, arguments.Pointer, environment.Pointer);
                return error == 0 ? pid : throw Errors.System(ErrorDomain.None, error, $"Cannot execute binary {start.Program}");
            }
        }
        finally
        {
            _ = SpawnActionsDestroy(actions);
            _ = SpawnAttributesDestroy(attributes);
            foreach (var handle in held)
            {
                handle.DangerousRelease();
            }
        }
    }

    private static int Hold(SafeHandle handle, List<SafeHandle> held)
    {
        bool added = false;
        handle.DangerousAddRef(ref added);
        held.Add(handle);
        return (int)handle.DangerousGetHandle();
    }

    private static byte[] Terminated(string text) => Encoding.UTF8.GetBytes(text + "\0");

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw Errors.System(ErrorDomain.None, error, "cannot prepare a child process");
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn")]
    private static unsafe partial int PosixSpawn(int* pid, byte* path, byte* actions, byte* attributes, byte** argv, byte** envp);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static unsafe partial int SpawnAttributesInit(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    private static unsafe partial int SpawnAttributesDestroy(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static unsafe partial int SpawnSetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    private static unsafe partial int SpawnSetMask(byte* attributes, byte* set);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static unsafe partial int SpawnSetDefaults(byte* attributes, byte* set);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static unsafe partial int SpawnActionsInit(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static unsafe partial int SpawnActionsDestroy(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static unsafe partial int SpawnAddDup(byte* actions, int fd, int target);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen")]
    private static unsafe partial int SpawnAddOpen(byte* actions, int target, byte* path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long Syscall(long number, long a, long b, long c, long d);
}
