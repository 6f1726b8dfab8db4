using Vireo.Xml;
using Xunit;

namespace Vireo.Drivers.NwFilters.Tests;

public class FrameAddressTests
{
    private const string All = "ffffffffffff", Guest = "525400112233", Other = "525400112234";
    private const string Four = "4500001c00000000400100000a000007" + "0a000001";
    private const string ArpAsk = "0001080006040001" + Guest + "0a0000080000000000000a000001";

    private static string? Learn(string hex)
    {
        Assert.True(MacAddress.TryParse("52:54:00:11:22:33", out MacAddress guest));
        return FrameAddress.Of(Convert.FromHexString(hex), guest)?.ToString();
    }

    [Fact]
    public void An_address_is_learnt_from_packets_and_questions()
    {
        Assert.Equal("10.0.0.7", Learn(All + Guest + "0800" + Four));
        Assert.Equal("10.0.0.7", Learn(All + Guest + "81000005" + "0800" + Four));
        Assert.Equal("10.0.0.8", Learn(All + Guest + "0806" + ArpAsk));
    }

    [Theory]
    [InlineData("")]
    [InlineData(All + Guest)]
    [InlineData(All + Guest + "0800")]
    [InlineData(All + Guest + "0800" + "4500001c0000000040010000")]
    [InlineData(All + Other + "0800" + Four)]
    [InlineData(All + Guest + "0800" + "6500001c00000000400100000a0000070a000001")]
    [InlineData(All + Guest + "0800" + "4500001c000000004011000000000000ffffffff")]
    [InlineData(All + Guest + "0800" + "4500001c0000000040110000e00000010a000001")]
    [InlineData(All + Guest + "0806" + "0001080006040001" + Guest + "000000000000000000000a000001")]
    [InlineData(All + Guest + "0806" + "000186dd06040001" + Guest + "0a0000080000000000000a000001")]
    [InlineData(All + Guest + "8100")]
    [InlineData(All + Guest + "86dd" + Four)]
    public void Nothing_is_learnt_from_others_and_from_nobodys_address(string frame) => Assert.Null(Learn(frame));
}
