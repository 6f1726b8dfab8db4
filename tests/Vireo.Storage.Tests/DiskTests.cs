using Xunit;

namespace Vireo.Drivers.Storage.Tests;

/// <summary>Partition tables as <c>parted</c> prints them, and where new partitions go.</summary>
public sealed class DiskTests
{
    // As parted of Debian 12 prints a disk of 1 GiB: first with cylinders, then in bytes.
    private const string Head = """
        Model: QEMU QEMU HARDDISK (scsi)
        Disk /dev/sdb: 4112,15,1
        Sector size (logical/physical): 512B/512B
        BIOS cylinder,head,sector geometry: 4112,255,2.  Each cylinder is 261kB.
        """ + "\n";

    private const string Dos = Head + """
        Partition Table: msdos
        Disk Flags:

        Number  Start     End         Type      File system  Flags
         3      804,0,0   1205,254,1  extended               lba

        Disk /dev/sdb: 1073741824B
        Partition Table: msdos

        Number  Start       End          Size        Type      File system  Flags
                1024B       209940479B   209939456B            Free Space
         3      209940480B  314910719B   104970240B  extended               lba
         5      209942016B  231091199B   21149184B   logical
         6      231091712B  252241919B   21150208B   logical
                252241920B  314910719B   62668800B             Free Space
         4      314910720B  315171839B   261120B     primary
                315171840B  1073741823B  758569984B            Free Space

        """;

    private const string Gpt = Head + """
        Partition Table: gpt
        Number  Start       End          Size        File system  Name     Flags
         1      17408B      31474687B    31457280B                primary
                31474688B   209732607B   178257920B  Free Space
         3      209732608B  314590207B   104857600B               primary
                461391360B  1073724927B  612333568B  Free Space

        """;

    [Fact]
    public void Figures_of_a_dos_table_are_those_of_libvirtd()
    {
        DiskLayout layout = DiskLayout.Parse(Dos, "/dev/sdb");
        PoolContents sizes = DiskBackend.Sizes(layout);
        Assert.Equal(1073725440UL, sizes.Capacity);
        Assert.Equal(21149184UL + 21150208 + 261120, sizes.Allocation);
        Assert.Equal(
            [(1024UL, 209940480UL), (252241920UL, 314910720UL), (315171840UL, 1073725440UL)],
            sizes.FreeExtents.Select(static e => (e.Start, e.End)));
        Assert.Equal(
            [DiskPartKind.Extended, DiskPartKind.Logical, DiskPartKind.Logical, DiskPartKind.Primary],
            layout.Partitions.Select(static p => p.Kind));
    }

    [Theory]
    [InlineData("none", 10 << 20, "primary ext2", 1, 1024UL, 10705920UL)]
    [InlineData("fat16", 10 << 20, "primary fat16", 1, 1024UL, 10705920UL)]
    [InlineData("none", 300 << 20, "primary ext2", 1, 315171840UL, 629821440UL)]
    public void A_partition_goes_into_the_smallest_part_that_takes_it(
        string format, int size, string words, int number, ulong start, ulong end) =>
        Assert.Equal(
            new PartitionPlan(words, number, start, end),
            PartitionPlan.Find(DiskLayout.Parse(Dos, "/dev/sdb"), format, (ulong)size));

    [Fact]
    public void A_logical_partition_leaves_a_sector_before_it()
    {
        string full = Dos.Replace(
            "        1024B       209940479B   209939456B            Free Space",
            " 1      1024B       104970239B   104969216B  primary\n 2      104970240B  209940479B   104970240B  primary",
            StringComparison.Ordinal);
        Assert.Equal(
            new PartitionPlan("logical ext2", 7, 252242432UL, 262947840UL),
            PartitionPlan.Find(DiskLayout.Parse(full, "/dev/sdb"), "none", 10 << 20));
        VirException none = Assert.Throws<VirException>(() => PartitionPlan.Find(DiskLayout.Parse(full, "/dev/sdb"), "none", 100 << 20));
        Assert.Equal("internal error: no large enough free extent", none.Message);
        none = Assert.Throws<VirException>(() => PartitionPlan.Find(DiskLayout.Parse(full, "/dev/sdb"), "extended", 1 << 20));
        Assert.Equal("internal error: extended partition already exists", none.Message);
    }

    [Fact]
    public void Partitions_of_gpt_begin_and_end_at_any_sector()
    {
        DiskLayout layout = DiskLayout.Parse(Gpt, "/dev/sdb");
        Assert.Equal(
            "parted /dev/sdb mkpart --script primary 31474688B 41960447B",
            string.Join(' ', PartedCommand.MakePartition("/dev/sdb", PartitionPlan.Find(layout, "extended", 10 << 20))));
        Assert.Equal(2, layout.NextNumber(false));
        Assert.Throws<VirException>(() => PartitionPlan.Find(layout, "none", ulong.MaxValue));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Partition Table: gpt\n")]
    [InlineData("BIOS cylinder,head,sector geometry: a,b,c.\nSector size (logical/physical): x/y\nPartition Table: gpt\n")]
    public void What_is_no_layout_is_refused(string output) =>
        Assert.Equal(ErrorCode.InternalError, Assert.Throws<VirException>(() => DiskLayout.Parse(output, "/dev/sdb")).Code);
}
