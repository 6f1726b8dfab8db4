using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>The content of applications as libvirt's daemon keeps it.</summary>
public class MetadataTests
{
    [Theory]
    [InlineData(" xmlns:q='urn:q'", "<q:ok>1 &lt; 2</q:ok>", "<metadata xmlns:q=\"urn:q\"><q:ok>1 &lt; 2</q:ok></metadata>")]
    [InlineData(
        " xmlns:q='urn:q' xmlns:r='urn:r'", "<q:ok r:a='1'><r:in/></q:ok>",
        "<metadata xmlns:q=\"urn:q\" xmlns:r=\"urn:r\"><q:ok r:a=\"1\"><r:in/></q:ok></metadata>")]
    [InlineData(" xmlns:q='urn:q'", "<q:ok>1</q:ok><q:ok>2</q:ok><plain/>", "<metadata xmlns:q=\"urn:q\"><q:ok>1</q:ok></metadata>")]
    [InlineData("", "words<a:x xmlns:a='urn:a'>&#x41;&#60;</a:x>", "<metadata><a:x xmlns:a=\"urn:a\">A&#60;</a:x></metadata>")]
    [InlineData("", "<x xmlns='urn:a'><y/></x>", "<metadata><x xmlns=\"urn:a\"><y/></x></metadata>")]
    [InlineData("", "<a:x/>", "<metadata/>")]
    [InlineData("", "<plain/>", "<metadata/>")]
    public void What_is_kept_stands_for_itself(string root, string content, string? kept)
    {
        var domain = DomainDef.Parse($"<domain type='qemu'{root}><name>g</name><metadata>{content}</metadata></domain>");
        Assert.Equal(kept, domain.Metadata?.Xml);

        // It is read again as it was written.
        string? again = DomainDef.Parse(domain.Format()).Metadata?.Xml;
        Assert.Equal(kept, again?.Replace("\n", "", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void An_address_of_zeros_is_none()
    {
        const string Card = "<interface type='user'><mac address='00:00:00:00:00:00'/></interface>";
        var domain = DomainRules.Generic.Parse(
            $"<domain type='qemu'><name>g</name><memory>1024</memory><os><type>hvm</type></os><devices>{Card}</devices></domain>");
        Assert.StartsWith("52:54:00:", domain.Devices.Interfaces[0].Mac!.Address.ToString(), StringComparison.Ordinal);
    }
}
