using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.NodeDevices.Tests;

/// <summary>What a host of files is described as. The comparison with libvirt's own words is an end-to-end topic.</summary>
public sealed class DeviceReaderTests : IDisposable
{
    private readonly SampleTree _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Devices_know_what_is_above_them_though_the_kernel_has_more_in_between()
    {
        _host.AddPci("0000:00:02.0");
        _host.Add("pci0000:00/0000:00:02.0/virtio1", "virtio", "");
        _host.Add("pci0000:00/0000:00:02.0/virtio1/block/vda", "block", "MAJOR=254\nMINOR=0\nDEVNAME=vda\nDEVTYPE=disk\n", "class",
            ("size", "8"), ("queue/logical_block_size", "512"));
        DeviceCatalogue devices = await ScannedAsync();
        Assert.Equal(["computer", "pci_0000_00_02_0", "block_vda"], devices.Items.Select(static d => d.Name));
        Assert.Equal("pci_0000_00_02_0", devices.Get("block_vda").Parent);
        Assert.Equal("computer", devices.Get("pci_0000_00_02_0").Parent);
        Assert.Equal(ErrorCode.NoNodeDevice, Assert.Throws<VirException>(() => devices.Get("none")).Code);
    }

    [Fact]
    public async Task Udevs_notes_are_found_under_the_number_of_the_node()
    {
        _host.Add("x/block/sda", "block", "MAJOR=8\nMINOR=3\nDEVNAME=sda\nDEVTYPE=disk\n", "class");
        Assert.Single((await ScannedAsync()).Items);
        _host.Write("/run/udev/data/b8:3", "S:disk/by-id/x\nS:disk/by-id/a\nE:ID_TYPE=disk\nE:ID_SERIAL=A B\nG:systemd\n");
        NodeDeviceDef disk = (await ScannedAsync()).Get("block_sda_A_B").Definition;
        Assert.Equal(["/dev/sda", "/dev/disk/by-id/a", "/dev/disk/by-id/x"], disk.Nodes.Select(static n => n.Path));
    }

    [Fact]
    public async Task What_changes_is_read_again_and_the_picture_stays()
    {
        string path = _host.AddPci("0000:00:03.0");
        DeviceCatalogue devices = await ScannedAsync();
        NodeDevice card = devices.Get("pci_0000_00_03_0");
        _host.Write(path + "/sriov_totalvfs", "4\n");
        _host.Link(path + "/driver", "/sys/bus/pci/drivers/vfio-pci");
        NodeDeviceDef now = _host.Reader.Refresh(card.Definition);
        Assert.Equal("vfio-pci", now.DriverName);
        Assert.IsType<VirtualFunctionsFeature>(Assert.Single(Assert.IsType<PciCapability>(Assert.Single(now.Capabilities)).Features));
        Assert.Null(card.Definition.DriverName);
    }

    [Fact]
    public void A_configuration_whose_capabilities_are_a_circle_ends()
    {
        byte[] config = new byte[256];
        config[0x06] = 0x10;
        config[0x34] = config[0x41] = 0x40;
        _host.AddPci("0000:00:04.0", config: config);
        var device = Assert.Single(_host.Tree.Devices());
        Assert.Null(Assert.IsType<PciCapability>(_host.Reader.Read(device, "computer")!.Capabilities[0]).Express);
    }

    [Fact]
    public void Names_of_vendors_and_products_come_from_the_list()
    {
        _host.Write(
            "/pci.ids",
            "# list\n8086  Intel Corporation\n\t10c8  Other\n\t\t8086 a03c  Adapter\n\t10c9  82576 Gigabit\n8087  Next\nC 00  No\n");
        var names = new PciNames(_host.Root + "/none", _host.Root + "/pci.ids");
        Assert.Equal(("Intel Corporation", "82576 Gigabit"), names.Find(0x8086, 0x10c9));
        Assert.Equal(("Intel Corporation", null), names.Find(0x8086, 1));
        Assert.Equal(("Next", null), names.Find(0x8087, 0x10c9));
        Assert.Equal((null, null), names.Find(0, 0));
        Assert.Equal((null, null), new PciNames(_host.Root + "/none").Find(0x8086, 1));
    }

    [Fact]
    public void Vital_product_data_that_break_the_form_are_none()
    {
        byte[] good = [0x82, 1, 0, (byte)'N', 0x90, 8, 0, (byte)'P', (byte)'N', 1, (byte)'x', (byte)'R', (byte)'V', 1, 0, 0x78];
        good[14] = unchecked((byte)-good.Take(14).Sum(static b => b));
        Assert.Equal("x", Assert.Single(VitalProductData.Read(good)!.Fields).PartNumber);
        for (int length = 0; length < good.Length; length++)
        {
            Assert.Null(VitalProductData.Read(good.AsSpan(0, length)));
        }

        good[10]++;
        Assert.Null(VitalProductData.Read(good));
    }

    [Fact]
    public async Task What_comes_and_goes_is_announced_once()
    {
        var events = new DriverEvents();
        var seen = new Sink();
        await using var subscription = events.Subscribe(
            new EventFilter { Class = EventClass.NodeDevice, EventId = (int)NodeDeviceEventId.Lifecycle }, seen);
        var devices = new DeviceCatalogue(_host.Tree, _host.Reader, NothingKept, events);
        await devices.ScanAsync(CancellationToken.None);
        string path = _host.AddPci("0000:00:05.0");
        await devices.ScanAsync(CancellationToken.None);
        await devices.ScanAsync(CancellationToken.None);
        _host.Remove(path, "/sys/bus/pci/devices/0000:00:05.0");
        await devices.ScanAsync(CancellationToken.None);
        Assert.Equal(["Created computer", "Created pci_0000_00_05_0", "Deleted pci_0000_00_05_0"], seen.Events);
    }

    private async Task<DeviceCatalogue> ScannedAsync()
    {
        var devices = new DeviceCatalogue(_host.Tree, _host.Reader, NothingKept, new DriverEvents());
        await devices.ScanAsync(CancellationToken.None);
        return devices;
    }

    private static Task<IReadOnlyList<MdevDefinition>?> NothingKept(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MdevDefinition>?>([]);

    private sealed class Sink : IEventSink
    {
        public List<string> Events { get; } = [];

        public void Deliver(VirEvent e)
        {
            var device = (NodeDeviceLifecycleEvent)e;
            Events.Add($"{device.Event} {device.Device.Name}");
        }
    }
}
