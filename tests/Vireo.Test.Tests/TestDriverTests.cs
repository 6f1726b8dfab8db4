using Vireo.Drivers.Test;
using Vireo.Operations;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Test.Tests;

public sealed class TestDriverTests
{
    private static readonly CancellationToken s_none = CancellationToken.None;

    internal static async Task<DriverConnection> OpenAsync(TestDriverFactory? factory = null, string uri = "test:///default")
    {
        var session = new DriverSession();
        var context = new ConnectionContext();
        await (factory ?? new TestDriverFactory()).OpenAsync(new Uri(uri), context, session, s_none);
        return session.Hypervisor!;
    }

    [Fact]
    public async Task The_built_in_domain_looks_as_libvirt_shows_it()
    {
        await using var c = await OpenAsync();
        var domain = await c.DomainLookupByNameAsync("test", s_none);
        Assert.Equal(1, domain.Id);
        Assert.Equal(
            """
            <domain type='test' id='1'>
              <name>test</name>
              <uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>
              <memory unit='KiB'>8388608</memory>
              <currentMemory unit='KiB'>2097152</currentMemory>
              <vcpu placement='static'>2</vcpu>
              <os>
                <type arch='i686'>hvm</type>
                <boot dev='hd'/>
              </os>
              <clock offset='utc'/>
              <on_poweroff>destroy</on_poweroff>
              <on_reboot>restart</on_reboot>
              <on_crash>destroy</on_crash>
              <devices>
                <disk type='file' device='disk'>
                  <source file='/guest/diskimage1'/>
                  <target dev='vda' bus='virtio'/>
                  <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
                </disk>
                <interface type='network'>
                  <mac address='aa:bb:cc:dd:ee:ff'/>
                  <source network='default'/>
                  <target dev='testnet0'/>
                  <address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x0'/>
                </interface>
                <memballoon model='virtio'>
                  <address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x0'/>
                </memballoon>
              </devices>
            </domain>

            """,
            await c.DomainGetXmlDescAsync(domain, 0, s_none));
        var info = await c.DomainGetInfoAsync(domain, s_none);
        Assert.Equal((DomainState.Running, 8388608UL, 2097152UL, (ushort)2), (info.State, info.MaxMemory, info.Memory, info.VcpuCount));
    }

    [Fact]
    public async Task Connections_share_the_default_host_while_one_is_open()
    {
        var factory = new TestDriverFactory();
        var one = await OpenAsync(factory);
        await using (var other = await OpenAsync(factory))
        {
            await other.DomainDefineXmlAsync(
                "<domain type='test'><name>d</name><memory>1000</memory><os><type>hvm</type></os></domain>", 0, s_none);
        }

        Assert.Equal(2, (await one.ListAllDomainsAsync(0, s_none)).Count);
        await one.DisposeAsync();
        await using var later = await OpenAsync(factory);
        Assert.Single(await later.ListAllDomainsAsync(0, s_none));
    }

    [Fact]
    public async Task A_domain_goes_through_its_life_and_tells_of_it()
    {
        await using var c = await OpenAsync();
        var sink = new Sink();
        await using var subscription = await c.SubscribeAsync(
            new EventFilter(EventClass.Domain, (int)DomainEventId.Lifecycle), sink, s_none);
        var d = await c.DomainDefineXmlAsync(
            "<domain type='test'><name>d</name><memory>1000</memory><os><type>hvm</type></os></domain>", 0, s_none);
        d = await c.DomainCreateAsync(d, 0, s_none);
        Assert.Equal(2, d.Id);
        await c.DomainSuspendAsync(d, s_none);
        Assert.Equal(new DomainStateInfo(DomainState.Paused, (int)DomainPausedReason.User), await c.DomainGetStateAsync(d, 0, s_none));
        await c.DomainResumeAsync(d, s_none);
        await c.DomainDestroyAsync(d, 0, s_none);
        await c.DomainUndefineAsync(d, 0, s_none);
        Assert.Equal(
            [DomainEventType.Defined, DomainEventType.Started, DomainEventType.Suspended, DomainEventType.Resumed, DomainEventType.Stopped,
                DomainEventType.Undefined],
            sink.Events.Cast<DomainLifecycleEvent>().Select(static e => e.Event));
        var gone = await Assert.ThrowsAsync<VirException>(async () => await c.DomainGetXmlDescAsync(d, 0, s_none));
        Assert.Equal(ErrorCode.NoDomain, gone.Code);
        Assert.Equal($"Domain not found: no domain with matching uuid '{d.Uuid}' (d)", gone.Message);
    }

