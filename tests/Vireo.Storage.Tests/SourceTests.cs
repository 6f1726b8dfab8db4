using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.Storage.Tests;

/// <summary>Which pools would manage the same storage.</summary>
public sealed class SourceTests
{
    private const string Names = "wwnn='20000000c9831b4b' wwpn='10000000c9831b4b'";

    [Theory]
    [InlineData("logical", "<device path='/dev/a'/><name>v</name>", "<device path='/dev/a'/><name>w</name>", true)]
    [InlineData("logical", "<device path='/dev/a'/><name>v</name>", "<device path='/dev/b'/><name>v</name>", false)]
    [InlineData("disk", "<device path='/dev/a'/>", "<device path='/dev/a'/>", true)]
    [InlineData("scsi", "<adapter name='host3'/>", "<adapter name='scsi_host3'/>", true)]
    [InlineData("scsi", "<adapter name='host3'/>", "<adapter name='host33'/>", false)]
    [InlineData("scsi", "<adapter type='fc_host' " + Names + "/>", "<adapter type='fc_host' " + Names + " parent='host1'/>", true)]
    [InlineData("mpath", "", "", true)]
    public void Sources_conflict_as_for_libvirtd(string kind, string one, string other, bool conflict) =>
        Assert.Equal(conflict, StoragePoolSources.Conflict(Pool(kind, "a", one), Pool(kind, "b", other)));

    private static StoragePoolDef Pool(string kind, string name, string source) => StoragePoolRules.Read(
        $"<pool type='{kind}'><name>{name}</name><source>{source}</source><target><path>/dev/{name}</path></target></pool>");
}
