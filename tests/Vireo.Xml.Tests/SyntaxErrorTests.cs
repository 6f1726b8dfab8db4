using Xunit;

namespace Vireo.Xml.Tests;

/// <summary>Texts as a real libvirt prints them for the same input.</summary>
public class SyntaxErrorTests
{
    [Theory]
    [InlineData("<domain type=\"test\"><name>foo</domain>", 1, "Opening and ending tag mismatch: name line 1 and domain", 38)]
    [InlineData("<domain type=\"test\">\n<name>foo</nam>\n</domain>", 2, "Opening and ending tag mismatch: name line 2 and nam", 15)]
    [InlineData("foo", 1, "Start tag expected, '<' not found", 0)]
    [InlineData("<domain type=\"test\"><name>a & b</name></domain>", 1, "xmlParseEntityRef: no name", 29)]
    [InlineData("<domain type=\"test\"><name>a &foo; b</name></domain>", 1, "Entity 'foo' not defined", 33)]
    [InlineData("<domain type=test></domain>", 1, "AttValue: \" or ' expected", 13)]
    [InlineData("<domain type=\"test\" type=\"a\"></domain>", 1, "Attribute type redefined", 28)]
    [InlineData("<domain type=\"te<st\"></domain>", 1, "Unescaped '<' not allowed in attributes values", 16)]
    [InlineData("<domain><name>a</name></domain>x", 1, "Extra content at the end of the document", 31)]
    [InlineData("<domain><name>a</name>", 1, "Premature end of data in tag domain line 1", 22)]
    [InlineData("<domain a=\"1\"b=\"2\"/>", 1, "attributes construct error", 13)]
    [InlineData("<domain>&#0;</domain>", 1, "xmlParseCharRef: invalid xmlChar value 0", 12)]
    [InlineData("<domain><a", 1, "Couldn't find end of Start Tag a line 1", 10)]
    [InlineData("<domain a=\"", 1, "AttValue: ' expected", 11)]
    [InlineData("<domain a", 1, "Specification mandates value for attribute a", 9)]
    [InlineData("<domain>]]></domain>", 1, "Sequence ']]>' not allowed in content", 8)]
    [InlineData("<domain><1a/></domain>", 1, "StartTag: invalid element name", 9)]
    [InlineData("<domain>\u0001</domain>", 1, "PCDATA invalid Char value 1", 8)]
    [InlineData("<domain><!-- a -- b --></domain>", 1, "Double hyphen within comment: <!-- a ", 15)]
    public void HaveLibvirtsWords(string text, int line, string message, int column)
    {
        VirException error = Assert.Throws<VirException>(() => XmlTree.Parse(text, new XmlParseOptions { Origin = "(domain_definition)" }));
        string shown = text.Split('\n')[line - 1];
        Assert.Equal(ErrorCode.XmlDetail, error.Code);
        Assert.Equal($"(domain_definition):{line}: {message}\n{shown}\n{new string('-', column)}^", error.Message);
        Assert.Equal(line, error.Location?.Line);
    }

    [Fact]
    public void DepthIsCapped()
    {
        VirException error = Assert.Throws<VirException>(() => XmlTree.Parse(string.Concat(Enumerable.Repeat("<a>", 300))));
        Assert.Contains("Excessive depth in document: 256", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DocumentTypesAreRefused() =>
        Assert.Throws<VirException>(() => XmlTree.Parse("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"));
}
