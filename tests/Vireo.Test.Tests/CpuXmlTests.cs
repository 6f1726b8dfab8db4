using Vireo.Drivers.Host.CpuModels;
using Vireo.Drivers.Test;
using Xunit;

namespace Vireo.Test.Tests;

public sealed class CpuXmlTests
{
    [Theory]
    [InlineData("<cpu mode='custom'><arch>nosuch</arch></cpu>", ErrorCode.ConfigUnsupported,
        "Attribute mode is only allowed for guest CPU")]
    [InlineData("<cpu match='exact'><model>Penryn</model></cpu>", ErrorCode.XmlError, "Missing CPU architecture")]
    [InlineData("<cpu><arch>nosuch</arch><model>Penryn</model></cpu>", ErrorCode.ConfigUnsupported, "Unknown architecture nosuch")]
    [InlineData("<cpu><arch>aarch64</arch><model></model><topology/></cpu>", ErrorCode.XmlError, "Missing CPU model name")]
    [InlineData("<cpu><arch>aarch64</arch><model>x</model><feature/><topology/></cpu>", ErrorCode.XmlError,
        "Missing required attribute 'sockets' in element 'topology'")]
    [InlineData(
        "<cpu><arch>aarch64</arch><model>x</model><topology sockets='1' cores='0' threads='1'/></cpu>", ErrorCode.XmlError,
        "Invalid value for attribute 'cores' in element 'topology': Zero is not permitted")]
    [InlineData("<cpu><arch>aarch64</arch><model>x</model><feature name=''/></cpu>", ErrorCode.XmlError, "Invalid CPU feature name")]
    [InlineData("<cpu><arch>aarch64</arch><model>x</model><feature name='a'/><feature name='a'/></cpu>", ErrorCode.XmlError,
        "CPU feature 'a' specified more than once")]
    [InlineData("<domain/>", ErrorCode.XmlError, "XML does not contain expected 'cpu' element")]
    public void A_document_that_tells_no_CPU_of_a_host_is_refused(string xml, ErrorCode code, string text)
    {
        var error = Assert.Throws<VirException>(() => CpuXml.ParseHost(xml));
        Assert.Equal(code, error.Code);
        Assert.EndsWith(text, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_of_a_hosts_CPU_have_no_policy()
    {
        var cpu = CpuXml.ParseHost(
            "<cpu match='any'><arch>x86_64</arch><model>Penryn</model><vendor/><feature policy='any' name='vmx'/></cpu>");
        Assert.Equal(("x86_64", "Penryn", null, "vmx"), (cpu.Arch, cpu.Model, cpu.Vendor, cpu.Features.Single().Name));
    }
}
