using Vireo.Protocol;
using Vireo.Rpc;
using Vireo.Xdr;

namespace Vireo.Dispatch.Tests;

/// <summary>One call of each shape, from packet to driver and back.</summary>
public class ShapeTests
{
    [Fact]
    public async Task Plain()
    {
        await using var pair = new DispatchPair(new FakeDriver());
        await pair.OpenAsync();
        var info = await pair.CallAsync<DomainGetInfoArgs, DomainGetInfoRet>(RemoteProcedure.DomainGetInfo, new(FakeDriver.Running));
        Assert.Equal(new DomainGetInfoRet((byte)DomainState.Running, 1, 2, 3, 4), info);
        var xml = await pair.CallAsync<DomainGetXmlDescArgs, DomainGetXmlDescRet>(RemoteProcedure.DomainGetXmlDesc, new(FakeDriver.Off, 2));
        Assert.Equal("<domain>two</domain>", xml.Xml);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(0, 0)]
    public async Task Object_lists_answer_the_count_alone_when_asked(int need, int listed)
    {
        await using var pair = new DispatchPair(new FakeDriver());
        await pair.OpenAsync();
        var ret = await pair.CallAsync<ConnectListAllDomainsArgs, ConnectListAllDomainsRet>(
            RemoteProcedure.ConnectListAllDomains, new(need, 0));
        Assert.Equal((listed, 2u), (ret.Domains.Count, ret.Ret));
    }

    [Fact]
    public async Task Older_lists_and_counts_come_from_the_newer_list()
    {
        var driver = new FakeDriver();
        await using var pair = new DispatchPair(driver);
        await pair.OpenAsync();
        var ids = await pair.CallAsync<ConnectListDomainsArgs, ConnectListDomainsRet>(RemoteProcedure.ConnectListDomains, new(10));
        Assert.Equal([7], ids.Ids);
        Assert.Equal(ConnectListAllDomainsFlags.Active, driver.LastFlags);
        var names = await pair.CallAsync<ConnectListDefinedDomainsArgs, ConnectListDefinedDomainsRet>(
            RemoteProcedure.ConnectListDefinedDomains, new(10));
        Assert.Equal(["two"], names.Names);
        var none = await pair.CallAsync<ConnectListDefinedDomainsArgs, ConnectListDefinedDomainsRet>(
            RemoteProcedure.ConnectListDefinedDomains, new(0));
        Assert.Empty(none.Names);
        using var count = await pair.CallAsync(RemoteProcedure.ConnectNumOfDomains);
        Assert.Equal(1, DispatchPair.Decode<ConnectNumOfDomainsRet>(count).Num);
    }

    [Fact]
    public async Task Older_calls_reach_the_newer_operation()
    {
        await using var pair = new DispatchPair(new FakeDriver());
        await pair.OpenAsync();
        using var old = await pair.CallAsync(RemoteProcedure.DomainCreate, new DomainCreateArgs(FakeDriver.Off));
        Assert.Equal(0, old.Payload.Length);
        var ret = await pair.CallAsync<DomainCreateWithFlagsArgs, DomainCreateWithFlagsRet>(
            RemoteProcedure.DomainCreateWithFlags, new(FakeDriver.Off, 0));
        Assert.Equal(9, ret.Dom.Id);
    }

    [Theory]
    [InlineData(0, 0u, 0, 1)]
    [InlineData(0, 4u, 0, 2)]
    [InlineData(16, 0u, 1, 1)]
    [InlineData(16, 4u, 2, 2)]
    [InlineData(1, 4u, 1, 1)]
    public async Task Typed_parameters_are_counted_first_and_text_is_for_those_who_know_it(int room, uint flags, int given, int counted)
    {
        var driver = new FakeDriver();
        await using var pair = new DispatchPair(driver);
        await pair.OpenAsync();
        var ret = await pair.CallAsync<DomainGetBlkioParametersArgs, DomainGetBlkioParametersRet>(
            RemoteProcedure.DomainGetBlkioParameters, new(FakeDriver.Off, room, flags | 1));
        Assert.Equal((given, counted), (ret.Params.Count, ret.Nparams));
        Assert.Equal(DomainModificationImpact.Live, driver.LastFlags);
    }

    [Fact]
    public async Task Tables_are_flat_on_the_wire()
    {
        await using var pair = new DispatchPair(new FakeDriver());
        await pair.OpenAsync();
        var ret = await pair.CallAsync<DomainGetVcpusArgs, DomainGetVcpusRet>(
            RemoteProcedure.DomainGetVcpus, new(FakeDriver.Running, 5, 2));
        Assert.Equal(2, ret.Info.Count);
        Assert.Equal(new byte[] { 3, 0, 1, 2 }, ret.Cpumaps.ToArray());
    }

    [Fact]
    public async Task Streams_run_under_the_call_that_opened_them()
    {
        await using var pair = new DispatchPair(new FakeDriver());
        await pair.OpenAsync();
        using var writer = RpcClient.BeginCall();
        new DomainOpenConsoleArgs(FakeDriver.Running, null, 0).WriteXdr(writer);
        using var reply = await pair.Client.OpenStreamAsync(
            RemoteDispatcher.Program, RemoteDispatcher.Version, (int)RemoteProcedure.DomainOpenConsole, writer, DispatchPair.Soon);
        var stream = reply.TakeStream();
        await stream.WriteAsync("hello"u8.ToArray(), DispatchPair.Soon);
        byte[] buffer = new byte[100];
        var piece = await stream.ReadAsync(buffer, DispatchPair.Soon);
        Assert.Equal("hello"u8.ToArray(), buffer[..(int)piece.Length]);
        await stream.AbortAsync();
    }

    [Fact]
    public async Task Features_of_the_daemon_are_the_daemons()
    {
        await using var pair = new DispatchPair(new FakeDriver());
        var keepalive = await Feature(pair, DriverFeature.ProgramKeepalive);
        Assert.True(keepalive.Supported == 1 && pair.Host.KeepAlive);
        await pair.OpenAsync();
        Assert.Equal(1, (await Feature(pair, DriverFeature.RemoteEventCallback)).Supported);
        Assert.Equal(1, (await Feature(pair, DriverFeature.FdPassing)).Supported);
        Assert.Equal(0, (await Feature(pair, DriverFeature.MigrationV3)).Supported);
    }

    private static Task<ConnectSupportsFeatureRet> Feature(DispatchPair pair, DriverFeature feature) =>
        pair.CallAsync<ConnectSupportsFeatureArgs, ConnectSupportsFeatureRet>(RemoteProcedure.ConnectSupportsFeature, new((int)feature));
}
