using Xunit;

namespace Vireo.Drivers.Tests;

/// <summary>Documents of our guests against the schemas that are installed, which may be those of an older libvirt.</summary>
public class SchemaValidationTests
{
    [Fact]
    public void What_a_guest_has_without_being_asked_is_valid()
    {
        Assert.SkipUnless(File.Exists("/usr/share/libvirt/schemas/domain.rng"), "no schemas are installed");
        SchemaValidation.Check(Guest(
            "<loader readonly='yes' type='pflash'>/l</loader><nvram template='/t' templateFormat='raw'>/n</nvram>",
            "<watchdog model='itco' action='reset'/>"), "domain");
    }

    [Fact]
    public void Nonsense_beside_it_is_not()
    {
        Assert.SkipUnless(File.Exists("/usr/share/libvirt/schemas/domain.rng"), "no schemas are installed");
        var e = Assert.Throws<VirException>(() => SchemaValidation.Check(
            Guest("", "<watchdog model='itco' action='reset'/><nonsense/>"), "domain"));
        Assert.Equal(ErrorCode.XmlInvalidSchema, e.Code);
    }

    private static string Guest(string firmware, string devices) =>
        $"<domain type='qemu'><name>g</name><memory>1024</memory><os><type>hvm</type>{firmware}</os><devices>{devices}</devices></domain>";
}
