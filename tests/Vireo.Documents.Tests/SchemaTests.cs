using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>What a real libvirt says of documents that break its schemas.</summary>
public class SchemaTests
{
    [Theory]
    [InlineData("<network><name>a b</name><foo/></network>", "Element network has extra content: foo\n")]
    [InlineData("<network><name>a</name><forward mode='zzz'/></network>",
        "Extra element forward in interleave\nElement network failed to validate content\n")]
    public void The_words_are_libvirts(string xml, string detail)
    {
        if (!File.Exists(Path.Combine(SchemaValidator.DefaultDirectory, "network.rng")))
        {
            Assert.Skip("libvirt's schemas are not installed");
        }

        using var validator = new SchemaValidator();
        VirException error = Assert.Throws<VirException>(() => validator.Validate("network.rng", xml));
        Assert.Equal(ErrorCode.XmlInvalidSchema, error.Code);
        Assert.Equal(
            "XML document failed to validate against schema: Unable to validate doc against "
            + $"/usr/share/libvirt/schemas/network.rng\n{detail}", error.Message);
        validator.Validate("network.rng", "<network><name>a</name></network>");
    }

    [Fact]
    public void A_missing_schema_is_an_error()
    {
        using var validator = new SchemaValidator("/nowhere");
        Assert.Equal("internal error: Unable to parse RNG /nowhere/network.rng",
            Assert.Throws<VirException>(() => validator.Validate("network.rng", "<network/>")).Message);
    }
}
