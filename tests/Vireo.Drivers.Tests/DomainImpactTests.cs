using Xunit;

namespace Vireo.Drivers.Tests;

public class DomainImpactTests
{
    [Theory]
    [InlineData(0u, true, true, true, false)]
    [InlineData(0u, false, true, false, true)]
    [InlineData(0u, true, false, true, false)]
    [InlineData(1u, true, true, true, false)]
    [InlineData(2u, true, true, false, true)]
    [InlineData(3u, true, true, true, true)]
    [InlineData(0x10u, true, true, true, false)]
    public void Flags_say_which_definitions_are_meant(uint flags, bool active, bool persistent, bool live, bool config) =>
        Assert.Equal(new DomainImpact(live, config), DomainImpact.Of(flags, active, persistent));

    [Theory]
    [InlineData(1u, false, true, "domain is not running")]
    [InlineData(3u, false, true, "domain is not running")]
    [InlineData(2u, true, false, "transient domains do not have any persistent config")]
    [InlineData(3u, true, false, "transient domains do not have any persistent config")]
    public void What_does_not_exist_is_refused_in_libvirts_words(uint flags, bool active, bool persistent, string text)
    {
        var e = Assert.Throws<VirException>(() => DomainImpact.Of(flags, active, persistent));
        Assert.Equal((ErrorCode.OperationInvalid, ErrorDomain.Domain), (e.Code, e.Domain));
        Assert.Contains(text, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_is_about_one_definition()
    {
        Assert.Equal(new DomainImpact(false, true), DomainImpact.One(2, true, true));
        Assert.Contains("mutually exclusive", Assert.Throws<VirException>(() =>
            DomainImpact.One(3, true, true)).Message, StringComparison.Ordinal);
    }
}
