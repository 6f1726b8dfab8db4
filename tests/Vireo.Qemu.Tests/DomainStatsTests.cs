using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Stats;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

public sealed class DomainStatsTests
{
    private const string Xml = """
        <domain type='qemu'>
          <name>a</name><memory unit='KiB'>65536</memory><vcpu current='1'>2</vcpu>
          <os><type arch='x86_64' machine='q35'>hvm</type></os>
          <devices>
            <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/no/such/image'/><target dev='vda' bus='virtio'/><alias name='virtio-disk0'/></disk>
            <disk type='file' device='cdrom'><target dev='sda' bus='sata'/><alias name='sata0-0-0'/></disk>
            <interface type='user'><mac address='52:54:00:11:22:33'/></interface>
            <interface type='bridge'><source bridge='br0'/><target dev='lo'/></interface>
          </devices>
        </domain>
        """;

    [Fact]
    public void A_domain_that_is_off_shows_what_its_definition_says()
    {
        var list = DomainStatsReport.Build(0, new DomainStatsInput { State = DomainState.Shutoff, Reason = 2, Def = DomainDef.Parse(Xml) });
        Assert.Equal(
            ["state.state", "state.reason", "balloon.current", "balloon.maximum", "vcpu.current", "vcpu.maximum", "block.count",
                "block.0.name", "block.0.path", "block.1.name"],
            list.Select(p => p.Name));
        Assert.Equal("5 2 65536 65536 1 2 2 vda /no/such/image sda", string.Join(' ', list.Select(p => p.Value)));
    }

    [Fact]
    public void A_running_domain_shows_what_monitor_and_kernel_tell()
    {
        var def = DomainDef.Parse(Xml);
        def.Devices.Disks[0].Source!.Index = 1;
        var input = new DomainStatsInput
        {
            State = DomainState.Running,
            Reason = 1,
            Def = def,
            Process = Environment.ProcessId,
            BalloonKiB = 32768,
            Balloon = new QemuBalloonStats { SwapIn = 2048, MajorFaults = 7, Free = 4096, LastUpdate = 11 },
            VcpuThreads = [Environment.ProcessId],
            BlockStats = new Dictionary<string, QemuBlockStats> { ["virtio-disk0"] = new(1, 512, 3, 4, 5, 6, 7, 8, 9) },
            Machine = [new QemuKernelStats([("remote_tlb_flush.sum", 41)])],
            Cpus = [new QemuKernelStats([("halt_exits.sum", 42)])],
            BlockNodes = new Dictionary<string, QemuBlockNode> { ["libvirt-1-format"] = new(67108864, 200704, null) },
            IoThreads = [new QemuIoThread("iothread1", 1, 32768, 0, 0)],
        };
        var list = DomainStatsReport.Build(0, input);

        ulong Number(string name) => list.TryGet(name, out var v) ? v.ULong : throw new InvalidOperationException(name + " is missing");
        Assert.True(Number("cpu.time") > 0);
        Assert.Equal(Number("cpu.user") + Number("cpu.system"), Number("cpu.time"));
        Assert.Equal(32768ul, Number("balloon.current"));
        Assert.Equal(2ul, Number("balloon.swap_in"));
        Assert.Equal(4ul, Number("balloon.unused"));
        Assert.Equal(11ul, Number("balloon.last-update"));
        Assert.True(Number("balloon.rss") > 1000);
        Assert.True(Number("vcpu.0.time") > 0);
        Assert.Equal(512ul, Number("block.0.rd.bytes"));
        Assert.Equal((9ul, 67108864ul, 200704ul), (Number("block.0.allocation"), Number("block.0.capacity"), Number("block.0.physical")));
        Assert.Equal(32768ul, Number("iothread.1.poll-max-ns"));
        Assert.Equal((41ul, 42ul), (Number("vm.remote_tlb_flush.sum"), Number("vcpu.0.halt_exits.sum")));
        Assert.True(list.TryGet("net.1.name", out var net) && net.String == "lo");
        Assert.False(list.TryGet("net.0.name", out _));
        Assert.Equal(Number("net.1.rx.bytes"), Number("net.1.tx.bytes"));
    }

    [Fact]
    public void Only_the_groups_that_are_asked_for_are_shown()
    {
        var list = DomainStatsReport.Build(
            DomainStatsTypes.State, new DomainStatsInput { State = DomainState.Paused, Reason = 1, Def = DomainDef.Parse(Xml) });
        Assert.Equal(["state.state", "state.reason"], list.Select(p => p.Name));
    }

    [Fact]
    public void The_size_of_a_qcow2_image_stands_in_its_header()
    {
        string path = Path.GetTempFileName();
        try
        {
            var header = new byte[65536];
            new byte[] { 0x51, 0x46, 0x49, 0xfb, 0, 0, 0, 3 }.CopyTo(header, 0);
            header[28] = 4;
            File.WriteAllBytes(path, header);
            var sizes = DiskSizes.Read(path, "qcow2");
            Assert.Equal(4ul << 24, sizes?.Capacity);
            Assert.Equal(65536ul, sizes?.Physical);
            Assert.Equal(65536ul, DiskSizes.Read(path, "raw")?.Capacity);
            Assert.Null(DiskSizes.Read(path + ".gone", "raw"));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
