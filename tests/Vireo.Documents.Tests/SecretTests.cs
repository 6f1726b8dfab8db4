using Vireo.Xml;
using Xunit;

namespace Vireo.Documents.Tests;

public class SecretTests
{
    private const string Text = """
        <secret ephemeral='no' private='yes'>
          <uuid>0a81f5b2-8403-7b23-c8d6-21ccc2f80d6f</uuid>
          <usage type='ceph'>
            <name>a&amp;b</name>
          </usage>
        </secret>

        """;

    [Fact]
    public void IsWrittenAsItWasRead()
    {
        SecretDef secret = SecretDef.Parse(Text);
        Assert.Equal("a&b", Assert.IsType<CephSecretUsage>(secret.Usage).Name);
        Assert.Equal(YesNo.Yes, secret.Private);
        Assert.Equal(Text, secret.Format());
        Assert.Equal(secret, secret.DeepCopy());
        Assert.NotEqual(secret, secret with { Private = YesNo.No });
    }

    [Fact]
    public void WrongValuesSayWhere()
    {
        VirException error = Assert.Throws<VirException>(() => SecretDef.Parse(Text.Replace("'yes'", "'maybe'", StringComparison.Ordinal)));
        Assert.Equal("XML error: invalid value of 'private'", error.Message);
        Assert.Equal(new SourceLocation("secret", "private", 1, 24), error.Location);
    }

    [Fact]
    public void UnknownContentIsReported()
    {
        var dropped = new List<DroppedNode>();
        SecretDef.Parse("<secret foo='1'>\n<bar/><usage type='ceph'><name>x</name><y/></usage></secret>", dropped);
        Assert.Equal(["/secret/@foo", "/secret/bar", "/secret/usage/y"], dropped.Select(d => d.Path));
    }
}
