using Vireo.Documents;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Posix;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>
/// What a running emulator is ordered to be is in the status file before the order: a daemon that is killed in between leaves what the next
/// one finishes, and an order that is refused leaves nothing.
/// </summary>
public sealed class LiveOrderTests : RealGuestTests
{
    private const string Devices = "<disk type='file' device='disk'><source file='IMAGE'/><target dev='vda' bus='virtio'/></disk>"
        + "<interface type='user'><model type='virtio'/></interface><memballoon model='virtio'/>"
        + "<graphics type='vnc' passwd='one'><listen type='socket' socket='IMAGE.vnc'/></graphics>";

    private string Image => Path.Combine(Root, "disk.img");

    [Fact]
    public async Task A_limit_is_finished_by_the_next_daemon()
    {
        var domain = await StartAsync();
        Interrupt(domain, d => d.Devices.Disks[0].Iotune = new IoTune { TotalIopsSec = 77 }, Order(LiveSettingKind.DiskLimits, domain));
        Assert.Equal(0, await IopsAsync(domain));
        await RestartAsync();
        Assert.Equal(77, await IopsAsync(domain));
        var shown = await Connection.DomainGetBlockIoTuneAsync(domain, "vda", DomainModificationImpact.Live, None);
        Assert.Equal(77UL, shown.TryGet("total_iops_sec", out var limit) ? limit.ULong : 0);
        Assert.Empty(Driver.Domains.Find(domain).Run.Orders);
        Assert.DoesNotContain("<order", await File.ReadAllTextAsync(Path.Combine(State, "vm.xml"), None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_that_was_in_force_already_is_lifted_when_the_former_daemon_wanted_that()
    {
        var domain = await StartAsync();
        await LimitAsync(domain, "vda", 55);
        Interrupt(domain, d => d.Devices.Disks[0].Iotune = null, Order(LiveSettingKind.DiskLimits, domain));
        await RestartAsync();
        Assert.Equal(0, await IopsAsync(domain));
    }

    [Fact]
    public async Task The_order_stands_in_the_status_file_while_the_emulator_has_not_answered_and_readers_see_the_old()
    {
        const int Stop = 19, Continue = 18;
        var domain = await StartAsync();
        int pid = Driver.Domains.Find(domain).Run.Pid;
        Processes.Kill(pid, Stop);
        var call = LimitAsync(domain, "vda", 66);
        string path = Path.Combine(State, "vm.xml");
        while (!(await File.ReadAllTextAsync(path, None)).Contains("<total_iops_sec>66<", StringComparison.Ordinal))
        {
            await Task.Delay(10, None);
        }

        Assert.Contains("<order kind='DiskLimits' of='virtio-disk0'/>", await File.ReadAllTextAsync(path, None), StringComparison.Ordinal);
        Assert.Null(Driver.Domains.Find(domain).View.Live!.Devices.Disks[0].Iotune);
        Processes.Kill(pid, Continue);
        await call.WaitAsync(TimeSpan.FromSeconds(30), None);
        Assert.Equal(66UL, Driver.Domains.Find(domain).View.Live!.Devices.Disks[0].Iotune?.TotalIopsSec);
        Assert.DoesNotContain("<order", await File.ReadAllTextAsync(path, None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_is_refused_leaves_the_documents_as_they_were()
    {
        var domain = await StartAsync();
        var guest = Driver.Domains.Find(domain);
        string before = await File.ReadAllTextAsync(Path.Combine(State, "vm.xml"), None);
        await Assert.ThrowsAsync<VirException>(() => Driver.Changes.OrderAsync(
            guest, live: true, config: true, d => d.Devices.MemoryBalloon!.StatsPeriod = 3,
            new LiveSetting(LiveSettingKind.BalloonPeriod, "nobody"), None));
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(State, "vm.xml"), None));
        Assert.Null(guest.View.Live!.Devices.MemoryBalloon!.StatsPeriod);
        Assert.Null(guest.View.Config!.Devices.MemoryBalloon!.StatsPeriod);
    }

    [Fact]
    public async Task Every_kind_of_order_can_be_given_again()
    {
        var domain = await StartAsync();
        var guest = Driver.Domains.Find(domain);
        await Connection.DomainAddIoThreadAsync(domain, 1, DomainModificationImpact.Live, None);
        foreach (var kind in Enum.GetValues<LiveSettingKind>())
        {
            Interrupt(domain, static _ => { }, Order(kind, domain));
        }

        Interrupt(domain, static d => d.Devices.Interfaces[0].Link = LinkState.Down, Order(LiveSettingKind.Link, domain));
        Interrupt(domain, static d => d.Devices.MemoryBalloon!.StatsPeriod = 7, Order(LiveSettingKind.BalloonPeriod, domain));
        Interrupt(domain, static d => IoThreadSettings.Add(d, 5), new LiveSetting(LiveSettingKind.IoThread, 5));
        Interrupt(domain, static d => d.OnReboot = LifecycleAction.Destroy, Order(LiveSettingKind.RebootAction, domain));
        await RestartAsync();
        guest = Driver.Domains.Find(domain);
        Assert.Empty(guest.Run.Orders);
        Assert.Equal(7, (await AskAsync(domain, "qom-get", new JsonObject().Add("path", "/machine/peripheral/balloon0")
            .Add("property", "guest-stats-polling-interval"))).AsLong());
        Assert.Contains(await guest.Monitor.QueryIoThreadsAsync(None), static t => t.Id == "iothread5");
        Assert.Equal(LinkState.Down, guest.View.Live!.Devices.Interfaces[0].Link);
    }

    [Fact]
    public async Task A_descriptor_that_no_back_end_took_is_closed()
    {
        var domain = await StartAsync();
        var guest = Driver.Domains.Find(domain);
        string sent = Path.Combine(Root, "sent");
        await File.WriteAllTextAsync(sent, "", None);
        using (var file = File.OpenHandle(sent))
        {
            await guest.Monitor.PassHandleAsync("fd-hostnet1", file, None);
        }

        Assert.Equal(1, Descriptors(guest.Run.Pid, sent));
        Interrupt(domain, static _ => { }, new LiveSetting(LiveSettingKind.SentDescriptors, "net1"));
        await RestartAsync();
        Assert.Equal(0, Descriptors(guest.Run.Pid, sent));
    }

    [Fact]
    public async Task A_plug_that_the_end_of_the_daemon_cuts_off_is_compared_by_the_next()
    {
        const int Stop = 19, Continue = 18;
        const string Source = "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>";
        var domain = await StartAsync();
        int pid = Driver.Domains.Find(domain).Run.Pid;
        using var end = new CancellationTokenSource();
        Processes.Kill(pid, Stop);
        var call = Connection.DomainAttachDeviceAsync(domain, Source, DomainDeviceModifyFlags.Live, end.Token).AsTask();
        while (Driver.Domains.Find(domain).View.Live!.Devices.Rngs.Count == 0)
        {
            await Task.Delay(10, None);
        }

        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(10), None));
        Assert.Contains("<order kind='SentDescriptors'", await File.ReadAllTextAsync(Path.Combine(State, "vm.xml"), None),
            StringComparison.Ordinal);
        Processes.Kill(pid, Continue);
        await RestartAsync();
        var guest = Driver.Domains.Find(domain);
        var plugged = await guest.Monitor.QueryPeripheralsAsync(None) ?? [];
        Assert.Equal(plugged.Contains("rng0"), guest.View.Live!.Devices.Rngs.Count == 1);
        Assert.Equal(plugged.Contains("rng0"), (await guest.Monitor.QueryObjectsAsync(None)).Contains("objrng0"));
        Assert.Empty(guest.Run.Orders);
    }

    [Fact]
    public async Task Threads_of_disks_run_where_the_definition_says()
    {
        var domain = await StartAsync(
            "<iothreads>1</iothreads><cputune><iothreadpin iothread='1' cpuset='0'/></cputune>");
        var threads = await Driver.Domains.Find(domain).Monitor.QueryIoThreadsAsync(None);
        Assert.Equal([0], Processes.GetAffinity(Assert.Single(threads).ThreadId));
    }

    private static int Descriptors(int pid, string path) =>
        Directory.GetFiles($"/proc/{pid}/fd").Count(d => File.ResolveLinkTarget(d, returnFinalTarget: false)?.FullName == path);

    private LiveSetting Order(LiveSettingKind kind, DomainRef domain)
    {
        var devices = Driver.Domains.Find(domain).View.Live!.Devices;
        return new(kind, kind switch
        {
            LiveSettingKind.DiskLimits or LiveSettingKind.Tray => devices.Disks[0].Alias!,
            LiveSettingKind.Link or LiveSettingKind.SentDescriptors => devices.Interfaces[0].Alias!,
            LiveSettingKind.BalloonPeriod => devices.MemoryBalloon!.Alias!,
            LiveSettingKind.Password => "vnc",
            LiveSettingKind.IoThread or LiveSettingKind.IoThreadPin => "1",
            LiveSettingKind.VcpuPin => "0",
            _ => "",
        });
    }

    // What a daemon leaves that was killed between its note and the order.
    private void Interrupt(DomainRef domain, Action<DomainDef> change, LiveSetting order) =>
        Driver.Changes.ApplyIntent(Driver.Domains.Find(domain), change, order);

    private Task LimitAsync(DomainRef domain, string disk, ulong iops) => Connection.DomainSetBlockIoTuneAsync(
        domain, disk, new TypedParameterList { { "total_iops_sec", iops } }, DomainModificationImpact.Live, None).AsTask();

    private async Task<long> IopsAsync(DomainRef domain)
    {
        foreach (var drive in (await AskAsync(domain, "query-block", null)).Items)
        {
            if (drive["inserted"]?.GetLong("iops") is { } iops)
            {
                return iops;
            }
        }

        return -1;
    }

    private Task<JsonValue> AskAsync(DomainRef domain, string command, JsonObject? arguments) =>
        Driver.Domains.Find(domain).Monitor.ExecuteAsync(command, arguments, None);

    private async Task<DomainRef> StartAsync(string tuning = "")
    {
        await File.WriteAllBytesAsync(Image, new byte[1 << 20], None);
        string devices = Devices.Replace("IMAGE", Image, StringComparison.Ordinal);
        string xml = Xml("vm", devices).Replace("<os>", tuning + "<os>", StringComparison.Ordinal);
        return await Connection.DomainCreateAsync(
            await Connection.DomainDefineXmlAsync(xml, DomainDefineFlags.None, None), DomainCreateFlags.None, None);
    }
}
