using System.Buffers;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// One running emulator: its process, its monitor, its log. It is started here or found again after the daemon's own restart; the process
/// lives on without us. It knows nothing of domains' configuration, and its end is reported, not acted upon.
/// </summary>
public sealed class QemuProcess : IAsyncDisposable
{
    public const int TermSignal = 15, KillSignal = 9;

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(" \t\n{}[]\"'\\$&;|<>()*?#~`!");
    private readonly DomainLog? _log;

    private readonly ProcessHandle _handle;
    private readonly SpawnedProcess? _child;

    private QemuProcess(ProcessHandle handle, SpawnedProcess? child, QmpConnection monitor, string monitorPath, DomainLog? log)
    {
        _handle = handle;
        _child = child;
        Exited = WaitAsync(handle, child);
        Monitor = monitor;
        MonitorPath = monitorPath;
        _log = log;
    }

    /// <summary>The pid.</summary>
    public int Pid => _handle.Id;

    /// <summary>The connected monitor.</summary>
    public QmpConnection Monitor { get; }

    /// <summary>Where the monitor's socket is.</summary>
    public string MonitorPath { get; }

    /// <summary>Completes when the process has ended; null when it was not our own child, whose status nobody tells us.</summary>
    public Task<ProcessExit?> Exited { get; }

    /// <summary>Opens the monitor's socket before the emulator exists, so that connecting to it can neither race nor need
    /// repeating.</summary>
    public static SafeFileHandle OpenMonitorSocket(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "/");
        return PosixSocket.ListenUnix(path, 0x180, 4);
    }

    /// <summary>Starts an emulator (whose arguments make it wait with its CPUs stopped) and connects to its monitor.</summary>
    public static async Task<QemuProcess> StartAsync(QemuLaunch launch, QmpOptions options, CancellationToken cancellationToken)
    {
        var log = new DomainLog(launch.LogPath, options.Time);
        SpawnedProcess? process = null;
        try
        {
            log.Begin(launch.LogBanner, CommandText(launch.Environment, launch.Emulator, launch.Arguments, " \\\n"));
            process = ProcessSpawner.Start(Plan(launch, log));
            var connecting = QmpConnection.ConnectAsync(launch.MonitorPath, options, cancellationToken);

            // Ours must be closed, or the socket would go on listening after the emulator's death.
            launch.Dispose();
            await File.WriteAllTextAsync(launch.PidFile, $"{process.Id}", cancellationToken).ConfigureAwait(false);
            var monitor = await connecting.ConfigureAwait(false);
            return new QemuProcess(process.Handle, process, monitor, launch.MonitorPath, log);
        }
        catch (Exception e)
        {
            launch.Dispose();
            if (process is not null)
            {
                process.Signal(KillSignal);
                await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
                process.Dispose();
                string text = log.EmulatorText();

                // The monitor's own words for its end, or words of the emulator: it died.
                if (e is VirException { Code: ErrorCode.OperationFailed }
                    || (e is VirException { Code: not ErrorCode.OperationTimeout } && text.Length > 0))
                {
                    e = Errors.QemuDiedAtStart(launch.Name, text);
                }
            }

            log.Dispose();
            throw e is VirException or OperationCanceledException ? e : Errors.Internal(ErrorDomain.Qemu, e.Message, e);
        }
    }

    /// <summary>Finds a running emulator again by what its state file says; null when it has ended meanwhile.</summary>
    public static async Task<QemuProcess?> ReconnectAsync(
        int pid, string monitorPath, QmpOptions options, CancellationToken cancellationToken)
    {
        var process = ProcessHandle.TryOpen(pid);
        if (process is null)
        {
            return null;
        }

        try
        {
            // A pid that now is another process's cannot answer at the monitor's socket.
            var monitor = await QmpConnection.ConnectAsync(monitorPath, options, cancellationToken).ConfigureAwait(false);
            return new QemuProcess(process, null, monitor, monitorPath, null);
        }
        catch (VirException e) when (e.Code is ErrorCode.SystemError or ErrorCode.OperationFailed)
        {
            process.Dispose();
            return null;
        }
        catch
        {
            process.Dispose();
            throw;
        }
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
        return await EndsWithinAsync(TimeSpan.FromSeconds(30), time).ConfigureAwait(false);
    }

    /// <summary>What the emulator printed, for errors.</summary>
    public string EmulatorText() => _log?.EmulatorText() ?? "";

    /// <summary>Lets go of the process; it is not ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await Monitor.DisposeAsync().ConfigureAwait(false);
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
        };
        foreach (var group in launch.Arguments)
        {
            spec.Arguments.AddRange(group);
        }

        foreach (var handle in launch.Inherited)
        {
            spec.Handles.Add((handle, (int)handle.DangerousGetHandle()));
        }

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
