using CsCheck;
using Xunit;

namespace Vireo.Xml.Tests;

/// <summary>What a codec writes it reads back, and it refuses with libvirt's text.</summary>
public class CodecTests
{
    [Fact]
    public void CpuSetsComeBack() => Gen.Int[0, 300].HashSet[1, 40].Sample(members =>
    {
        CpuSet set = CpuSet.Of([.. members]);
        Assert.True(CpuSet.TryParse(set.ToString(), out CpuSet again));
        Assert.Equal(set, again);
        Assert.Equal(members.Order(), set.Members);
        Assert.Equal(members.Count, set.Count);
    });

    [Theory]
    [InlineData("0-3,^2,8", "0-1,3,8")]
    [InlineData(" 5 ", "5")]
    [InlineData("1-2,2-4", "1-4")]
    [InlineData("^1", "")]
    public void CpuSetsAreReadLikeLibvirt(string text, string printed)
    {
        Assert.True(CpuSet.TryParse(text, out CpuSet set));
        Assert.Equal(printed, set.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("3-1")]
    [InlineData("a")]
    [InlineData("1-99999999")]
    public void CpuSetsAreRefused(string text) => Assert.False(CpuSet.TryParse(text, out _));

    [Fact]
    public void MacAddressesComeBack() => Gen.ULong[0, 0xFFFFFFFFFFFF].Sample(value =>
    {
        var mac = new MacAddress(value);
        Assert.True(MacAddress.TryParse(mac.ToString(), out MacAddress again));
        Assert.Equal(mac, again);
    });

    [Fact]
    public void NumbersComeBack() => Gen.Long.Sample(value =>
    {
        Assert.True(NumberCodec.TryInt64(value.ToString(System.Globalization.CultureInfo.InvariantCulture), false, out long again));
        Assert.Equal(value, again);
    });

    [Theory]
    [InlineData("x", " Expected non-negative integer value")]
    [InlineData("-1", " Expected non-negative integer value")]
    [InlineData("99999999999999999999", " Expected non-negative integer value")]
    [InlineData("1 ", " Expected non-negative integer value")]
    public void BadNumbersHaveLibvirtsWords(string text, string expected)
    {
        XmlElement element = XmlTree.Parse($"<vcpu current='{text}'/>").Root;
        VirException error = Assert.Throws<VirException>(() => element.Attribute("current").UInt32());
        Assert.Equal($"XML error: Invalid value for attribute 'current' in element 'vcpu': '{text}'.{expected}", error.Message);
    }

    [Theory]
    [InlineData("KiB", "1", 1)]
    [InlineData("MiB", "1", 1024)]
    [InlineData("b", "1025", 2)]
    [InlineData("KB", "1024", 1000)]
    [InlineData("g", "2", 2 * 1024 * 1024)]
    public void AmountsAreReadInEveryUnit(string unit, string number, ulong kib) =>
        Assert.Equal(kib, XmlTree.Parse($"<memory unit='{unit}'>{number}</memory>").Root.Text.Scaled(1024));

    [Fact]
    public void AmountsHaveLibvirtsWords()
    {
        Assert.Equal("invalid argument: unknown suffix 'YiB'", Message("<memory unit='YiB'>1</memory>"));
        Assert.Equal("numerical overflow: value too large: 1000EiB", Message("<memory unit='EiB'>1000</memory>"));
        Assert.Equal("XML error: Invalid value '-1' for element or attribute './memory[1]'", Message("<memory unit='KiB'>-1</memory>"));

        static string Message(string xml) => Assert.Throws<VirException>(() => XmlTree.Parse(xml).Root.Text.Scaled(1024)).Message;
    }

    [Fact]
    public void AnyTextComesBack() => Gen.String[Gen.Char[' ', '\uD7FF'], 0, 60].Sample(text =>
    {
        using var output = new XmlOutput();
        output.Open("a");
        output.Attribute("b", text);
        output.Text(text);
        output.Close("a");
        XmlElement element = XmlTree.Parse(output.ToString()).Root;
        Assert.Equal(text, element.Attribute("b").ToString());
        Assert.Equal(text, element.Text.ToString());
    });

    [Fact]
    public void NoInputCrashesTheParser() => Gen.OneOf(Gen.String, Gen.String[Gen.Char["<>/='\"&;!-[]? ax#1\n\t"], 0, 60]).Sample(text =>
    {
        try
        {
            XmlTree.Parse(text);
        }
        catch (VirException error)
        {
            Assert.Equal(ErrorCode.XmlDetail, error.Code);
        }
    });

    [Fact]
    public void KnownNamespacesShowTheirUsualPrefix()
    {
        KnownNamespaces.Register("test", "urn:test");
        XmlElement root = XmlTree.Parse(
            "<a xmlns:q='urn:test'><q:b/><c xmlns='urn:test'/><d xmlns='urn:other'/><z:e xmlns:z='urn:other'/></a>").Root;
        var names = new List<string>();
        for (XmlElement child = root.FirstChild; child.Exists; child = child.Next)
        {
            names.Add(child.Name.ToString());
        }

        Assert.Equal(["test:b", "test:c", "?:d", "?:e"], names);
    }

    [Fact]
    public void AFragmentStaysAsItWas()
    {
        XmlElement root = XmlTree.Parse("<m>\n  <x:a xmlns:x='u' y='&lt;\"'>t &amp; <b></b><!-- c --></x:a>\n</m>").Root;
        Assert.Equal("<m>\n  <x:a xmlns:x=\"u\" y=\"&lt;&quot;\">t &amp; <b/><!-- c --></x:a>\n</m>", XmlFragment.From(root).Xml);
    }

    [Theory]
    [InlineData("<m><a:b xmlns:a=\"u\">x</a:b></m>", "<m>\n    <a:b xmlns:a=\"u\">x</a:b>\n  </m>")]
    [InlineData("<m><a><b/><c>t<d/></c></a></m>", "<m>\n    <a>\n      <b/>\n      <c>t<d/></c>\n    </a>\n  </m>")]
    [InlineData("<m>\n <a><b/></a></m>", "<m>\n <a><b/></a></m>")]
    public void AFragmentIsLaidOutWhereNoTextIs(string given, string expected) =>
        Assert.Equal(expected, XmlFragmentLayout.Indent(given, 1));
}
