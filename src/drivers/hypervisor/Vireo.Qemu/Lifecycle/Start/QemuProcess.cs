using System.Buffers;
using System.Text;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// One emulator: its process, its monitor, its log. It is started here, or found again after the daemon's own restart; the process does not
/// depend on us. It knows nothing of domains' configuration, and its end is reported, not acted upon.
/// </summary>
public sealed class QemuProcess : IAsyncDisposable
{
    public const int TermSignal = 15, KillSignal = 9;

    private static readonly TimeSpan HardPatience = TimeSpan.FromSeconds(30), AnswerPatience = TimeSpan.FromSeconds(30),
        LastWords = TimeSpan.FromSeconds(2), QueuePause = TimeSpan.FromSeconds(1);

    // EAGAIN: nobody takes connections from the queue of the socket.
    private const int TryAgain = 11;
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(" \t\n{}[]\"'\\$&;|<>()*?#~`!");
    private readonly string _name;
    private readonly DomainLog? _log;
    private readonly ProcessHandle _handle;
    private readonly SpawnedProcess? _child;
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private QmpConnection? _monitor;

    private QemuProcess(string name, ProcessHandle handle, SpawnedProcess? child, string monitorPath, DomainLog? log)
    {
        _name = name;
        _handle = handle;
        _child = child;
        Exited = WaitAsync(handle, child);
        MonitorPath = monitorPath;
        StartTime = Processes.StartTime(handle.Id);
        _log = log;
    }

    /// <summary>The pid.</summary>
    public int Pid => _handle.Id;

    /// <summary>When it started, in clock ticks since boot; 0 when it has ended.</summary>
    public ulong StartTime { get; }

    /// <summary>Where the monitor's socket is.</summary>
    public string MonitorPath { get; private set; }

    /// <summary>The connected monitor, or null while there is none yet.</summary>
    public QmpConnection? ConnectedMonitor => Volatile.Read(ref _monitor);

    /// <summary>The connected monitor.</summary>
    /// <exception cref="VirException">The emulator has not answered yet.</exception>
    public QmpConnection Monitor =>
        ConnectedMonitor ?? throw NotAnswering();

    /// <summary>
    /// The connected monitor, once the emulator has answered. One that hangs is waited for as long as the turn at a domain would be.
    /// </summary>
    /// <exception cref="VirException">The emulator does not answer, or it ended before it did.</exception>
    public async ValueTask<QmpConnection> MonitorAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        if (ConnectedMonitor is { } monitor)
        {
            return monitor;
        }

        try
        {
            await Task.WhenAny(_answered.Task, Exited).WaitAsync(AnswerPatience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw NotAnswering();
        }

        return ConnectedMonitor ?? throw Errors.DomainNotRunning();
    }

    /// <summary>Completes when the process has ended; null when it was not our own child, whose status nobody reports to us.</summary>
    public Task<ProcessExit?> Exited { get; }

    /// <summary>
    /// Makes the process of an emulator. It has its number and waits for <see cref="RunAsync"/> before it becomes the emulator; when this
    /// daemon ends before that, the process ends too.
    /// </summary>
    internal static QemuProcess Spawn(QemuLaunch launch, DomainLog log)
    {
        try
        {
            log.Begin(launch.LogBanner, CommandText(launch.Environment, launch.Emulator, launch.Arguments, " \\\n"));
            var child = ProcessSpawner.Start(Plan(launch, log));
            return new QemuProcess(launch.Name, child.Handle, child, launch.MonitorPath, log);
        }
        catch (VirException e) when (e.Code == ErrorCode.SystemError)
        {
            // libvirt arranges all this in the child, whose words it reports.
            log.Dispose();
            throw QemuErrors.ExitedBeforeExec(e.Message);
        }
        catch
        {
            log.Dispose();
            throw;
        }
        finally
        {
            // Ours must be closed, or the sockets would keep listening after the emulator's death.
            launch.Dispose();
        }
    }

