using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Posix;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

public sealed class QemuProcessTests : IDisposable
{
    private const string GuestUuid = "aaaaaaaa-0000-0000-0000-000000000001";
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _folder = Directory.CreateTempSubdirectory("qemuproc").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task An_emulator_starts_answers_and_ends()
    {
        var events = Channel.CreateUnbounded<QmpEvent>();
        await using var process = QemuProcess.Spawn(Launch(), OpenLog());
        await process.RunAsync(Options(e => events.Writer.TryWrite(e)), None);
        Assert.Equal("prelaunch", (await process.Monitor.ExecuteAsync("query-status", null, None)).GetString("status"));
        await process.Monitor.ExecuteAsync("cont", null, None);
        Assert.Equal("RESUME", (await events.Reader.ReadAsync(None)).Name);
        Assert.True(await process.KillAsync(graceful: true, TimeSpan.FromSeconds(10), TimeProvider.System));
        Assert.Equal(0, (await process.Exited)?.Code);
        Assert.Equal("SHUTDOWN", (await events.Reader.ReadAsync(None)).Name);
        string log = await File.ReadAllTextAsync(Path.Combine(_folder, "vm.log"), None);
        Assert.Contains("+0000: starting up", log, StringComparison.Ordinal);
        Assert.Contains("-machine pc,accel=tcg \\\n", log, StringComparison.Ordinal);
        Assert.Contains("terminating on signal 15", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_argument_gives_the_emulators_own_words()
    {
        await using var process = QemuProcess.Spawn(Launch("-device", "nonsense"), OpenLog());
        var e = await Assert.ThrowsAsync<VirException>(() => process.RunAsync(Options(), None));
        Assert.StartsWith("internal error: QEMU unexpectedly closed the monitor (vm='vm'): ", e.Message, StringComparison.Ordinal);
        Assert.Contains("'nonsense' is not a valid device model name", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emulator_that_hangs_hits_the_deadline_and_is_killed()
    {
        SharedFiles.RequireEmulator();
        var launch = new QemuLaunch
        {
            Name = "vm", Emulator = "/bin/sleep", Arguments = [["60"]], LogBanner = "starting up", MonitorPath = Path.Combine(
                _folder, "m.sock"),
        };
        var socket = OpenMonitorSocket(launch.MonitorPath);
        launch.Inherited.Add(socket);
        await using var process = QemuProcess.Spawn(launch, OpenLog());
        var e = await Assert.ThrowsAsync<VirException>(
            () => process.RunAsync(Options() with { GreetingTimeout = TimeSpan.FromMilliseconds(100) }, None));
        Assert.Equal(ErrorCode.OperationTimeout, e.Code);
        Assert.False(Directory.Exists($"/proc/{process.Pid}"));
    }

    [Fact]
    public async Task A_running_emulator_is_found_again()
    {
        var first = QemuProcess.Spawn(Launch("-uuid", GuestUuid), OpenLog());
        await first.RunAsync(Options(), None);
        int pid = first.Pid;
        await first.DisposeAsync();
        Assert.Null(QemuProcess.Find("vm", pid, first.StartTime + 1, first.MonitorPath));
        var second = QemuProcess.Find("vm", pid, first.StartTime, first.MonitorPath);
        Assert.NotNull(second);
        Assert.False(await second.ConnectAsync(first.MonitorPath, default, Options(), None));
        Assert.True(Uuid.TryParse(GuestUuid, out var uuid));
        Assert.True(await second.ConnectAsync(first.MonitorPath, uuid, Options(), None));
        Assert.Equal("prelaunch", (await second.Monitor.ExecuteAsync("query-status", null, None)).GetString("status"));
        Assert.True(await second.KillAsync(graceful: false, TimeSpan.FromSeconds(10), TimeProvider.System));
        await second.DisposeAsync();
        Assert.Null(QemuProcess.Find("vm", pid, first.StartTime, first.MonitorPath));
    }

    [Fact]
    public async Task A_process_that_was_not_released_ends_when_its_maker_forgets_it()
    {
        var process = QemuProcess.Spawn(Launch(), OpenLog());
        string line = "";
        for (int i = 0; i < 200 && line.Length == 0; i++)
        {
            // The kernel shows no arguments for a moment in the middle of exec.
            await Task.Delay(5, None);
            line = await File.ReadAllTextAsync($"/proc/{process.Pid}/cmdline", None);
        }

        Assert.Contains("read -r", line, StringComparison.Ordinal);
        await process.DisposeAsync();
        Assert.NotEqual(0, (await process.Exited.WaitAsync(TimeSpan.FromSeconds(20), None))?.Code);
    }

    [Fact]
    public async Task An_emulator_runs_in_the_root_folder_without_core_dumps()
    {
        var launch = Launch();
        launch.Limits.Add(new ResourceLimit(ResourceKind.CoreSize, 0, 0));
        await using var process = QemuProcess.Spawn(launch, OpenLog());
        await process.RunAsync(Options(), None);
        Assert.Equal("/", File.ResolveLinkTarget($"/proc/{process.Pid}/cwd", returnFinalTarget: false)?.FullName);
        string core = Array.Find(await File.ReadAllLinesAsync($"/proc/{process.Pid}/limits", None), l =>
            l.StartsWith("Max core", StringComparison.Ordinal)) ?? "";
        Assert.Equal(["Max", "core", "file", "size", "0", "0", "bytes"], core.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(await process.KillAsync(graceful: false, TimeSpan.FromSeconds(10), TimeProvider.System));
    }

    private static SafeFileHandle OpenMonitorSocket(string path) => PosixSocket.ListenUnix(path, 0x180, 4);

    private DomainLog OpenLog() => DomainLog.Open(Path.Combine(_folder, "vm.log"), TimeProvider.System, Log.For("test"));

    private static QmpOptions Options(Action<QmpEvent>? onEvent = null) => new() { Owner = "vm", OnEvent = onEvent };

    private QemuLaunch Launch(params string[] more)
    {
        string monitor = Path.Combine(_folder, "monitor.sock");
        var socket = OpenMonitorSocket(monitor);
        var launch = new QemuLaunch
        {
            Name = "vm",
            Emulator = SharedFiles.RequireEmulator(),
            Arguments =
            [
                ["-S"], ["-machine", "pc,accel=tcg"], ["-m", "32"], ["-nodefaults"], ["-no-user-config"], ["-display", "none"],
                ["-chardev", $"socket,id=charmonitor,fd={socket.DangerousGetHandle()},server=on,wait=off"],
                    ["-mon", "chardev=charmonitor,id=monitor,mode=control"], more,
            ],
            Environment = ["LC_ALL=C", "PATH=/usr/bin"],
            LogBanner = "starting up",
            MonitorPath = monitor,
        };
        launch.Inherited.Add(socket);
        return launch;
    }
}