    [Fact]
    public async Task What_the_driver_does_not_serve_is_not_supported()
    {
        await using var c = await OpenAsync();
        var e = await Assert.ThrowsAsync<VirException>(async () => await c.ListAllSecretsAsync(0, s_none));
        Assert.Equal(ErrorCode.NoSupport, e.Code);
        e = await Assert.ThrowsAsync<VirException>(
            async () => await c.NetworkGetXmlDescAsync(
                await c.NetworkLookupByNameAsync("default", s_none), NetworkXmlFlags.Inactive, s_none));
        Assert.Equal("unsupported flags (0x1) in function testNetworkGetXMLDesc", e.Message);
    }

    [Fact]
    public async Task Volumes_take_their_size_from_the_pool()
    {
        await using var c = await OpenAsync();
        var pool = await c.StoragePoolLookupByNameAsync("default-pool", s_none);
        var volume = await c.StorageVolCreateXmlAsync(
            pool, "<volume><name>v</name><capacity unit='G'>1</capacity><allocation unit='M'>100</allocation></volume>", 0, s_none);
        Assert.Equal("/default-pool/v", volume.Key);
        var info = await c.StoragePoolGetInfoAsync(pool, s_none);
        Assert.Equal((107374182400UL, 104857600UL, 107269324800UL), (info.Capacity, info.Allocation, info.Available));
        var e = await Assert.ThrowsAsync<VirException>(async () =>
            await c.StorageVolCreateXmlAsync(pool, "<volume><name>big</name><capacity unit='T'>10</capacity></volume>", 0, s_none));
        Assert.Equal("internal error: Not enough free space in pool for volume 'big'", e.Message);
        await c.StorageVolDeleteAsync(volume, 0, s_none);
        Assert.Equal(0UL, (await c.StoragePoolGetInfoAsync(pool, s_none)).Allocation);
    }

