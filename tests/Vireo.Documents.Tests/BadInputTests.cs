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

    [Fact]
    public void Large_documents_take_time_in_proportion()
    {
        // The same work per element for 1000 and for 10000 portgroups: with some slack for a busy machine.
        TimeSpan small = Time(1_000);
        TimeSpan large = Time(10_000);
        Assert.True(large < (small * 40) + TimeSpan.FromMilliseconds(200), $"{small} for 1000, {large} for 10000");
    }

    private static TimeSpan Time(int count)
    {
        var xml = new StringBuilder("<network><name>a</name><forward mode='bridge'/>");
        for (int i = 0; i < count; i++)
        {
            xml.Append($"<portgroup name='p{i}'><vlan><tag id='{i % 4096}'/></vlan></portgroup>");
        }

        string text = xml.Append("</network>").ToString();
        NetworkRules.Read(text);
        long start = TimeProvider.System.GetTimestamp();
        NetworkDef network = NetworkRules.Read(text);
        network.Format();
        return TimeProvider.System.GetElapsedTime(start);
    }
}
