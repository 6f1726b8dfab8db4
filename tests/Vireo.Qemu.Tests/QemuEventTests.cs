using System.Diagnostics;
using System.Threading.Channels;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Sims.Qmp;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>
/// What the driver makes of QEMU's events: a scripted monitor raises them, a sleeping process stands for the emulator, and the domain is
/// found by its state file, as after the daemon's own restart.
/// </summary>
public sealed class QemuEventTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _root = Directory.CreateTempSubdirectory("qe").FullName;
    private readonly FakeQmp _qemu = new();
    private readonly Recorder _seen = new();
    private Process _emulator = null!;
    private QemuDriver _driver = null!;
    private QemuDomain _domain = null!;

    public async ValueTask InitializeAsync()
    {
#pragma warning disable RS0030 // A process that only sleeps, whose number stands for the emulator's.
        _emulator = Process.Start("/bin/sleep", "600");
#pragma warning restore RS0030
        Answer("query-cpus-fast", """[{"cpu-index": 0, "thread-id": 1, "qom-path": "/c"}]""");
        Answer("query-uuid", """{"UUID": "aaaaaaaa-0000-0000-0000-000000000007"}""");
        Answer("query-chardev", "[]");
        Answer("query-status", """{"status": "running", "running": true}""");
        foreach (string command in (string[])["cont", "system_reset", "job-dismiss", "blockdev-del", "getfd", "dump-guest-memory"])
        {
            Answer(command, "{}");
        }

        string state = Path.Combine(_root, "run/libvirt/qemu");
        Directory.CreateDirectory(state);
        await File.WriteAllTextAsync(Path.Combine(state, "vm.xml"), $"""
            <domstatus state='running' reason='booted' pid='{_emulator.Id}'>
              <monitor path='{_qemu.Path}' type='unix'/>
              <vcpus><vcpu id='0' pid='1'/></vcpus>
              <domain type='qemu' id='7'>
                <name>vm</name><uuid>aaaaaaaa-0000-0000-0000-000000000007</uuid><memory unit='KiB'>65536</memory><vcpu>1</vcpu>
                <os><type arch='x86_64' machine='q35'>hvm</type></os>
                <clock offset='variable' adjustment='100'/>
                <on_crash>destroy</on_crash>
                <devices>
                  <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/images/top.qcow2' index='2'/>
                    <backingStore type='file' index='3'><format type='qcow2'/><source file='/images/base.qcow2'/><backingStore/></backingStore>
                    <target dev='vda' bus='virtio'/><alias name='virtio-disk0'/></disk>
                  <disk type='file' device='cdrom'><target dev='sda' bus='sata'/><alias name='sata0-0-0'/></disk>
                  <interface type='bridge'><mac address='52:54:00:00:00:01'/><source bridge='br0'/><target dev='vnet0'/><alias name='net0'/></interface>
                  <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/><alias name='channel0'/></channel>
                  <memory model='virtio-mem'><target><size unit='KiB'>4096</size><node>0</node></target><alias name='virtiomem0'/></memory>
                </devices>
              </domain>
            </domstatus>
            """, None);
        _driver = new QemuDriver(DriverPaths.Create(DaemonMode.System, _root));
        await _driver.StartAsync(None);
        await _driver.Reconnected.WaitAsync(TimeSpan.FromSeconds(20), None);
        _domain = Assert.Single(_driver.Domains.List.Items);
        foreach (var id in Enum.GetValues<DomainEventId>())
        {
            _driver.Events.Subscribe(new EventFilter(EventClass.Domain, (int)id), _seen);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // What an event wrote down after its publication is in the folder before that goes away.
        _driver.PrepareShutdown();
        await _driver.WaitShutdownAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
        await _qemu.DisposeAsync();
        _emulator.Kill();
        _emulator.Dispose();
        Directory.Delete(_root, true);
    }

    [Theory]
    [InlineData("RESET", """{"guest": true}""", "DomainRebootEvent")]
    [InlineData("RTC_CHANGE", """{"offset": 42}""", "DomainRtcChangeEvent Offset = 142")]
    [InlineData("WATCHDOG", """{"action": "reset"}""", "DomainWatchdogEvent Action = Reset")]
    [InlineData("WATCHDOG", """{"action": "inject-nmi"}""", "DomainWatchdogEvent Action = Injectnmi")]
    [InlineData("BALLOON_CHANGE", """{"actual": 33554432}""", "DomainBalloonChangeEvent Actual = 32768")]
    [InlineData("DEVICE_DELETED", """{"device": "net0", "path": "/x"}""", "DomainDeviceRemovedEvent DeviceAlias = net0")]
    [InlineData("DEVICE_UNPLUG_GUEST_ERROR", """{"device": "net0", "path": "/x"}""", "DomainDeviceRemovalFailedEvent DeviceAlias = net0")]
    [InlineData("MEM_UNPLUG_ERROR", """{"device": "dimm0", "msg": "no"}""", "DomainDeviceRemovalFailedEvent DeviceAlias = dimm0")]
    [InlineData("MEMORY_FAILURE", """{"recipient": "guest", "action": "inject", "flags": {"action-required": true, "recursive": true}}""",
        "DomainMemoryFailureEvent Recipient = Guest Action = Inject Flags = ActionRequired, Recursive")]
    [InlineData("MEMORY_FAILURE", """{"recipient": "hypervisor", "action": "fatal", "flags": {}}""",
        "DomainMemoryFailureEvent Recipient = Hypervisor Action = Fatal Flags = None")]
    [InlineData("MEMORY_DEVICE_SIZE_CHANGE", """{"id": "virtiomem0", "size": 2097152}""",
        "DomainMemoryDeviceSizeChangeEvent Alias = virtiomem0 Size = 2048")]
    [InlineData("MIGRATION_PASS", """{"pass": 3}""", "DomainMigrationIterationEvent Iteration = 3")]
    [InlineData("BLOCK_IO_ERROR",
        """{"node-name": "libvirt-2-format", "operation": "write", "action": "report", "nospace": true, "reason": "full"}""",
        "DomainIoErrorEvent SourcePath = /images/top.qcow2 DeviceAlias = virtio-disk0 Action = Report",
        "DomainIoErrorReasonEvent SourcePath = /images/top.qcow2 DeviceAlias = virtio-disk0 Action = Report Reason = enospc")]
    [InlineData("DEVICE_TRAY_MOVED", """{"device": "", "id": "sata0-0-0", "tray-open": true}""",
        "DomainTrayChangeEvent DeviceAlias = sata0-0-0 Reason = Open")]
    [InlineData("BLOCK_WRITE_THRESHOLD", """{"node-name": "libvirt-2-storage", "amount-exceeded": 5, "write-threshold": 10}""",
        "DomainBlockThresholdEvent Device = vda Path = /images/top.qcow2 Threshold = 10 Excess = 5")]
    [InlineData("SUSPEND", "{}", "DomainLifecycleEvent Event = Pmsuspended Detail = 0", "DomainPmSuspendEvent Reason = 0")]
    [InlineData("SUSPEND_DISK", "{}", "DomainLifecycleEvent Event = Pmsuspended Detail = 1", "DomainPmSuspendDiskEvent Reason = 0")]
    [InlineData("VSERPORT_CHANGE", """{"id": "channel0", "open": true}""", "DomainAgentLifecycleEvent State = Connected Reason = Channel")]
    [InlineData("VSERPORT_CHANGE", """{"id": "channel0", "open": false}""",
        "DomainAgentLifecycleEvent State = Disconnected Reason = Channel")]
    [InlineData("STOP", "{}", "DomainLifecycleEvent Event = Suspended Detail = 0")]
    [InlineData(
        "VNC_CONNECTED",
        """{"server": {"auth": "none", "host": "127.0.0.1", "service": "5900", "family": "ipv4"}, "client": {"host": "::1", "service": "4711", "family": "ipv6"}}""",
        "DomainGraphicsEvent Phase = Connect 127.0.0.1:5900 Ipv6 ::1:4711 none")]
    [InlineData("SPICE_DISCONNECTED",
        """{"server": {"host": "127.0.0.1", "port": "5901", "family": "ipv4"}, "client": {"host": "127.0.0.1", "port": "1", "family": "ipv4"}}""",
        "DomainGraphicsEvent Phase = Disconnect 127.0.0.1:5901 Ipv4 127.0.0.1:1 ")]
    public async Task An_event_of_the_emulator_is_told_as_libvirt_tells_it(string name, string data, params string[] expected)
    {
        await _qemu.RaiseAsync(name, data);
        Assert.Equal(expected, await _seen.TakeAsync(expected.Length));
    }

    [Fact]
    public async Task A_pause_and_its_end_say_why()
    {
        await _qemu.RaiseAsync("BLOCK_IO_ERROR", """{"node-name": "libvirt-2-format", "action": "stop"}""");
        await _qemu.RaiseAsync("STOP");
        Assert.Equal("DomainLifecycleEvent Event = Suspended Detail = 2", (await _seen.TakeAsync(3))[2]);
        Assert.Equal((DomainState.Paused, (int)DomainPausedReason.Ioerror), (_domain.View.State, _domain.View.Reason));
        await _qemu.RaiseAsync("RESUME");
        Assert.Equal(["DomainLifecycleEvent Event = Resumed Detail = 0"], await _seen.TakeAsync(1));
        Assert.Equal((DomainState.Running, (int)DomainRunningReason.Unpaused), (_domain.View.State, _domain.View.Reason));
        await _qemu.RaiseAsync("WATCHDOG", """{"action": "pause"}""");
        await _qemu.RaiseAsync("STOP");
        Assert.Equal(["DomainWatchdogEvent Action = Pause", "DomainLifecycleEvent Event = Suspended Detail = 3"], await _seen.TakeAsync(2));
    }

    [Fact]
    public async Task Sleep_and_waking_change_the_state()
    {
        await _qemu.RaiseAsync("SUSPEND");
        await _seen.TakeAsync(2);
        Assert.Equal(DomainState.Pmsuspended, _domain.View.State);
        await _qemu.RaiseAsync("WAKEUP");
        Assert.Equal(["DomainLifecycleEvent Event = Started Detail = 4", "DomainPmWakeupEvent Reason = 0"], await _seen.TakeAsync(2));
        Assert.Equal((DomainState.Running, (int)DomainRunningReason.Wakeup), (_domain.View.State, _domain.View.Reason));
    }

    [Fact]
    public async Task What_the_guest_did_to_devices_is_shown()
    {
        await _qemu.RaiseAsync("DEVICE_TRAY_MOVED", """{"id": "sata0-0-0", "tray-open": true}""");
        await _qemu.RaiseAsync("MEMORY_DEVICE_SIZE_CHANGE", """{"id": "virtiomem0", "size": 1048576}""");
        await _qemu.RaiseAsync("BALLOON_CHANGE", """{"actual": 16777216}""");
        await _seen.TakeAsync(3);
        string xml = _domain.View.Current.Format();
        Assert.Contains("tray='open'", xml, StringComparison.Ordinal);
        Assert.Contains("<current unit='KiB'>1024</current>", xml, StringComparison.Ordinal);
        Assert.Equal(16384UL, _domain.View.Balloon);
    }

    [Fact]
    public async Task A_new_address_of_a_card_is_told_once()
    {
        Answer("query-rx-filter", """[{"name": "net0", "main-mac": "52:54:00:00:00:99"}]""");
        await _qemu.RaiseAsync("NIC_RX_FILTER_CHANGED", """{"name": "net0", "path": "/x"}""");
        Assert.Equal(["DomainNicMacChangeEvent Alias = net0 OldMac = 52:54:00:00:00:01 NewMac = 52:54:00:00:00:99"], await _seen.TakeAsync(
            1));
        await _qemu.RaiseAsync("NIC_RX_FILTER_CHANGED", """{"name": "net0", "path": "/x"}""");
        await _qemu.RaiseAsync("RESET");
        Assert.Equal(["DomainRebootEvent"], await _seen.TakeAsync(1));
    }

    [Fact]
    public async Task A_clock_that_was_set_keeps_its_offset()
    {
        await _qemu.RaiseAsync("RTC_CHANGE", """{"offset": 5}""");
        await _qemu.RaiseAsync("RTC_CHANGE", """{"offset": 7}""");
        Assert.Equal(["DomainRtcChangeEvent Offset = 105", "DomainRtcChangeEvent Offset = 107"], await _seen.TakeAsync(2));
        await UntilAsync(() => _domain.View.Live?.Clock?.Adjustment == "107");
    }

    [Fact]
    public async Task A_pull_that_is_done_shortens_the_chain()
    {
        _domain.UpdateRun(r => r.WithBlockJob(
            new BlockJob { Id = "pull-vda-libvirt-2-format", Type = DomainBlockJobType.Pull, Target = "vda" }));
        Answer("query-jobs", """[{"id": "pull-vda-libvirt-2-format", "status": "concluded", "type": "stream"}]""");
        await _qemu.RaiseAsync("JOB_STATUS_CHANGE", """{"id": "pull-vda-libvirt-2-format", "status": "running"}""");
        await _qemu.RaiseAsync("JOB_STATUS_CHANGE", """{"id": "pull-vda-libvirt-2-format", "status": "concluded"}""");
        Assert.Equal(
            ["DomainBlockJobEvent Path = /images/top.qcow2 Type = Pull Status = Completed",
                "DomainBlockJob2Event Target = vda Type = Pull Status = Completed"],
            await _seen.TakeAsync(2));
        Assert.Null(_domain.View.Current.Devices.Disks[0].BackingStore?.Source);
        Assert.Empty(_domain.Run.BlockJobs);
        Assert.Equal(["job-dismiss", "blockdev-del", "blockdev-del"], _qemu.Seen.Where(c => c is "job-dismiss" or "blockdev-del"));
    }

    [Fact]
    public async Task A_commit_that_failed_leaves_the_chain()
    {
        _domain.UpdateRun(r => r.WithBlockJob(new BlockJob
        {
            Id = "commit-vda-libvirt-2-format", Type = DomainBlockJobType.ActiveCommit, Target = "vda", Top = 2, Base = 3,
        }));
        Answer("query-jobs", """[{"id": "commit-vda-libvirt-2-format", "status": "concluded", "error": "No space left on device"}]""");
        await _qemu.RaiseAsync("JOB_STATUS_CHANGE", """{"id": "commit-vda-libvirt-2-format", "status": "ready"}""");
        await _qemu.RaiseAsync("JOB_STATUS_CHANGE", """{"id": "commit-vda-libvirt-2-format", "status": "concluded"}""");
        var seen = await _seen.TakeAsync(4);
        Assert.EndsWith("Type = ActiveCommit Status = Ready", seen[1], StringComparison.Ordinal);
        Assert.EndsWith("Type = ActiveCommit Status = Failed", seen[3], StringComparison.Ordinal);
        Assert.Equal(2, DiskImage.Chain(_domain.View.Current.Devices.Disks[0]).Count);
    }

    [Fact]
    public async Task A_crashed_guest_is_ended_as_its_definition_says()
    {
        await _qemu.RaiseAsync("GUEST_PANICKED", """{"action": "pause"}""");
        Assert.Equal(["DomainLifecycleEvent Event = Crashed Detail = 0"], await _seen.TakeAsync(1));

        // The process that stands for QEMU has got its signal; QEMU's connection ends with it.
        await _emulator.WaitForExitAsync(None).WaitAsync(TimeSpan.FromSeconds(20), None);
        await _qemu.DieAsync();
        Assert.Equal(["DomainLifecycleEvent Event = Stopped Detail = 2"], await _seen.TakeAsync(1));
        Assert.Empty(_driver.Domains.List.Items);
    }

    [Fact]
    public async Task A_guest_that_starts_over_is_not_told_of_as_down()
    {
        var reset = new TaskCompletionSource();
        _qemu.Answers["system_reset"] = _ =>
        {
            reset.TrySetResult();
            return Task.FromResult<string?>("\"return\": {}");
        };
        var live = _domain.View.Current.DeepCopy();
        live.OnPoweroff = Vireo.Documents.LifecycleAction.Restart;
        _domain.Update(v => v with { Live = live });
        await _qemu.RaiseAsync("SHUTDOWN", """{"guest": true, "reason": "guest-shutdown"}""");
        await _qemu.RaiseAsync("STOP");
        await reset.Task.WaitAsync(TimeSpan.FromSeconds(20), None);
        await _qemu.RaiseAsync("RESET", """{"guest": false, "reason": "host-qmp-system-reset"}""");
        await _qemu.RaiseAsync("RESUME");
        Assert.Equal(["DomainRebootEvent"], await _seen.TakeAsync(1));
        Assert.Equal(DomainState.Running, _domain.View.State);

        // From here on the guest pauses and resumes like any other.
        await _qemu.RaiseAsync("STOP");
        Assert.Equal(["DomainLifecycleEvent Event = Suspended Detail = 0"], await _seen.TakeAsync(1));
    }

    [Fact]
    public async Task A_monitor_that_talks_nonsense_is_told()
    {
        await _qemu.SendLineAsync("this is no JSON");
        Assert.Equal("DomainControlErrorEvent", (await _seen.TakeAsync(1))[0]);
    }

    [Fact]
    public async Task A_guest_whose_saving_a_former_daemon_did_not_finish_runs_on()
    {
        await using var qemu = new FakeQmp();
        foreach (var (command, answer) in _qemu.Answers)
        {
            qemu.Answers[command] = answer;
        }

        bool running = false, cancelled = false;
        qemu.Answers["query-status"] = _ => Task.FromResult<string?>($$"""
            "return": {"status": "{{(running ? "running" : cancelled ? "paused" : "finish-migrate")}}", "running": false}
            """);
        qemu.Answers["query-migrate"] = _ => Task.FromResult<string?>("\"return\": {\"status\": \"active\"}");
        qemu.Answers["migrate_cancel"] = _ =>
        {
            cancelled = true;
            return Task.FromResult<string?>("\"return\": {}");
        };
        qemu.Answers["cont"] = async _ =>
        {
            running = true;
            await qemu.RaiseAsync("RESUME");
            return "\"return\": {}";
        };
        string root = Path.Combine(_root, "second"), state = Path.Combine(root, "run/libvirt/qemu");
        Directory.CreateDirectory(state);
        string text = await File.ReadAllTextAsync(Path.Combine(_root, "run/libvirt/qemu/vm.xml"), None);
        await File.WriteAllTextAsync(
            Path.Combine(state, "vm.xml"),
            text.Replace(_qemu.Path, qemu.Path, StringComparison.Ordinal).Replace(
                "state='running' reason='booted'", "state='paused' reason='save'", StringComparison.Ordinal),
            None);
        var driver = new QemuDriver(DriverPaths.Create(DaemonMode.System, root));
        await driver.StartAsync(None);
        await driver.Reconnected.WaitAsync(TimeSpan.FromSeconds(20), None);
        var view = Assert.Single(driver.Domains.List.Items).View;
        Assert.Equal((DomainState.Running, (int)DomainRunningReason.SaveCanceled), (view.State, view.Reason));
        Assert.True(cancelled);
        driver.PrepareShutdown();
    }

    [Fact]
    public async Task A_guest_whose_start_a_former_daemon_did_not_finish_is_ended()
    {
        string root = Path.Combine(_root, "third"), state = Path.Combine(root, "run/libvirt/qemu");
        Directory.CreateDirectory(state);
        string key = Path.Combine(root, "var/lib/libvirt/qemu/domain-1-half/master-key.aes");
#pragma warning disable RS0030 // A process that calls itself the guest, and only waits.
        using var emulator = Process.Start(new ProcessStartInfo(
            "/bin/sh",
            ["-c", "read line", "-name", "guest=half,debug-threads=on", "-object", key, "-uuid", "aaaaaaaa-0000-0000-0000-000000000008"])
        {
            RedirectStandardInput = true,
        })!;
        using var other = Process.Start("/bin/sleep", "600");
#pragma warning restore RS0030
        await File.WriteAllTextAsync(Path.Combine(state, "half.pid"), $"{emulator.Id}", None);
        await File.WriteAllTextAsync(Path.Combine(state, "other.pid"), $"{other.Id}", None);
        var driver = new QemuDriver(DriverPaths.Create(DaemonMode.System, root));
        await driver.StartAsync(None);
        await emulator.WaitForExitAsync(None).WaitAsync(TimeSpan.FromSeconds(20), None);
        Assert.False(other.HasExited);
        other.Kill();
        Assert.Empty(Directory.GetFiles(state, "*.pid"));
        driver.PrepareShutdown();
    }

    private void Answer(string command, string value) => _qemu.Answers[command] = _ => Task.FromResult<string?>($"\"return\": {value}");

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (int i = 0; i < 500 && !condition(); i++)
        {
            await Task.Delay(20, None);
        }

        Assert.True(condition());
    }

    private sealed class Recorder : IEventSink
    {
        private readonly Channel<VirEvent> _events = Channel.CreateUnbounded<VirEvent>();

        public void Deliver(VirEvent e) => _events.Writer.TryWrite(e);

        /// <summary>The next events as text: their members without the domain's.</summary>
        public async Task<List<string>> TakeAsync(int count)
        {
            var list = new List<string>();
            while (list.Count < count)
            {
                try
                {
                    list.Add(Text(await _events.Reader.ReadAsync(None).AsTask().WaitAsync(TimeSpan.FromSeconds(20), None)));
                }
                catch (TimeoutException)
                {
                    Assert.Fail($"only {list.Count} events came: {string.Join("; ", list)}");
                }
            }

            return list;
        }

        private static string Text(VirEvent e)
        {
            if (e is DomainGraphicsEvent g)
            {
                return $"DomainGraphicsEvent Phase = {g.Phase} {g.Local.Node}:{g.Local.Service} {g.Remote.Family} "
                    + $"{g.Remote.Node}:{g.Remote.Service} {g.AuthScheme}";
            }

            var members = e.GetType().GetProperties().Where(
                p => p.Name is not ("Domain" or "EventId" or "Class" or "EqualityContract" or "Object"));
            return string.Join(
                ' ', [e.GetType().Name, .. members.Where(p => p.DeclaringType == e.GetType()).Select(p => $"{p.Name} = {p.GetValue(e)}")]);
        }
    }
}
