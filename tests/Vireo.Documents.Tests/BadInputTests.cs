using System.Text;
using Vireo.Xml;
using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>Input that wants to break the reader rather than to describe anything.</summary>
public class BadInputTests
{
    [Fact]
    public void Entities_do_not_expand()
    {
        var bomb = new StringBuilder("<!DOCTYPE n [<!ENTITY a0 'aaaaaaaaaa'>");
        for (int i = 1; i < 20; i++)
        {
            bomb.Append($"<!ENTITY a{i} '&a{i - 1};&a{i - 1};&a{i - 1};&a{i - 1};'>");
        }

        Assert.Throws<VirException>(() => NetworkRules.Read(bomb + "]><network><name>&a19;</name></network>"));
    }

    [Fact]
    public void Depth_is_capped()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 100_000));
        VirException error = Assert.Throws<VirException>(() => NetworkRules.Read("<network>" + deep));
        Assert.Contains("Excessive depth", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_attribute_costs_no_more_than_a_multiple_of_its_size()
    {
        string xml = $"<network><name>a</name><bridge name='{new string('b', 5_000_000)}'/></network>";
        long before = GC.GetAllocatedBytesForCurrentThread();
        NetworkDef network = NetworkRules.Read(xml);
        Assert.Equal(5_000_000, network.Bridge!.Name!.Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10L * xml.Length);
    }

    // What docs/documents.md promises: no more than so many bytes for a character of the text, whatever it holds, and a fixed amount
    // beside.
    public const int BytesPerCharacter = 60;

    public static IEnumerable<TheoryDataRow<string, string>> Hostile() =>
    [
        new("elements", "<domain>" + string.Concat(Enumerable.Repeat("<a/>", 250_000)) + "</domain>"),
        new("attributes", "<domain " + string.Concat(Enumerable.Range(0, 100_000).Select(static i => $"a{i}='' ")) + "/>"),
        new("character references", "<domain><name>" + string.Concat(Enumerable.Repeat("&#65;", 200_000)) + "</name></domain>"),
        new("references in attributes", "<domain id='" + string.Concat(Enumerable.Repeat("&lt;", 200_000)) + "'/>"),
        new("short attributes with references", "<domain>" + string.Concat(Enumerable.Repeat("<a b='&lt;'/>", 80_000)) + "</domain>"),
        new("text in pieces", "<domain><name>" + string.Concat(Enumerable.Repeat("a<!---->", 5_000)) + "</name></domain>"),
        new("comments", "<domain>" + string.Concat(Enumerable.Repeat("<!--a-->", 100_000)) + "</domain>"),
        new("line ends", "<domain>" + new string('\n', 1_000_000) + "</domain>"),
        new("carriage returns", "<domain>" + string.Concat(Enumerable.Repeat("\r\n", 500_000)) + "</domain>"),
        new("namespaces", "<domain>" + string.Concat(Enumerable.Range(0, 50_000).Select(static i => $"<n:a xmlns:n='u{i}'/>"))
            + "</domain>"),
        new("deep", string.Concat(Enumerable.Repeat("<domain>", 257)) + string.Concat(Enumerable.Repeat("</domain>", 257))),
        new("not closed", "<domain>" + string.Concat(Enumerable.Repeat("<a>", 200)) + new string('x', 1_000_000)),
        new("one line and an error at its end", "<domain>" + new string('x', 1_000_000) + "&"),
        new("disks", "<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><devices>"
            + string.Concat(Enumerable.Repeat("<disk/>", 20_000)) + "</devices></domain>"),
        new("metadata", "<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><metadata>"
            + string.Concat(Enumerable.Repeat("<a:b xmlns:a='c'/>", 20_000)) + "</metadata></domain>"),
        new("CPU sets", "<domain type='kvm'><name>a</name><memory>1</memory><vcpu cpuset='" + string.Join(',', Enumerable.Range(0, 4000))
            + "'>1</vcpu><os><type>hvm</type></os></domain>"),
        new("a number of CPUs",
            "<domain type='kvm'><name>a</name><memory>1</memory><vcpu>4294967295</vcpu><os><type>hvm</type></os></domain>"),
        new("a far CPU",
            "<domain type='kvm'><name>a</name><memory>1</memory><vcpu cpuset='4294967295'>1</vcpu><os><type>hvm</type></os></domain>"),
        new("a far range of CPUs",
            "<domain type='kvm'><name>a</name><memory>1</memory><vcpu cpuset='0-999999999'>1</vcpu><os><type>hvm</type></os></domain>"),
        new("a far controller",
            "<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><devices><controller type='virtio-serial' "
            + "index='2147483647'/></devices></domain>"),
        new("a far disk",
            "<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><devices><disk type='file'><source "
            + "file='/a'/><target dev='sdzzzzzz' bus='scsi'/></disk></devices></domain>"),
        new("a far address",
            "<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><devices><disk type='file'><source "
            + "file='/a'/><target dev='sda' bus='scsi'/><address type='drive' controller='4000000000'/></disk></devices></domain>"),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Memory_stays_below_a_multiple_of_the_text(string name, string xml)
    {
        Try(xml[..Math.Min(xml.Length, 8)]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Try(xml);
        long spent = GC.GetAllocatedBytesForCurrentThread() - before;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: {xml.Length} characters, {spent} bytes, {(double)spent / xml.Length:F1} a character");
        Assert.True(spent <= 256 * 1024 + (BytesPerCharacter * (long)xml.Length), $"{name}: {spent} bytes for {xml.Length} characters");
    }

    private static void Try(string xml)
    {
        try
        {
            DomainRules.Generic.Parse(xml);
        }
        catch (VirException)
        {
        }
    }

    [Theory]
    [InlineData("<domain type='kvm'><memory unit='YiB'>1</memory></domain>", "invalid argument: unknown suffix 'YiB'")]
    [InlineData("<domain type='kvm'><memory>-1</memory></domain>", null)]
    [InlineData("<domain type='kvm'><memory unit='EiB'>99999999</memory></domain>", null)]
    [InlineData("<domain type='nothing'/>", null)]
    [InlineData("<volume><name>a</name><capacity unit='E'>9999999999</capacity></volume>", null)]
    [InlineData("<network><name>a</name><bridge delay='-1'/></network>", null)]
    [InlineData("<network><name>a</name><ip address='1.2.3.4' prefix='99999999999'/></network>", null)]
    [InlineData("<device><name>a</name><capability type='pci'><bus>99999999999999999999999</bus></capability></device>", null)]
    public void Numbers_out_of_range_are_libvirt_errors(string xml, string? message)
    {
        VirException error = Assert.Throws<VirException>(() => DocumentKind.Read(xml, out _));
        Assert.NotNull(error.Location);
        if (message is not null)
        {
            Assert.Equal(message, error.Message);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    public void Places_are_found_by_looking_at_the_text_once(string lineEnd)
    {
        string text = Portgroups(10_000, lineEnd);
        var dropped = new List<DroppedNode>();
        XmlTree tree = XmlTree.Parse(text, new XmlParseOptions { Dropped = dropped });
        NetworkDef network = NetworkDef.Parse(tree.Root);

        // Every record remembers its position, and every ignored attribute is reported with its own.
        Assert.Equal(10_000, network.PortGroups.Count);
        Assert.Equal(10_000, dropped.Count);
        Assert.InRange(tree.CharactersExamined, 1, text.Length);
        Assert.Equal(lineEnd.Length == 0 ? 1 : 10_000, dropped[9_999].Line);
    }

    [Fact]
    public void Work_grows_with_the_size_of_a_document()
    {
        // What the processor does is not counted here, but what it asks for: ten times the elements may cost ten times the memory, and a
        // little for tables that grow by doubling.
        long small = Allocated(Portgroups(1_000, "\n"), static text => NetworkRules.Read(text).Format());
        long large = Allocated(Portgroups(10_000, "\n"), static text => NetworkRules.Read(text).Format());
        Assert.InRange(large, small, small * 14);
        small = Allocated(Disks(300), static text => DomainRules.Generic.Parse(text).Format());
        large = Allocated(Disks(3_000), static text => DomainRules.Generic.Parse(text).Format());
        Assert.InRange(large, small, small * 14);
    }

    private static long Allocated(string text, Func<string, string> work)
    {
        work(text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        work(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Portgroups(int count, string lineEnd)
    {
        var xml = new StringBuilder("<network><name>a</name><forward mode='bridge'/>");
        for (int i = 0; i < count; i++)
        {
            xml.Append($"<portgroup name='p{i}' unknown='1'><vlan><tag id='{i % 4096}'/></vlan></portgroup>{lineEnd}");
        }

        return xml.Append("</network>").ToString();
    }

    private static string Disks(int count)
    {
        var xml = new StringBuilder("<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><devices>");
        for (int i = 0; i < count; i++)
        {
            xml.Append($"<disk type='file'><source file='/{i}'/><target dev='{DiskName(i)}' bus='virtio'/></disk>");
        }

        return xml.Append("</devices></domain>").ToString();
    }

    // vda … vdz, vdaa …
    private static string DiskName(int index)
    {
        string letters = "";
        for (int i = index; i >= 0; i = (i / 26) - 1)
        {
            letters = (char)('a' + (i % 26)) + letters;
        }

        return "vd" + letters;
    }
}
