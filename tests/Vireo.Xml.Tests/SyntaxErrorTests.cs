using System.Text.Json;
using Xunit;

namespace Vireo.Xml.Tests;

/// <summary>Broken texts, and what libvirt 11.3 says of each, to the last character: words, line, and a pointer below it.</summary>
public class SyntaxErrorTests
{
    public static IEnumerable<TheoryDataRow<string, string, string>> Broken()
    {
        using JsonDocument golden = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "goldens", "syntax-errors.json")));
        foreach (JsonElement one in golden.RootElement.EnumerateArray())
        {
            yield return new(one.GetProperty("name").GetString()!, one.GetProperty("xml").GetString()!,
                one.GetProperty("error").GetString()!);
        }
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void HaveLibvirtsWords(string name, string text, string message)
    {
        VirException error = Assert.Throws<VirException>(() => XmlTree.Parse(text));
        Assert.Equal(ErrorCode.XmlDetail, error.Code);
        Assert.True(error.Message == message, $"{name}\nexpected {message}\nactual   {error.Message}");
        Assert.Equal(message[8..message.IndexOf(':', StringComparison.Ordinal)], error.Location!.Line.ToString(
            System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void AFileIsNamed()
    {
        VirException error = Assert.Throws<VirException>(() => XmlTree.Parse("<a>\n</b>", new XmlParseOptions { Origin = "/etc/a.xml" }));
        Assert.Equal("/etc/a.xml:2: Opening and ending tag mismatch: a line 1 and b\n</b>\n----^", error.Message);
    }

    [Theory]
    [InlineData(257, true)]
    [InlineData(258, false)]
    public void DepthIsCapped(int depth, bool accepted)
    {
        string text = string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));
        if (accepted)
        {
            Assert.True(XmlTree.Parse(text).Root.Exists);
            return;
        }

        VirException error = Assert.Throws<VirException>(() => XmlTree.Parse(text));
        Assert.Contains("Excessive depth in document: 256", error.Message, StringComparison.Ordinal);
        Assert.Equal((257 * 3) + 1, error.Location!.Column);
    }

    [Theory]
    [InlineData("<a b='", "'/>", 10_000_000, "AttValue length too long")]
    [InlineData("<a><!--", "--></a>", 10_000_000, "Comment too big found")]
    [InlineData("<a><?b ", "?></a>", 10_000_000, "PI b too big found")]
    [InlineData("<a><![CDATA[", "]]></a>", 10_000_000, "CData section too big found")]
    [InlineData("<a>&", ";</a>", 50_000, "Name too long: Name")]
    [InlineData("<", "/>", 50_000, "Name too long: NCName")]
    public void WhatIsHugeIsRefused(string before, string after, int most, string message)
    {
        VirException error = Assert.Throws<VirException>(() => XmlTree.Parse(before + new string('x', most + 1) + after));
        Assert.StartsWith($"at line 1: {message}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DocumentTypesAreRefused() =>
        Assert.Throws<VirException>(() => XmlTree.Parse("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"));
}
