using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.NodeDevices.Tests;

/// <summary>What the corpus does not show of mediated devices.</summary>
public class MdevTests
{
    private const string One = "200f228a-c80a-4d50-bfb7-f5a0e4e34045";

    [Theory]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("[[]]")]
    [InlineData("""[{"p":{}}]""")]
    [InlineData("""[{"p":[{"no uuid":{"mdev_type":"t"}}]}]""")]
    [InlineData("""[{"p":[{"200f228a-c80a-4d50-bfb7-f5a0e4e34045":{"start":"auto"}}]}]""")]
    [InlineData("""[{"p":[{"200f228a-c80a-4d50-bfb7-f5a0e4e34045":{"mdev_type":7}}]}]""")]
    public void A_list_of_another_form_is_refused(string json) =>
        Assert.EndsWith("Unexpected format for mdevctl response", Assert.Throws<VirException>(() => MdevDefinition.ReadAll(json)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    public void A_list_may_be_empty(string json) => Assert.Empty(MdevDefinition.ReadAll(json));

    [Fact]
    public void What_is_kept_stands_beside_what_is_there()
    {
        var there = new NodeDevice(new NodeDeviceDef
        {
            Name = "mdev_200f228a_c80a_4d50_bfb7_f5a0e4e34045_p", Path = "/sys/devices/p/" + One,
            Capabilities = { new MdevCapability { TypeId = "t", IommuGroup = 12 } },
        });
        var devices = new List<NodeDevice> { there };
        DeviceCatalogue.Merge(devices, MdevDefinition.ReadAll(
            """[{"p":[{"UUID":{"mdev_type":"t","start":"auto","attrs":[{"a":"b"}]}}],"q":[{"UUID":{"mdev_type":"t"}}]}]"""
                .Replace("UUID", One, StringComparison.Ordinal)));
        Assert.Equal(2, devices.Count);
        Assert.True(devices[0] is { Active: true, Persistent: true, Autostart: true });
        var mdev = Assert.IsType<MdevCapability>(devices[0].Definition.Capabilities[0]);
        Assert.Equal("b", Assert.Single(mdev.Attributes).Value);
        Assert.Equal(12u, mdev.IommuGroup);
        Assert.True(devices[1] is { Active: false, Persistent: true, Autostart: false, Parent: "computer", Path: null });
    }

    [Fact]
    public void An_update_says_where_it_holds() => Assert.Equal(
        ["modify", "--parent=p", "--jsonfile=/dev/stdin", "--live", "--defined"],
        MdevCommand.Modify(new MdevCapability { TypeId = "t" }, "p", live: true, defined: true).Arguments);
}