    /// <summary>A process by its number, or null when it is no more, or when the number is now another process's.</summary>
    /// <param name="name">The domain's name, for messages.</param>
    /// <param name="pid">The number.</param>
    /// <param name="started">When it started, or 0 when that is not known.</param>
    /// <param name="monitorPath">The monitor's socket.</param>
    public static QemuProcess? Find(string name, int pid, ulong started, string monitorPath)
    {
        if (pid <= 0 || ProcessHandle.TryOpen(pid) is not { } handle)
        {
            return null;
        }

        if (!handle.IsAlive || (started != 0 && Processes.StartTime(pid) != started))
        {
            handle.Dispose();
            return null;
        }

        return new QemuProcess(name, handle, null, monitorPath, null);
    }

    /// <summary>Lets a process made by <see cref="Spawn"/> become the emulator (whose arguments make it wait with its CPUs stopped) and
    /// connects to its monitor.</summary>
    /// <exception cref="VirException">It died, with the last it printed; or it does not answer.</exception>
    public async Task RunAsync(QmpOptions options, CancellationToken cancellationToken)
    {
        try
        {
            _child?.Release();
            Answered(await QmpConnection.ConnectAsync(MonitorPath, options, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _handle.Signal(KillSignal);
            await Exited.ConfigureAwait(false);
            string text = EmulatorText();

            // The monitor's own reason for its end, or the emulator's output: it died.
            bool died = e is VirException { Code: ErrorCode.OperationFailed }
                || (e is VirException { Code: not ErrorCode.OperationTimeout } && text.Length > 0);
            throw died ? Errors.QemuDiedAtStart(_name, text) : e is VirException ? e : Errors.Of(e);
        }
    }

    /// <summary>Why a command failed during the start: an emulator that closed its monitor has printed the reason.</summary>
    public async Task<Exception> ReasonAsync(Exception failure)
    {
        if (failure is not VirException { Code: ErrorCode.OperationFailed } || ConnectedMonitor is not { IsClosed: true })
        {
            return failure;
        }

        // It is about to end; what it printed is complete when it has.
        await Task.WhenAny(Exited, Task.Delay(LastWords)).ConfigureAwait(false);
        return EmulatorText() is { Length: > 0 } text ? Errors.QemuDiedAtStart(_name, text) : failure;
    }

    /// <summary>
    /// Connects to the monitor of an emulator that was found again. It may hang: the answer is awaited for as long as the process lives.
    /// False when the process has ended, when nobody listens at its monitor, or when another guest answers.
    /// </summary>
    public async Task<bool> ConnectAsync(string path, Uuid guest, QmpOptions options, CancellationToken cancellationToken)
    {
        while (!Exited.IsCompleted)
        {
            try
            {
                if (await ConnectToAsync(path, guest, options, cancellationToken).ConfigureAwait(false) is not { } monitor)
                {
                    return false;
                }

                MonitorPath = path;
                Answered(monitor);
                return true;
            }
            catch (VirException e) when (e.Code == ErrorCode.OperationTimeout)
            {
                // It hangs. Whoever wants to be rid of it can end the process meanwhile.
            }
            catch (VirException e) when (e.Code == ErrorCode.SystemError && e.Int1 == TryAgain)
            {
                // It hangs, and its queue is full of connections that were given up before.
                await Task.Delay(QueuePause, cancellationToken).ConfigureAwait(false);
            }
            catch (VirException e) when (e.Code is ErrorCode.SystemError or ErrorCode.OperationFailed)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>
    /// Ends the process: a polite signal first, which lets QEMU flush its disks, then a hard one after <paramref name="patience"/>.
    /// With <paramref name="graceful"/> the hard one is never sent. True when it has ended.
    /// </summary>
    public async Task<bool> KillAsync(bool graceful, TimeSpan patience, TimeProvider time)
    {
        _handle.Signal(TermSignal);
        if (await EndsWithinAsync(patience, time).ConfigureAwait(false))
        {
            return true;
        }

        if (graceful)
        {
            return false;
        }

        _handle.Signal(KillSignal);
        return await EndsWithinAsync(HardPatience, time).ConfigureAwait(false);
    }

    /// <summary>Ends the process at once; for one that has nothing to lose. True when it has ended.</summary>
    public Task<bool> KillNowAsync(TimeProvider time)
    {
        _handle.Signal(KillSignal);
        return EndsWithinAsync(HardPatience, time);
    }

    /// <summary>What the emulator printed, for errors.</summary>
    public string EmulatorText() => _log?.EmulatorText() ?? "";

    /// <summary>Lets go of the process; it is not ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (ConnectedMonitor is { } monitor)
        {
            await monitor.DisposeAsync().ConfigureAwait(false);
        }

        if (_child is not null)
        {
            _child.Dispose();
        }
        else if (Exited.IsCompleted)
        {
            _handle.Dispose();
        }

        _log?.Dispose();
    }

    private static async Task<QmpConnection?> ConnectToAsync(
        string path, Uuid guest, QmpOptions options, CancellationToken cancellationToken)
    {
        var monitor = await QmpConnection.ConnectAsync(path, options, cancellationToken).ConfigureAwait(false);
        bool right = false;
        try
        {
            right = await monitor.QueryUuidAsync(cancellationToken).ConfigureAwait(false) == guest;
            return right ? monitor : null;
        }
        finally
        {
            if (!right)
            {
                await monitor.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<ProcessExit?> WaitAsync(ProcessHandle handle, SpawnedProcess? child)
    {
        if (child is not null)
        {
            return await child.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        await handle.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return null;
    }

    private static ProcessSpec Plan(QemuLaunch launch, DomainLog log)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string variable in launch.Environment)
        {
            int at = variable.IndexOf('=', StringComparison.Ordinal);
            environment[variable[..at]] = variable[(at + 1)..];
        }

        var spec = new ProcessSpec(launch.Emulator)
        {
            Environment = environment,
            Output = log.Handle,
            ErrorOutput = log.Handle,
            NewSession = true,
            FileModeMask = 2,
            WorkingFolder = "/",
            Held = true,
        };
        foreach (var group in launch.Arguments)
        {
            spec.Arguments.AddRange(group);
        }

        foreach (var handle in launch.Inherited)
        {
            spec.Handles.Add((handle, (int)handle.DangerousGetHandle()));
        }

        spec.Limits.AddRange(launch.Limits);
        if (launch.RunAs is { } who)
        {
            spec.UserId = who.User;
            spec.GroupId = who.Group;
            spec.Groups = who.Groups;
        }

        return spec;
    }

    /// <summary>A command as a shell would take it; <paramref name="separator"/> stands between variables and groups of
    /// arguments.</summary>
    internal static string CommandText(
        IEnumerable<string> environment, string emulator, IReadOnlyList<IReadOnlyList<string>> arguments, string separator)
    {
        var text = new StringBuilder();
        foreach (string variable in environment)
        {
            text.Append(variable).Append(separator);
        }

        text.Append(emulator);
        foreach (var group in arguments)
        {
            text.Append(separator);
            for (int i = 0; i < group.Count; i++)
            {
                text.Append(i == 0 ? "" : " ").Append(Quote(group[i]));
            }
        }

        return text.ToString();
    }

    private static string Quote(string argument) =>
        argument.AsSpan().IndexOfAny(NeedsQuotes) < 0 ? argument : "'" + argument.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static VirException NotAnswering() =>
        LifecycleErrors.HeldByJob("reconnect");

    private void Answered(QmpConnection monitor)
    {
        Volatile.Write(ref _monitor, monitor);
        _answered.TrySetResult();
    }

    private async Task<bool> EndsWithinAsync(TimeSpan limit, TimeProvider time)
    {
        try
        {
            await Exited.WaitAsync(limit, time).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
