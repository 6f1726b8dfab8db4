using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Security;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xml;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>What volumes of each kind of pool become in a guest, and which cannot be used.</summary>
public sealed class VolumeSourceTests
{
    private const string Target = "iqn.2024-01.example:t";

    [Theory]
    [InlineData("dir", StorageVolType.File, "<source file='/p/v'/>")]
    [InlineData("dir", StorageVolType.Dir, "<source dir='/p/v'/>")]
    [InlineData("fs", StorageVolType.File, "<source file='/p/v'/>")]
    [InlineData("netfs", StorageVolType.File, "<source file='/p/v'/>")]
    [InlineData("vstorage", StorageVolType.File, "<source file='/p/v'/>")]
    [InlineData("logical", StorageVolType.Block, "<source dev='/p/v'/>")]
    [InlineData("disk", StorageVolType.Block, "<source dev='/p/v'/>")]
    [InlineData("scsi", StorageVolType.Block, "<source dev='/p/v'/>")]
    [InlineData("zfs", StorageVolType.Block, "<source dev='/p/v'/>")]
    [InlineData("iscsi", StorageVolType.Block, "<source dev='/p/v'/>")]
    public async Task A_volume_is_what_its_pool_says(string pool, StorageVolType type, string expected)
    {
        Disk disk = Named("v");
        await Sources(pool, type).ResolveAsync(disk, TestContext.Current.CancellationToken);
        Assert.Contains(expected, Status(disk), StringComparison.Ordinal);
        Assert.DoesNotContain("/p/v", Guest(disk).Format(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iscsi", VolumeSourceMode.Direct)]
    [InlineData("iscsi-direct", VolumeSourceMode.Unset)]
    [InlineData("iscsi-direct", VolumeSourceMode.Host)]
    public async Task A_unit_of_a_target_is_opened_by_the_emulator(string pool, VolumeSourceMode mode)
    {
        Disk disk = Named("unit:0:0:7", mode);
        disk.Auth = new DiskAuth { UserName = "the disk's own" };
        await Sources(pool, StorageVolType.Block).ResolveAsync(disk, TestContext.Current.CancellationToken);
        var unit = Assert.IsType<NetworkDiskSource>(DiskImage.Located(disk.Source));
        Assert.Equal((NetworkDiskProtocol.Iscsi, Target + "/7"), (unit.Protocol, unit.Name));
        Assert.Equal(("server", "3261"), (unit.Hosts[0].Name, unit.Hosts[0].Port));
        Assert.Equal("user", unit.Auth?.UserName);
        Assert.Null(disk.Auth);
    }

    [Theory]
    [InlineData("rbd", "v", VolumeSourceMode.Unset, ErrorCode.ConfigUnsupported, "using 'rbd' pools for backing 'volume' disks isn't yet")]
    [InlineData("gluster", "v", VolumeSourceMode.Unset, ErrorCode.ConfigUnsupported, "using 'gluster' pools for backing")]
    [InlineData("mpath", "v", VolumeSourceMode.Unset, ErrorCode.ConfigUnsupported, "using 'mpath' pools for backing")]
    [InlineData("dir", "v", VolumeSourceMode.Host, ErrorCode.XmlError, "disk source mode is only valid when storage pool is of iscsi type")]
    [InlineData("iscsi", "v", VolumeSourceMode.Direct, ErrorCode.InternalError, "unexpected iscsi volume name 'v'")]
    [InlineData("dir", "none", VolumeSourceMode.Unset, ErrorCode.NoStorageVol, "no storage vol with matching name 'none'")]
    [InlineData("off", "v", VolumeSourceMode.Unset, ErrorCode.ConfigUnsupported, "storage pool 'off' containing volume 'v' is not active")]
    public async Task What_cannot_be_used_is_refused(string pool, string volume, VolumeSourceMode mode, ErrorCode code, string text)
    {
        Disk disk = Named(volume, mode, pool == "off" ? "off" : "pool");
        var error = await Assert.ThrowsAsync<VirException>(
            async () => await Sources(pool == "off" ? "dir" : pool, StorageVolType.Network)
                .ResolveAsync(disk, TestContext.Current.CancellationToken));
        Assert.Equal(code, error.Code);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.True(VolumeSources.IsLacking(disk));
    }

    [Fact]
    public async Task A_kind_of_volume_that_no_such_pool_has_is_refused()
    {
        var error = await Assert.ThrowsAsync<VirException>(
            async () => await Sources("dir", StorageVolType.Network).ResolveAsync(Named("v"), TestContext.Current.CancellationToken));
        Assert.Contains("unexpected storage volume type 'network' for storage pool type 'dir'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_volume_is_stays_known_in_the_status_record_alone_and_is_never_taken_from_a_client()
    {
        Disk disk = Named("v");
        disk.Source!.SecurityLabels.Add(new DeviceSecurityLabel { Model = "dac", Relabel = YesNo.No });
        await Sources("dir", StorageVolType.File).ResolveAsync(disk, TestContext.Current.CancellationToken);
        string text = Status(disk);
        Disk read = DomainDef.Parse(text).Devices.Disks[0];
        Assert.Equal("/p/v", DiskImage.PathOf(read.Source));
        Assert.Single(DiskImage.Located(read.Source)!.SecurityLabels);

        DomainDef sent = DomainRules.Generic.Parse(text, DomainRuleFlags.Inactive);
        Assert.True(VolumeSources.IsLacking(sent.Devices.Disks[0]));
    }

    [Fact]
    public async Task A_volume_belongs_to_the_guest_s_user_as_a_file_does()
    {
        Disk disk = Named("v");
        Assert.Empty(DacSecurity.Files(disk));
        await Sources("dir", StorageVolType.File).ResolveAsync(disk, TestContext.Current.CancellationToken);
        Assert.Equal(["/p/v"], DacSecurity.Files(disk).Select(static f => f.Path));
        disk.Source!.SecurityLabels.Add(new DeviceSecurityLabel { Model = "dac", Relabel = YesNo.No });
        Assert.Empty(DacSecurity.Files(disk));
    }

    [Fact]
    public async Task A_guest_without_an_optional_volume_starts_without_it()
    {
        var def = new DomainDef();
        def.Devices.Disks.Add(Named("none"));
        def.Devices.Disks[0].Source!.StartupPolicy = StartupPolicy.Optional;
        def.Devices.Disks.Add(Named("v"));
        await Sources("dir", StorageVolType.File).ResolveAsync(def, restored: false, TestContext.Current.CancellationToken);
        VolumeSources.TakeOutLacking(def);
        Assert.Equal(["/p/v"], def.Devices.Disks.Select(d => DiskImage.PathOf(d.Source)));
    }

    private static Disk Named(string volume, VolumeSourceMode mode = VolumeSourceMode.Unset, string pool = "pool") => new()
    {
        Type = DiskType.Volume, Target = new DiskTarget { Dev = "vda" },
        Source = new VolumeDiskSource { Pool = pool, Volume = volume, Mode = mode },
    };

    private static DomainDef Guest(Disk disk)
    {
        DomainDef guest = DomainDef.Parse("<domain type='qemu'><name>g</name><memory>1024</memory><os><type>hvm</type></os><devices/></domain>");
        guest.Devices.Disks.Add(disk);
        return guest;
    }

    private static string Status(Disk disk) => Guest(disk).Format(FormatFlags.Status);

    private static VolumeSources Sources(string kind, StorageVolType type)
    {
        var services = new HostServices();
        services.Set(DriverGroup.Storage, new Pools(kind, type));
        return new VolumeSources(services);
    }

    private sealed class Pools(string kind, StorageVolType type) : DriverConnection(new ConnectionContext { IsDaemon = true })
    {
        public override ValueTask<StoragePoolRef> StoragePoolLookupByNameAsync(string name, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new StoragePoolRef(name, default));

        public override ValueTask<bool> StoragePoolIsActiveAsync(StoragePoolRef pool, CancellationToken cancellationToken) =>
            ValueTask.FromResult(pool.Name != "off");

        public override ValueTask<string> StoragePoolGetXmlDescAsync(
            StoragePoolRef pool, StorageXmlFlags flags, CancellationToken cancellationToken) => ValueTask.FromResult(
            $"<pool type='{kind}'><name>pool</name><source><host name='server' port='3261'/><device path='{Target}'/><name>n</name>"
            + "<dir path='/d'/><adapter name='host0'/><initiator><iqn name='i'/></initiator><auth type='chap' username='user'>"
            + "<secret usage='u'/></auth></source><target><path>/p</path></target></pool>");

        public override ValueTask<StorageVolRef> StorageVolLookupByNameAsync(
            StoragePoolRef pool, string name, CancellationToken cancellationToken) =>
            name == "none" ? throw HostObjectErrors.VolumeNameUnknown(ErrorDomain.Storage, name)
                : ValueTask.FromResult(new StorageVolRef(pool.Name, name, name));

        public override ValueTask<StorageVolInfo> StorageVolGetInfoAsync(
            StorageVolRef volume, StorageVolInfoFlags flags, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new StorageVolInfo(type, 0, 0));

        public override ValueTask<string> StorageVolGetPathAsync(StorageVolRef volume, CancellationToken cancellationToken) =>
            ValueTask.FromResult("/p/" + volume.Name);
    }
}
