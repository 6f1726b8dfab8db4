using Xunit;

namespace Vireo.Tests;

/// <summary>The extra texts and numbers of errors about arguments: the function, the argument, and zeros, as clients of libvirt see
/// them.</summary>
public class ErrorDetailTests
{
    [Fact]
    public void Unknown_flags_name_the_function_and_the_argument()
    {
        VirException e = Errors.UnsupportedFlags(ErrorDomain.Test, 0x14, "testDomainX");
        Assert.Equal(("unsupported flags (0x14) in function testDomainX", "testDomainX", "flags", 0, 0), (
            e.Message, e.Str1, e.Str2, e.Int1, e.Int2));
    }

    [Fact]
    public void A_missing_argument_is_named_and_flags_against_each_other_are_called_ctl()
    {
        VirException missing = Errors.ArgumentNull("dxml", "virDomainSaveImageDefineXML");
        Assert.Equal(("virDomainSaveImageDefineXML", "dxml", 0), (missing.Str1, missing.Str2, missing.Int1));
        VirException exclusive = Errors.FlagsExclusive("A", "B", "virDomainCoreDump");
        Assert.Equal(("virDomainCoreDump", "ctl", 0), (exclusive.Str1, exclusive.Str2, exclusive.Int2));
    }
}
