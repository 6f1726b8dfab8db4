using Xunit;

namespace Vireo.Documents.Tests;

public class DocumentKindTests
{
    [Fact]
    public void Changes_have_paths()
    {
        NetworkDef before = NetworkDef.Parse(
            "<network><name>a</name><ip address='1.2.3.4' prefix='24'><dhcp><host name='x' ip='1.2.3.5'/><host name='y' "
            + "ip='1.2.3.6'/></dhcp></ip></network>");
        NetworkDef after = before.DeepCopy();
        after.Name = "b";
        after.Mtu = 9000;
        after.Ips[0].Dhcp!.Hosts.RemoveAt(0);
        Assert.Equal(
            [
                new DocumentChange("/network/name/text()", "a", "b"),
                new DocumentChange("/network/ip/dhcp/host", "<host name=\"x\" ip=\"1.2.3.5\"/>", null),
                new DocumentChange("/network/mtu", null, "<mtu size=\"9000\"/>"),
            ],
            DocumentDiff.Compare(before, after, "network"));
        Assert.Empty(DocumentDiff.Compare(before, before.DeepCopy(), "network"));
    }

    [Fact]
    public void Kinds_are_told_by_their_root()
    {
        Vireo.Xml.XmlRecord document = DocumentKind.Read(
            "<?xml version='1.0'?>\n<!-- <pool> -->\n<network><name>a</name></network>", out DocumentKind kind);
        Assert.Equal("network.rng", kind.Schema);
        Assert.Equal("a", Assert.IsType<NetworkDef>(document).Name);
        VirException error = Assert.Throws<VirException>(() => DocumentKind.Read("<bogus/>", out _));
        Assert.Contains("<bogus>", error.Message, StringComparison.Ordinal);
    }
}
