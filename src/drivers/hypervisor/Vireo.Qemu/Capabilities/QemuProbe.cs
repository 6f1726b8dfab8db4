using Vireo.Drivers.Qemu.Monitor;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>
/// Starts an emulator without a machine, has a <see cref="QemuProber"/> question it, and ends it. A binary that dies gives its own output
/// in the error, one that hangs is killed at the deadline.
/// </summary>
public static class QemuProbe
{
    private const int NoSuchFile = 2, AccessDenied = 13, Executable = 1;
    private const int KillSignal = 9;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>Probes <paramref name="emulator"/> under every accelerator that the host has. Scratch files are made in
    /// <paramref name="folder"/>.</summary>
    public static async Task<QemuCapabilities> RunAsync(string emulator, string folder, bool kvm, CancellationToken cancellationToken)
    {
        if (!Vireo.Posix.Host.CanAccess(emulator, Executable))
        {
            throw CapabilityErrors.EmulatorNotExecutable(AccessDenied, emulator);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        try
        {
            var second = kvm ? WithEmulatorAsync(emulator, folder, "tcg", p => p.ProbeAccelAsync("max"), deadline.Token) : null;
            var caps = await WithEmulatorAsync(emulator, folder, kvm ? "kvm:tcg" : "tcg", p => p.ProbeAsync(emulator, kvm), deadline.Token)
                .ConfigureAwait(false);
            if (second is null)
            {
                return caps;
            }

            var tcg = await second.ConfigureAwait(false);
            return caps with { Tcg = caps.Tcg ?? (caps.Has(QemuFlag.Tcg) ? tcg : null) };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw CapabilityErrors.ProbeTimeout(emulator, Deadline.TotalSeconds);
        }
    }

    private static async Task<T> WithEmulatorAsync<T>(
        string emulator, string folder, string accel, Func<QemuProber, Task<T>> work, CancellationToken cancellationToken)
    {
        string at = Path.Combine(folder, "qmp-" + Guid.NewGuid().ToString("N")[..6]);
        Directory.CreateDirectory(at, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            string socketPath = Path.Combine(at, "monitor"), logPath = Path.Combine(at, "log");
            using var listener = PosixSocket.ListenUnix(socketPath, 0x180, 4);
            using var log = File.OpenHandle(logPath, FileMode.CreateNew, FileAccess.ReadWrite);
            var spec = new ProcessSpec(
                emulator,
                "-S", "-no-user-config", "-nodefaults", "-nographic", "-machine", "none,accel=" + accel,
                "-chardev", $"socket,id=charmonitor,fd={listener.DangerousGetHandle()},server=on,wait=off", "-mon",
                    "chardev=charmonitor,id=monitor,mode=control")
            {
                Environment = new Dictionary<string, string>
                {
                    ["LC_ALL"] = "C",
                    ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                    ["HOME"] = at,
                },
                Output = log,
                ErrorOutput = log,
                NewSession = true,
            };
            spec.Handles.Add((listener, (int)listener.DangerousGetHandle()));
            using var process = ProcessSpawner.Start(spec);
            try
            {
                var connecting = QmpConnection.ConnectAsync(socketPath, new QmpOptions { Owner = emulator }, cancellationToken);

                // The listener must be gone here too, or the socket would outlive a dead emulator and the greeting be waited for in vain.
                listener.Dispose();
                await using var monitor = await connecting.ConfigureAwait(false);
                return await work(new QemuProber((command, arguments) => monitor.TryExecuteAsync(command, arguments, cancellationToken)))
                    .ConfigureAwait(false);
            }
            catch (VirException e)
            {
                string text = await File.ReadAllTextAsync(logPath, CancellationToken.None).ConfigureAwait(false);
                throw await StatusAsync(process).ConfigureAwait(false) switch
                {
                    // An emulator would have written that it runs before it detached from its parent; a program that ends well without it
                    // is none.
                    { Succeeded: true } => CapabilityErrors.PidFileUnreadable(NoSuchFile, Path.Combine(at, "qmp.pid")),
                    not null => CapabilityErrors.ProbeNotStarted(emulator, text, e),
                    null => CapabilityErrors.ProbeFailed(emulator, text.Length > 0 ? text.Trim() : e.Message, e),
                };
            }
            finally
            {
                process.Signal(KillSignal);
                await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        finally
        {
            Directory.Delete(at, true);
        }
    }

    // How it ended, or null: it runs, but does not do what an emulator does.
    private static async Task<ProcessExit?> StatusAsync(SpawnedProcess process)
    {
        try
        {
            return await process.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
