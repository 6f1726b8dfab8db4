using Vireo.Drivers.Objects;
using Xunit;

namespace Vireo.Drivers.Tests;

/// <summary>Groups of list flags: none, one, and all of a group.</summary>
public sealed class ListFilterTests
{
    [Theory]
    [InlineData(ConnectListAllDomainsFlags.None, true)]
    [InlineData(ConnectListAllDomainsFlags.Active, true)]
    [InlineData(ConnectListAllDomainsFlags.Inactive, false)]
    [InlineData(ConnectListAllDomainsFlags.Active | ConnectListAllDomainsFlags.Inactive, true)]
    [InlineData(ConnectListAllDomainsFlags.Paused, true)]
    [InlineData(ConnectListAllDomainsFlags.Running | ConnectListAllDomainsFlags.Paused, true)]
    [InlineData(ConnectListAllDomainsFlags.Running | ConnectListAllDomainsFlags.Shutoff, false)]
    [InlineData(ConnectListAllDomainsFlags.Active | ConnectListAllDomainsFlags.Transient, false)]
    [InlineData(ConnectListAllDomainsFlags.Autostart, false)]
    [InlineData(ConnectListAllDomainsFlags.HasSnapshot | ConnectListAllDomainsFlags.NoCheckpoint, true)]
    public void A_paused_persistent_domain_with_a_snapshot(ConnectListAllDomainsFlags flags, bool wanted) =>
        Assert.Equal(wanted, ListFilter.Wants(
            flags, DomainState.Paused, active: true, persistent: true, autostart: false, managedSave: false, snapshots: true,
            checkpoints: false));

    [Fact]
    public void Networks_and_pools()
    {
        Assert.True(ListFilter.Wants(ConnectListAllNetworksFlags.Inactive, active: false, persistent: true, autostart: true));
        Assert.False(ListFilter.Wants(ConnectListAllNetworksFlags.NoAutostart, active: false, persistent: true, autostart: true));
        Assert.True(ListFilter.Wants(ConnectListAllStoragePoolsFlags.Dir, active: true, persistent: true, autostart: true));
        Assert.False(ListFilter.Wants(ConnectListAllStoragePoolsFlags.Transient, active: true, persistent: true, autostart: true));
    }

    [Theory]
    [InlineData(ConnectListAllNodeDeviceFlags.None, true)]
    [InlineData(ConnectListAllNodeDeviceFlags.CapScsiHost, true)]
    [InlineData(ConnectListAllNodeDeviceFlags.CapNet | ConnectListAllNodeDeviceFlags.CapVports, true)]
    [InlineData(ConnectListAllNodeDeviceFlags.CapNet, false)]
    [InlineData(ConnectListAllNodeDeviceFlags.CapScsiHost | ConnectListAllNodeDeviceFlags.Inactive, false)]
    [InlineData(ConnectListAllNodeDeviceFlags.Active | ConnectListAllNodeDeviceFlags.Persistent, true)]
    [InlineData(ConnectListAllNodeDeviceFlags.Transient, false)]
    public void A_device_of_the_host_is_wanted_for_anything_that_it_can_do(ConnectListAllNodeDeviceFlags flags, bool wanted) =>
        Assert.Equal(wanted, NodeDeviceFilter.Wants(flags, active: true, persistent: true, static kind => kind is "scsi_host" or "vports"));
}
