using System.Collections.Concurrent;
using Vireo.Operations;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>The whole driver with a real emulator, below a folder of its own.</summary>
public sealed class QemuDriverTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _root = Directory.CreateTempSubdirectory("qd").FullName;
    private QemuDriver _driver;
    private QemuConnection _connection;

    public QemuDriverTests() => (_driver, _connection) = Open();

    public async ValueTask DisposeAsync()
    {
        foreach (var domain in _driver.Domains.List.Items)
        {
            if (domain.View.IsActive)
            {
                await _driver.End.DestroyAsync(domain.View.Ref, DomainDestroyFlags.Default, None);
            }
        }

        await _connection.DisposeAsync();
        Directory.Delete(_root, true);
    }

    [Fact]
    public async Task A_domain_is_defined_started_paused_resumed_and_destroyed()
    {
        SharedFiles.RequireEmulator();
        var events = new Recorder();
        await _connection.SubscribeAsync(new EventFilter(EventClass.Domain, (int)DomainEventId.Lifecycle), events, None);
        var domain = await _connection.DomainDefineXmlAsync(Xml("vm1", "q35"), DomainDefineFlags.None, None);
        Assert.Equal(-1, domain.Id);
        Assert.True(File.Exists(Path.Combine(_root, "etc/libvirt/qemu/vm1.xml")));
        domain = await _connection.DomainCreateAsync(domain, DomainCreateFlags.None, None);
        Assert.Equal(1, domain.Id);
        Assert.Equal(DomainState.Running, (await _connection.DomainGetStateAsync(domain, 0, None)).State);
        string live = await _connection.DomainGetXmlDescAsync(domain, DomainXmlFlags.None, None);
        Assert.Contains("<console type='pty' tty='/dev/pts/", live, StringComparison.Ordinal);
        Assert.Contains("<alias name='serial0'/>", live, StringComparison.Ordinal);
        await _connection.DomainSuspendAsync(domain, None);
        Assert.Equal(new DomainStateInfo(DomainState.Paused, (int)DomainPausedReason.User), await _connection.DomainGetStateAsync(
            domain, 0, None));
        await _connection.DomainResumeAsync(domain, None);
        await _connection.DomainResetAsync(domain, 0, None);
        await _connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None);
        Assert.Equal(new DomainStateInfo(DomainState.Shutoff, (int)DomainShutoffReason.Destroyed), await _connection.DomainGetStateAsync(
            domain, 0, None));
        Assert.Equal(
            ["Defined 0", "Resumed 0", "Started 0", "Suspended 0", "Resumed 0", "Shutdown 2", "Stopped 1"],
            events.Seen.OfType<DomainLifecycleEvent>().Select(e => $"{e.Event} {e.Detail}"));
        await _connection.DomainUndefineAsync(domain, DomainUndefineFlags.None, None);
        Assert.Empty(await _connection.ListAllDomainsAsync(ConnectListAllDomainsFlags.None, None));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_root, "etc/libvirt/qemu")));
    }

    [Fact]
    public async Task A_definition_is_not_lost_when_the_transient_domain_of_that_name_ends_at_the_same_time()
    {
        SharedFiles.RequireEmulator();
        for (int round = 0; round < 4; round++)
        {
            var domain = await _connection.DomainCreateXmlAsync(Xml("vm", "q35"), DomainCreateFlags.None, None);
            var end = Task.Run(async () => await _connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None));
            await Task.Delay(round * 2);
            string xml = Xml("vm", "q35").Replace("</name>", $"</name><uuid>{domain.Uuid}</uuid>", StringComparison.Ordinal);
            await Task.Run(async () => await _connection.DomainDefineXmlAsync(xml, DomainDefineFlags.None, None));
            await end;
            var view = Assert.Single(_driver.Domains.List.Items).View;
            Assert.True(view is { IsPersistent: true, IsActive: false });
            Assert.True(File.Exists(Path.Combine(_root, "etc/libvirt/qemu/vm.xml")));
            await _connection.DomainUndefineAsync(view.Ref, DomainUndefineFlags.None, None);
            Assert.Empty(_driver.Domains.List.Items);
        }
    }

    [Fact]
    public async Task A_running_domain_is_found_again_by_a_new_daemon()
    {
        SharedFiles.RequireEmulator();
        await _connection.DomainDefineXmlAsync(Xml("vm2", "pc"), DomainDefineFlags.None, None);
        var domain = await _connection.DomainCreateAsync(
            await _connection.DomainLookupByNameAsync("vm2", None), DomainCreateFlags.StartPaused, None);
        string before = await _connection.DomainGetXmlDescAsync(domain, DomainXmlFlags.None, None);
        int pid = _driver.Domains.Find(domain).Process!.Pid;

        // What a killed daemon leaves is the same as what one leaves that just goes away; its workers must not act on the monitor's end.
        _driver.PrepareShutdown();
        await _driver.Domains.Find(domain).Process!.DisposeAsync();
        (_driver, _connection) = Open();
        var again = await _connection.DomainLookupByIdAsync(domain.Id, None);
        Assert.Equal(domain, again);
        Assert.Equal(pid, _driver.Domains.Find(again).Process!.Pid);
        Assert.Equal(DomainState.Paused, (await _connection.DomainGetStateAsync(again, 0, None)).State);
        Assert.Equal(before, await _connection.DomainGetXmlDescAsync(again, DomainXmlFlags.None, None));
        Assert.Contains("\"paused\"", (await _connection.DomainMonitorCommandAsync(again, """{"execute":"query-status"}""", 0, None))
            .Replace("prelaunch", "paused"), StringComparison.Ordinal);
        await _connection.DomainResumeAsync(again, None);
    }

    [Fact]
    public async Task Statistics_have_every_group()
    {
        SharedFiles.RequireEmulator();
        string disk = Path.Combine(_root, "disk.raw");
        await File.WriteAllBytesAsync(disk, new byte[1 << 20], None);
        string more =
            $"<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{disk}'/><target dev='vda' "
            + "bus='virtio'/></disk><interface type='user'/>";
        var domain = await _connection.DomainCreateXmlAsync(Xml("vm3", "q35", more), DomainCreateFlags.None, None);
        var record = Assert.Single(await _connection.GetAllDomainStatsAsync([], 0, 0, None));
        string[] names = [.. record.Parameters.Select(p => p.Name)];
        foreach (string name in (string[])
            ["state.state", "state.reason", "cpu.time", "balloon.current", "balloon.maximum", "balloon.rss", "vcpu.current",
                "vcpu.0.state", "vcpu.0.time", "net.count",
             "block.count", "block.0.name", "block.0.path", "block.0.rd.reqs", "block.0.capacity", "block.0.physical",
                 "dirtyrate.calc_status"])
        {
            Assert.Contains(name, names);
        }

        Assert.True(record.Parameters.TryGet("block.0.capacity", out var capacity));
        Assert.Equal(1UL << 20, capacity.ULong);
        Assert.Equal(1 << 20, (long)(await _connection.DomainGetBlockInfoAsync(domain, "vda", 0, None)).Capacity);
        Assert.NotEmpty(await _connection.DomainMemoryStatsAsync(domain, 0, None));
        Assert.Single(await _connection.DomainGetVcpusAsync(domain, None));
        await _connection.DomainSendKeyAsync(domain, KeycodeSet.Linux, 0, [30], 0, None);
        await _connection.DomainDestroyAsync(domain, DomainDestroyFlags.Graceful, None);
        Assert.Empty(await _connection.ListAllDomainsAsync(ConnectListAllDomainsFlags.None, None));
    }

    [Fact]
    public async Task A_disk_that_is_missing_is_told()
    {
        SharedFiles.RequireEmulator();
        string more = "<disk type='file' device='disk'><source file='/nonexistent'/><target dev='vda' bus='virtio'/></disk>";
        var e = await Assert.ThrowsAsync<VirException>(
            () => _connection.DomainCreateXmlAsync(Xml("vm4", "q35", more), DomainCreateFlags.None, None).AsTask());
        Assert.Equal("Cannot access storage file '/nonexistent': No such file or directory", e.Message);
        Assert.Empty(await _connection.ListAllDomainsAsync(ConnectListAllDomainsFlags.None, None));
    }

    [Fact]
    public async Task A_guest_with_devices_that_cannot_be_given_does_not_start_without_them()
    {
        SharedFiles.RequireEmulator();
        string more = "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0xbeef'/></source></hostdev>";
        var e = await Assert.ThrowsAsync<VirException>(
            () => _connection.DomainCreateXmlAsync(Xml("vm5", "q35", more), DomainCreateFlags.None, None).AsTask());
        Assert.Equal(Directory.Exists("/sys/bus/usb/devices") ? "unsupported configuration: host devices are not supported"
            : "cannot open directory '/sys/bus/usb/devices': No such file or directory", e.Message);
        Assert.Empty(await _connection.ListAllDomainsAsync(ConnectListAllDomainsFlags.None, None));
    }

    [Fact]
    public async Task An_emulator_that_is_killed_leaves_a_crashed_domain()
    {
        SharedFiles.RequireEmulator();
        var domain = await _connection.DomainDefineXmlAsync(Xml("vm5", "pc"), DomainDefineFlags.None, None);
        domain = await _connection.DomainCreateAsync(domain, DomainCreateFlags.None, None);
        var gone = new TaskCompletionSource();
        await _connection.SubscribeAsync(new EventFilter(EventClass.Domain, (int)DomainEventId.Lifecycle), new Recorder(e =>
        {
            if (e is DomainLifecycleEvent { Event: DomainEventType.Stopped })
            {
                gone.TrySetResult();
            }
        }), None);
        Vireo.Posix.Processes.Kill(_driver.Domains.Find(domain).Process!.Pid, 9);
        await gone.Task.WaitAsync(TimeSpan.FromMinutes(2), None);
        Assert.Equal(new DomainStateInfo(DomainState.Shutoff, (int)DomainShutoffReason.Crashed), await _connection.DomainGetStateAsync(
            domain, 0, None));
    }

    [Fact]
    public async Task Capabilities_name_machines_and_models()
    {
        SharedFiles.RequireEmulator();
        string host = await _connection.GetCapabilitiesAsync(None);
        Assert.Contains("<arch name='x86_64'>", host, StringComparison.Ordinal);
        Assert.Contains(">q35</machine>", host, StringComparison.Ordinal);
        string domain = await _connection.GetDomainCapabilitiesAsync(null, null, "q35", "qemu", 0, None);
        Assert.Contains("<domain>qemu</domain>", domain, StringComparison.Ordinal);
        Assert.Contains("vendor='unknown' canonical='qemu64-v1'>qemu64</model>", domain, StringComparison.Ordinal);
    }

    private static string Xml(string name, string machine, string devices = "") =>
        $"""
        <domain type='qemu'>
          <name>{name}</name>
          <memory unit='MiB'>64</memory>
          <os><type arch='x86_64' machine='{machine}'>hvm</type></os>
          <features><acpi/></features>
          <devices>{devices}<console type='pty'/></devices>
        </domain>
        """;

    private (QemuDriver, QemuConnection) Open()
    {
        var driver = new QemuDriver(DriverPaths.Create(DaemonMode.System, _root), new QemuSettings());
#pragma warning disable xUnit1031
        driver.StartAsync(None).GetAwaiter().GetResult();
#pragma warning restore xUnit1031
        return (driver, new CheckedQemuConnection(driver, new ConnectionContext(), "qemu:///system"));
    }

    private sealed class Recorder(Action<VirEvent>? also = null) : IEventSink
    {
        public ConcurrentQueue<VirEvent> Seen { get; } = new();

        public void Deliver(VirEvent e)
        {
            Seen.Enqueue(e);
            also?.Invoke(e);
        }
    }
}