    [Fact]
    public async Task Devices_come_and_go()
    {
        await using var c = await OpenAsync();
        var d = await c.DomainLookupByNameAsync("test", s_none);
        await c.DomainAttachDeviceAsync(
            d, "<disk type='file'><source file='/b'/><target dev='vdb'/></disk>", DomainDeviceModifyFlags.Live, s_none);
        string live = await c.DomainGetXmlDescAsync(d, 0, s_none);
        Assert.Contains("<target dev='vdb' bus='virtio'/>", live, StringComparison.Ordinal);
        Assert.DoesNotContain("vdb", await c.DomainGetXmlDescAsync(d, DomainXmlFlags.Inactive, s_none), StringComparison.Ordinal);
        var e = await Assert.ThrowsAsync<VirException>(async () =>
            await c.DomainAttachDeviceAsync(
                d, "<disk type='file'><source file='/b'/><target dev='vdb'/></disk>", DomainDeviceModifyFlags.Live, s_none));
        Assert.Equal("XML error: target 'vdb' duplicated for disk sources '/b' and '/b'", e.Message);
        e = await Assert.ThrowsAsync<VirException>(async () =>
            await c.DomainAttachDeviceAsync(
                d, "<disk type='file'><source file='/b'/><target dev='vdc'/></disk>", DomainDeviceModifyFlags.Config, s_none));
        Assert.Equal("unsupported flags (0x2) in function testDomainAttachDeviceLiveAndConfig", e.Message);
        await c.DomainDetachDeviceAliasAsync(d, "virtio-disk1", DomainDeviceModifyFlags.Live, s_none);
        Assert.DoesNotContain("vdb", await c.DomainGetXmlDescAsync(d, 0, s_none), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_tells_what_libvirt_11_tells()
    {
        await using var c = await OpenAsync();
        Assert.Equal([7UL, 21, 49, 19, 45, 97], await c.NodeGetFreePagesAsync([4, 8, 2048], 0, 2, 0, s_none));
        Assert.Equal([115UL], await c.NodeGetFreePagesAsync([4], 9, 1, 0, s_none));
        Assert.Equal(
            """
            <domainCapabilities>
              <domain>test</domain>
              <arch>i686</arch>
              <cpu>
                <mode name='host-passthrough' supported='no'/>
                <mode name='maximum' supported='no'/>
                <mode name='host-model' supported='no'/>
                <mode name='custom' supported='no'/>
              </cpu>
              <devices>
              </devices>
              <features>
                <sev supported='no'/>
                <sgx supported='no'/>
              </features>
            </domainCapabilities>

            """,
            await c.GetDomainCapabilitiesAsync(null, null, null, null, 0, s_none));
        var e = await Assert.ThrowsAsync<VirException>(async () => await c.GetDomainCapabilitiesAsync(null, null, null, "x", 0, s_none));
        Assert.Equal("invalid argument: unknown virttype: x", e.Message);
        e = await Assert.ThrowsAsync<VirException>(
            async () => await c.DomainSendKeyAsync(await c.DomainLookupByNameAsync("test", s_none), KeycodeSet.Linux, 0, [767], 0, s_none));
        Assert.Equal("internal error: invalid keycode 767 of linux codeset", e.Message);
    }

    [Fact]
    public async Task External_disks_of_a_snapshot_get_names_beside_their_images()
    {
        await using var c = await OpenAsync();
        string image = Path.GetTempFileName();
        try
        {
            var d = await c.DomainDefineXmlAsync(
                "<domain type='test'><name>d</name><memory>1000</memory><os><type>hvm</type></os><devices><disk type='file'><source "
                    + $"file='{image}'/><target dev='vda'/></disk>"
                + "<disk type='file' device='cdrom'><target dev='hdc'/></disk></devices></domain>",
                0, s_none);
            var s = await c.DomainSnapshotCreateXmlAsync(
                d, "<domainsnapshot><name>one</name><memory snapshot='external' file='/m'/></domainsnapshot>", 0, s_none);
            string xml = await c.DomainSnapshotGetXmlDescAsync(s, 0, s_none);
            Assert.Contains($"<source file='{Path.ChangeExtension(image, "one")}'/>", xml, StringComparison.Ordinal);
            Assert.Contains("<disk name='hdc' snapshot='no'/>", xml, StringComparison.Ordinal);
            var e = await Assert.ThrowsAsync<VirException>(async () =>
                await c.DomainSnapshotCreateXmlAsync(
                    d, "<domainsnapshot><disks><disk name='vda' snapshot='external'/></disks></domainsnapshot>", 0, s_none));
            Assert.Equal("unsupported configuration: disk 'vda' must use snapshot mode 'internal'", e.Message);
        }
        finally
        {
            File.Delete(image);
        }
    }

    [Fact]
    public async Task A_snapshot_brings_the_domain_back()
    {
        await using var c = await OpenAsync();
        var d = await c.DomainLookupByNameAsync("test", s_none);
        var one = await c.DomainSnapshotCreateXmlAsync(d, "<domainsnapshot><name>one</name></domainsnapshot>", 0, s_none);
        var two = await c.DomainSnapshotCreateXmlAsync(d, "<domainsnapshot><name>two</name></domainsnapshot>", 0, s_none);
        Assert.Equal("one", (await c.DomainSnapshotGetParentAsync(two, 0, s_none)).Name);
        await c.DomainDestroyAsync(d, 0, s_none);
        await c.DomainRevertToSnapshotAsync(one, 0, s_none);
        Assert.Equal(new DomainStateInfo(DomainState.Running, (int)DomainRunningReason.FromSnapshot), await c.DomainGetStateAsync(
            d, 0, s_none));
        Assert.True(await c.DomainSnapshotIsCurrentAsync(one, 0, s_none));
        await c.DomainSnapshotDeleteAsync(one, DomainSnapshotDeleteFlags.Children, s_none);
        Assert.Empty(await c.DomainListAllSnapshotsAsync(d, 0, s_none));
    }

    [Fact]
    public async Task A_saved_domain_is_restored()
    {
        await using var c = await OpenAsync();
        var d = await c.DomainLookupByNameAsync("test", s_none);
        string file = Path.GetTempFileName();
        try
        {
            await c.DomainSaveAsync(d, file, null, 0, s_none);
            Assert.Equal(new DomainStateInfo(DomainState.Shutoff, (int)DomainShutoffReason.Saved), await c.DomainGetStateAsync(
                d, 0, s_none));
            await c.DomainRestoreAsync(file, null, 0, s_none);
            Assert.Equal(new DomainStateInfo(DomainState.Running, (int)DomainRunningReason.Restored), await c.DomainGetStateAsync(
                d, 0, s_none));
            await File.WriteAllTextAsync(file, "something else that is long enough", s_none);
            var e = await Assert.ThrowsAsync<VirException>(async () => await c.DomainRestoreAsync(file, null, 0, s_none));
            Assert.Equal("internal error: mismatched header magic", e.Message);
            await File.WriteAllTextAsync(file, "short", s_none);
            e = await Assert.ThrowsAsync<VirException>(async () => await c.DomainRestoreAsync(file, null, 0, s_none));
            Assert.Equal($"incomplete save header in '{file}': Success", e.Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_processor_bound_to_nothing_leaves_the_domain_readable()
    {
        await using var c = await OpenAsync();
        var d = await c.DomainLookupByNameAsync("test", s_none);
        await c.DomainPinVcpuAsync(d, 0, new byte[] { 0 }, 0, s_none);
        Assert.Contains("<vcpupin vcpu='0' cpuset=''/>", await c.DomainGetXmlDescAsync(d, 0, s_none), StringComparison.Ordinal);
        await c.DomainPinVcpuAsync(d, 1, new byte[] { 0xf0 }, 0, s_none);
        Assert.Contains("<vcpupin vcpu='1' cpuset='4-7'/>", await c.DomainGetXmlDescAsync(d, 0, s_none), StringComparison.Ordinal);
        var e = await Assert.ThrowsAsync<VirException>(async () => await c.DomainDefineXmlAsync(
            "<domain type='test'><name>x</name><memory>1</memory><os><type>hvm</type></os><cputune><vcpupin vcpu='0' "
                + "cpuset=''/></cputune></domain>", 0, s_none));
        Assert.Equal("invalid argument: Failed to parse bitmap ''", e.Message);
    }

    [Fact]
    public async Task Devices_that_come_and_go_are_told_of()
    {
        await using var c = await OpenAsync();
        var sink = new Sink();
        await using var added = await c.SubscribeAsync(new EventFilter(EventClass.Domain, (int)DomainEventId.DeviceAdded), sink, s_none);
        await using var removed = await c.SubscribeAsync(
            new EventFilter(EventClass.Domain, (int)DomainEventId.DeviceRemoved), sink, s_none);
        var d = await c.DomainLookupByNameAsync("test", s_none);
        await c.DomainAttachDeviceAsync(
            d, "<disk type='file'><source file='/x'/><target dev='vdb' bus='virtio'/></disk>", DomainDeviceModifyFlags.Live, s_none);
        await c.DomainDetachDeviceAliasAsync(d, "virtio-disk1", DomainDeviceModifyFlags.Live, s_none);
        Assert.Equal("virtio-disk1", Assert.IsType<DomainDeviceAddedEvent>(sink.Events[0]).DeviceAlias);
        Assert.Equal("virtio-disk1", Assert.IsType<DomainDeviceRemovedEvent>(sink.Events[1]).DeviceAlias);
    }

    private sealed class Sink : IEventSink
    {
        public List<VirEvent> Events { get; } = [];

        public void Deliver(VirEvent e) => Events.Add(e);
    }
}
