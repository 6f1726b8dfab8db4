using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.Storage.Tests;

/// <summary>What LVM's tools print, and how they are called.</summary>
public sealed class LogicalTests
{
    // As lvs of Debian 12 prints a group of two devices.
    private const string Report = """
          tp##j14wOp-ZUyX-A9SU-vK4n-tIbM-7Uxr-2hw6zH#tp_tdata(0)#thin-pool#1#67108864#4194304#67108864#twi-aotz--
          thin1##Btiy2f-MJOT-5PCu-nF7P-lrWq-setT-7HBZO5##thin#0#209715200#4194304#209715200#Vwi-a-tz--
          st##1khZYR-rqL7-FlEW-r3pD-3J0Z-iOhQ-zKFCft#/dev/sdc(19),/dev/nvme0n1(1)#striped#2#33554432#4194304#33554432#owi-a-s---
          lin##x7VDdX-0wpL-awp4-5Fo1-D9W4-p6je-Tz3cbC#/dev/nvme0n1(40)#linear#1#88080384#4194304#125829120#-wi-a-----
          lin##x7VDdX-0wpL-awp4-5Fo1-D9W4-p6je-Tz3cbC#/dev/nvme0n1(14)#linear#1#37748736#4194304#125829120#-wi-a-----
          b#[b_vorigin]#3TV4cI-oKZa-iUZl-c94z-SZ54-U1OM-69AbUI#/dev/sdc(32)#linear#1#12582912#4194304#12582912#swi-a-s---
          s#st#kMwEgT-Znlu-vz97-jkRJ-quDE-XXr2-lZP1UM#/dev/sdc(35)#linear#1#12582912#4194304#12582912#swi-a-s---
          e##RLHyxP-ZOfr-j7UP-1ie1-ZR3V-kNku-MYcg5g#/dev/sdc(38)#linear#1#12582912#4194304#12582912#-wi-------
          cut##off#
        """;

    [Fact]
    public void Active_volumes_are_read_with_all_their_segments()
    {
        var volumes = LvmReport.Volumes(Report, "/dev/vg");
        Assert.Equal(["st", "lin", "b", "s"], volumes.Select(static v => v.Name));
        StorageVolDef linear = volumes[1];
        Assert.Equal("x7VDdX-0wpL-awp4-5Fo1-D9W4-p6je-Tz3cbC", linear.Key);
        Assert.Equal("/dev/vg/lin", linear.Target?.Path);
        Assert.Equal(125829120UL, linear.Allocation);
        StorageVolDevice device = Assert.Single(linear.Source!.Devices);
        Assert.Equal([(167772160UL, 255852544UL), (58720256UL, 96468992UL)], device.Extents.Select(static e => (e.Start, e.End)));
        Assert.Equal(["/dev/sdc", "/dev/nvme0n1"], volumes[0].Source!.Devices.Select(static d => d.Path));
    }

    [Fact]
    public void A_snapshot_names_its_origin_and_one_of_nothing_names_none()
    {
        var volumes = LvmReport.Volumes(Report, "/dev/vg");
        Assert.Null(volumes[2].BackingStore);
        Assert.Equal("/dev/vg/st", volumes[3].BackingStore?.Path);
    }

    [Theory]
    [InlineData("  1069547520:708837376\n", 1069547520UL, 708837376UL)]
    public void Sizes_of_a_group_are_read(string output, ulong capacity, ulong free) =>
        Assert.Equal((capacity, free), LvmReport.Group(output));

    [Theory]
    [InlineData("")]
    [InlineData("  1.00g:2.00g")]
    [InlineData("a:b:c")]
    public void Sizes_that_are_none_are_not_read(string output) => Assert.Null(LvmReport.Group(output));

    [Theory]
    [InlineData(100 << 20, 100 << 20, null, "lvcreate --name n -L 102400K vg --yes")]
    [InlineData(100 << 20, 10 << 20, null, "lvcreate --name n -L 10240K --type snapshot --virtualsize 102400K vg --yes")]
    [InlineData(100 << 20, 0, null, "lvcreate --name n -L 1K --type snapshot --virtualsize 102400K vg --yes")]
    [InlineData(100 << 20, 100 << 20, "/dev/vg/a", "lvcreate --name n -L 102400K -s /dev/vg/a --yes")]
    public void Volumes_are_made_as_libvirt_makes_them(int capacity, int allocation, string? origin, string expected)
    {
        var volume = new StorageVolDef
        {
            Capacity = (ulong)capacity, Allocation = (ulong)allocation,
            BackingStore = origin is null ? null : new StorageVolBackingStore { Path = origin },
        };
        Assert.Equal(expected, string.Join(' ', LvmCommand.MakeVolume("vg", "n", volume)));
    }

    [Fact]
    public void A_group_whose_name_looks_like_an_option_is_none()
    {
        Assert.Equal("vgremove -f -- -ff", string.Join(' ', LvmCommand.RemoveGroup("-ff")));
        Assert.Equal("vgchange -aly -- --all", string.Join(' ', LvmCommand.Activate("--all", true)));
        string[] made = LvmCommand.MakeVolume("-x", "n", new StorageVolDef { Capacity = 1024, Allocation = 1024 });
        Assert.Equal("lvcreate --name n -L 1K --yes -- -x", string.Join(' ', made));
    }
}
