using System.Threading.Channels;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

public sealed class QemuProcessTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _folder = Directory.CreateTempSubdirectory("qemuproc").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task An_emulator_starts_answers_and_ends()
    {
        var events = Channel.CreateUnbounded<QmpEvent>();
        await using var process = await QemuProcess.StartAsync(Launch(), Options(e => events.Writer.TryWrite(e)), None);
        Assert.Equal("prelaunch", (await process.Monitor.ExecuteAsync("query-status", null, None)).GetString("status"));
        Assert.Equal($"{process.Pid}", await File.ReadAllTextAsync(Path.Combine(_folder, "vm.pid"), None));
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
        var e = await Assert.ThrowsAsync<VirException>(() => QemuProcess.StartAsync(Launch("-device", "nonsense"), Options(), None));
        Assert.StartsWith("internal error: QEMU unexpectedly closed the monitor (vm='vm'): ", e.Message, StringComparison.Ordinal);
        Assert.Contains("'nonsense' is not a valid device model name", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emulator_that_hangs_hits_the_deadline_and_is_killed()
    {
        SharedFiles.RequireEmulator();
        var launch = new QemuLaunch
        {
            Name = "vm", Emulator = "/bin/sleep", Arguments = [["60"]], LogPath = Path.Combine(_folder, "vm.log"),
                LogBanner = "starting up",
            MonitorPath = Path.Combine(_folder, "m.sock"), PidFile = Path.Combine(_folder, "vm.pid"),
        };
        var socket = QemuProcess.OpenMonitorSocket(launch.MonitorPath);
        launch.Inherited.Add(socket);
        var e = await Assert.ThrowsAsync<VirException>(
            () => QemuProcess.StartAsync(launch, Options() with { GreetingTimeout = TimeSpan.FromMilliseconds(100) }, None));
        Assert.Equal(ErrorCode.OperationTimeout, e.Code);
        int pid = int.Parse(await File.ReadAllTextAsync(launch.PidFile, None), System.Globalization.CultureInfo.InvariantCulture);
        Assert.False(Directory.Exists($"/proc/{pid}"));
    }

    [Fact]
    public async Task A_running_emulator_is_found_again()
    {
        var first = await QemuProcess.StartAsync(Launch(), Options(), None);
        int pid = first.Pid;
        await first.DisposeAsync();
        var second = await QemuProcess.ReconnectAsync(pid, first.MonitorPath, Options(), None);
        Assert.NotNull(second);
        Assert.Equal("prelaunch", (await second.Monitor.ExecuteAsync("query-status", null, None)).GetString("status"));
        Assert.True(await second.KillAsync(graceful: false, TimeSpan.FromSeconds(10), TimeProvider.System));
        await second.DisposeAsync();
        Assert.Null(await QemuProcess.ReconnectAsync(pid, first.MonitorPath, Options(), None));
    }

    private static QmpOptions Options(Action<QmpEvent>? onEvent = null) => new() { Owner = "vm", OnEvent = onEvent };

    private QemuLaunch Launch(params string[] more)
    {
        string monitor = Path.Combine(_folder, "monitor.sock");
        var socket = QemuProcess.OpenMonitorSocket(monitor);
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
            LogPath = Path.Combine(_folder, "vm.log"),
            LogBanner = "starting up",
            MonitorPath = monitor,
            PidFile = Path.Combine(_folder, "vm.pid"),
        };
        launch.Inherited.Add(socket);
        return launch;
    }
}
