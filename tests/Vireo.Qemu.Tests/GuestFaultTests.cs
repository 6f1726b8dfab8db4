using System.Diagnostics;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Posix;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>Guests that hang, emulators that refuse, disks that are full, files that somebody put in the way.</summary>
public sealed class GuestFaultTests : RealGuestTests
{
    private const int Stop = 19, Continue = 18;

    private static EventFilter Lifecycle => new(EventClass.Domain, (int)DomainEventId.Lifecycle);

    [Fact]
    public async Task A_guest_that_hangs_costs_statistics_their_patience_once()
    {
        var domain = await StartAsync("vm");
        int pid = Driver.Domains.Find(domain).Run.Pid;
        Processes.Kill(pid, Stop);
        try
        {
            await Connection.GetAllDomainStatsAsync([], 0, 0, None);
            var time = Stopwatch.StartNew();
            for (int i = 0; i < 3; i++)
            {
                Assert.Single(await Connection.GetAllDomainStatsAsync([], 0, 0, None));
            }

            Assert.True(time.Elapsed < TimeSpan.FromSeconds(3), $"{time.Elapsed}");
        }
        finally
        {
            Processes.Kill(pid, Continue);
        }

        await Connection.DomainSuspendAsync(domain, None);
        var record = Assert.Single(await Connection.GetAllDomainStatsAsync([], 0, 0, None));
        Assert.Contains(record.Parameters, static p => p.Name == "balloon.current");
    }

    [Fact]
    public async Task A_guest_that_cannot_be_saved_is_refused_before_it_is_paused()
    {
        // QEMU moves no guest with an image of this format.
        string image = Path.Combine(Root, "disk.vdi");
        var made = ProcessSpawner.Start(new ProcessSpec("/usr/bin/qemu-img", "create", "-q", "-f", "vdi", image, "1M"));
        Assert.True((await made.WaitForExitAsync(None)).Succeeded);
        var domain = await StartAsync("vm", $"<disk type='file' device='disk'><driver name='qemu' type='vdi'/><source file='{image}'/>"
            + "<target dev='vda' bus='virtio'/></disk>");
        bool paused = false;
        await Connection.SubscribeAsync(
            Lifecycle, new Listener(e => paused |= e is DomainLifecycleEvent { Event: DomainEventType.Suspended }), None);
        string path = Path.Combine(Root, "vm.saved");
        var e = await Assert.ThrowsAsync<VirException>(
            () => Connection.DomainSaveAsync(domain, path, null, DomainSaveRestoreFlags.None, None).AsTask());
        Assert.Equal(ErrorCode.OperationInvalid, e.Code);
        Assert.Contains("vdi format used by node", e.Message, StringComparison.Ordinal);
        Assert.False(paused);
        Assert.False(File.Exists(path));
        Assert.Equal(DomainState.Running, (await Connection.DomainGetStateAsync(domain, 0, None)).State);
    }

    [Fact]
    public async Task A_cut_stream_is_refused_in_the_words_of_the_emulator()
    {
        var domain = await StartAsync("vm");
        string path = Path.Combine(Root, "vm.saved");
        await Connection.DomainSaveAsync(domain, path, null, DomainSaveRestoreFlags.None, None);
        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write))
        {
            RandomAccess.SetLength(file, RandomAccess.GetLength(file) / 2);
        }

        var e = await Assert.ThrowsAsync<VirException>(
            () => Connection.DomainRestoreAsync(path, null, DomainSaveRestoreFlags.None, None).AsTask());
        Assert.Contains("load of migration failed", e.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(path));
        Assert.Equal(DomainState.Shutoff, (await Connection.DomainGetStateAsync(domain, 0, None)).State);
        Assert.Empty(Directory.GetFiles(State, "*.xml"));
    }

    [Theory]
    [InlineData(DomainCoreDumpFlags.MemoryOnly)]
    [InlineData(DomainCoreDumpFlags.None)]
    public async Task A_dump_to_a_full_disk_gives_the_reason_and_removes_no_device(DomainCoreDumpFlags flags)
    {
        var domain = await StartAsync("vm");
        var e = await Assert.ThrowsAsync<VirException>(
            () => Connection.DomainCoreDumpWithFormatAsync(domain, "/dev/full", DomainCoreDumpFormat.Raw, flags, None).AsTask());
        Assert.Contains("No space left on device", e.Message, StringComparison.Ordinal);
        Assert.True(File.Exists("/dev/full"));
        Assert.Equal(DomainState.Running, (await Connection.DomainGetStateAsync(domain, 0, None)).State);
    }

    [Fact]
    public async Task What_stands_at_the_place_of_a_scratch_file_is_not_read()
    {
        var domain = await StartAsync("vm");
        string secret = Path.Combine(Root, "secret");
        await File.WriteAllTextAsync(secret, "secret", None);
        using (var file = ScratchFile.Create(Driver.Domains.Find(domain), Driver.Paths, Driver.Security, "peek"))
        {
            await File.WriteAllTextAsync(file.Path, "written", None);
            File.Delete(file.Path);
            File.CreateSymbolicLink(file.Path, secret);
            Assert.Equal("written"u8, file.Read());
        }

        Assert.Equal("secret", await File.ReadAllTextAsync(secret, None));
        Assert.Empty(Directory.GetFiles(Path.Combine(Lib, $"domain-{domain.Id}-vm"), "peek*"));
    }

    [Fact]
    public async Task Sockets_of_serial_devices_go_with_the_guest()
    {
        string socket = Path.Combine(Root, "serial.sock");
        var domain = await StartAsync("vm", $"<serial type='unix'><source mode='bind' path='{socket}'/><target port='0'/></serial>");
        Assert.True(File.Exists(socket));
        await RestartAsync();
        await Connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None);
        Assert.False(File.Exists(socket));
    }

    [Fact]
    public async Task Who_hears_of_a_destroyed_guest_and_looks_sees_it_off()
    {
        var domain = await StartAsync("vm");
        var seen = new List<(DomainEventType, DomainState)>();
        await Connection.SubscribeAsync(Lifecycle, new Listener(e =>
        {
            if (e is DomainLifecycleEvent { Event: var kind })
            {
                seen.Add((kind, Driver.Domains.Find(domain).View.State));
            }
        }), None);
        await Connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None);
        Assert.Equal([(DomainEventType.Shutdown, DomainState.Shutoff), (DomainEventType.Stopped, DomainState.Shutoff)], seen);
    }

    [Fact]
    public async Task Statistics_of_an_unknown_interface_are_refused_as_an_invalid_argument()
    {
        var domain = await StartAsync("vm");
        var e = await Assert.ThrowsAsync<VirException>(() => Connection.DomainInterfaceStatsAsync(domain, "none0", None).AsTask());
        Assert.Equal(ErrorCode.InvalidArg, e.Code);
    }

    [Fact]
    public async Task The_period_of_memory_statistics_is_set_though_nothing_can_be_written()
    {
        var domain = await StartAsync("vm");
        string blocked = Path.Combine(State, "vm.xml.new");
        Directory.CreateDirectory(blocked);
        await Connection.DomainSetMemoryStatsPeriodAsync(domain, 3, DomainMemoryModFlags.Live, None);
        Directory.Delete(blocked);
        Assert.Contains("<stats period='3'/>", await Connection.DomainGetXmlDescAsync(domain, DomainXmlFlags.None, None),
            StringComparison.Ordinal);
    }

    private sealed class Listener(Action<VirEvent> take) : IEventSink
    {
        public void Deliver(VirEvent e) => take(e);
    }
}
