using Vireo.Operations;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Remote.Tests;

/// <summary>Our client against a daemon: the same tests for the one that others wrote and for ours.</summary>
public abstract class DaemonTests<TDaemon>(TDaemon daemon) : IClassFixture<TDaemon>
    where TDaemon : class, ITestDaemon
{
    private const string DomainXml =
        "<domain type='test'><name>made</name><memory unit='KiB'>65536</memory><vcpu>2</vcpu><os><type>hvm</type></os></domain>";

    protected static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    protected string TestUri => daemon.Uri("test", "/default");

    [Fact]
    public async Task The_connection_tells_about_itself()
    {
        daemon.Require();
        await using Connect conn = await Connect.OpenAsync(TestUri, Soon);
        Assert.Equal("TEST", await conn.GetTypeAsync(Soon));
        Assert.True(await conn.GetLibraryVersionAsync(Soon) >= 9_000_000);
        Assert.Equal(2ul, await conn.GetVersionAsync(Soon));
        Assert.Equal(TestUri, await conn.GetUriAsync(Soon));
        Assert.Contains("<capabilities>", await conn.GetCapabilitiesAsync(Soon), StringComparison.Ordinal);
        Assert.NotEmpty(await conn.GetHostnameAsync(Soon));
        NodeInfo info = await conn.GetNodeInfoAsync(Soon);
        Assert.Equal(("i686", 16, 1400), (info.Model, info.Cpus, info.Mhz));
        NodeCpuMap map = await conn.Drivers.Hypervisor!.NodeGetCpuMapAsync(0, Soon);
        Assert.True(map.Online > 0 && map.Count >= map.Online);
    }

    [Fact]
    public async Task Domains_are_found_defined_started_and_ended()
    {
        daemon.Require();
        await using Connect conn = await Connect.OpenAsync(TestUri, Soon);
        Domain test = await conn.GetDomainAsync("test", Soon);
        Assert.Equal((1, "6695eb01-f6a4-8304-79aa-97f2502e193f"), (test.Id, test.Uuid.ToString()));
        Assert.Equal(DomainState.Running, (await test.GetInfoAsync(Soon)).State);
        Assert.Equal(test.Uuid, (await conn.GetDomainAsync(1, Soon)).Uuid);
        Assert.Contains(await conn.ListDomainsAsync(cancellationToken: Soon), d => d.Uuid == test.Uuid);

        Domain made = await conn.DefineDomainAsync(DomainXml, cancellationToken: Soon);
        Assert.Equal((-1, false), (made.Id, await made.IsActiveAsync(Soon)));
        await made.StartAsync(cancellationToken: Soon);
        Assert.True(made.Id > 1);
        IReadOnlyList<DomainVcpuInfo> vcpus = await made.GetVcpusAsync(Soon);
        Assert.Equal([0u, 1u], vcpus.Select(v => v.Number));
        Assert.All(vcpus, v => Assert.False(v.CpuMap.IsEmpty));
        await made.SuspendAsync(Soon);
        Assert.Equal(new DomainStateInfo(DomainState.Paused, 1), await made.GetStateAsync(Soon));
        await made.ResumeAsync(Soon);
        await made.SetAutostartAsync(true, Soon);
        Assert.True(await made.GetAutostartAsync(Soon));
        await made.SetMetadataAsync(DomainMetadataType.Title, "a title", cancellationToken: Soon);
        Assert.Equal("a title", await made.GetMetadataAsync(DomainMetadataType.Title, cancellationToken: Soon));
        IReadOnlyList<DomainStatsRecord> stats = await conn.GetAllDomainStatsAsync(cancellationToken: Soon);
        DomainStatsRecord mine = Assert.Single(stats, s => s.Domain.Uuid == made.Uuid);
        Assert.True(mine.Parameters.TryGet("state.state", out TypedValue state) && state.Int == (int)DomainState.Running);
        await made.DestroyAsync(cancellationToken: Soon);
        Assert.Contains("<name>made</name>", await made.GetXmlAsync(cancellationToken: Soon), StringComparison.Ordinal);
        await made.UndefineAsync(cancellationToken: Soon);
        VirException e = await Assert.ThrowsAsync<VirException>(async () => await conn.GetDomainAsync("made", Soon));
        Assert.Equal((ErrorCode.NoDomain, ErrorDomain.Test), (e.Code, e.Domain));
        Assert.StartsWith("Domain not found", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Networks_pools_volumes_interfaces_devices_and_secrets_are_there()
    {
        daemon.Require();
        await using Connect conn = await Connect.OpenAsync(TestUri, Soon);
        Network network = Assert.Single(await conn.ListNetworksAsync(cancellationToken: Soon), n => n.Name == "default");
        Assert.True(await network.IsActiveAsync(Soon));
        Assert.Equal("virbr0", await network.GetBridgeNameAsync(Soon));
        StoragePool pool = await conn.GetStoragePoolAsync("default-pool", Soon);
        Assert.Equal(StoragePoolState.Running, (await pool.GetInfoAsync(Soon)).State);
        StorageVolume volume = await pool.CreateVolumeAsync(
            "<volume><name>v1</name><capacity>1048576</capacity></volume>", cancellationToken: Soon);
        Assert.Contains("<capacity unit='bytes'>1048576</capacity>", await volume.GetXmlAsync(Soon), StringComparison.Ordinal);
        Assert.Equal(1048576ul, (await volume.GetInfoAsync(cancellationToken: Soon)).Capacity);
        Assert.Equal(volume.Key, (await conn.GetVolumeByPathAsync(await volume.GetPathAsync(Soon), Soon)).Key);
        await volume.DeleteAsync(cancellationToken: Soon);
        HostInterface eth = Assert.Single(await conn.ListInterfacesAsync(cancellationToken: Soon));
        Assert.Equal("eth1", eth.Name);
        NodeDevice computer = await conn.GetNodeDeviceAsync("computer", Soon);
        Assert.Contains("<device>", await computer.GetXmlAsync(cancellationToken: Soon), StringComparison.Ordinal);
        VirException e = await Assert.ThrowsAsync<VirException>(async () => await conn.ListNwFiltersAsync(Soon));
        Assert.Equal(ErrorCode.NoSupport, e.Code);
    }

    [Fact]
    public async Task Events_come_in_order_and_end_with_the_loop()
    {
        daemon.Require();
        await using Connect conn = await Connect.OpenAsync(TestUri, Soon);
        Domain domain = await conn.DefineDomainAsync(
            DomainXml.Replace("made", "eventful", StringComparison.Ordinal), cancellationToken: Soon);
        var seen = new List<(DomainEventType, int)>();
        var ready = new ReadySink();
        await using IAsyncDisposable early = await conn.SubscribeAsync(
            new EventFilter(EventClass.Domain, (int)DomainEventId.Lifecycle), ready, Soon);
        Task reading = Task.Run(async () =>
        {
            await foreach (DomainLifecycleEvent e in conn.LifecycleEventsAsync(domain, Soon))
            {
                seen.Add((e.Event, e.Detail));
                if (e.Event == DomainEventType.Stopped)
                {
                    break;
                }
            }
        });
        await Task.Delay(300);
        await domain.StartAsync(cancellationToken: Soon);
        await domain.SuspendAsync(Soon);
        await domain.ResumeAsync(Soon);
        await domain.DestroyAsync(cancellationToken: Soon);
        await reading.WaitAsync(Soon);
        Assert.Equal(
            [(DomainEventType.Started, 0), (DomainEventType.Suspended, 0), (DomainEventType.Resumed, 0), (DomainEventType.Stopped, 1)],
            seen);
        await domain.UndefineAsync(cancellationToken: Soon);
        await ready.Undefined.Task.WaitAsync(Soon);
    }

    [Fact]
    public async Task The_sample_of_the_readme_runs()
    {
        daemon.Require();
        using var output = new StringWriter();
        await ReadmeSample.RunAsync(TestUri, "test", output).WaitAsync(Soon);
        Assert.Contains("sample: Started\nsample: Stopped\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_gives_its_bytes_and_its_end()
    {
        daemon.Require();
        await using Connect conn = await Connect.OpenAsync(TestUri, Soon);
        Domain domain = await conn.GetDomainAsync("test", Soon);
        (Stream image, string? type) = await PictureAsync(domain);
        Assert.Equal("image/png", type);
        using var bytes = new MemoryStream();
        await using (image)
        {
            await image.CopyToAsync(bytes, Soon);
        }

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes.ToArray()[..4]);
        (Stream broken, _) = await domain.ScreenshotAsync(cancellationToken: Soon);
        await broken.DisposeAsync();
        Assert.True(await domain.IsActiveAsync(Soon));
    }

    private static async Task<(Stream Image, string? Type)> PictureAsync(Domain domain)
    {
        try
        {
            return await domain.ScreenshotAsync(cancellationToken: Soon);
        }
        catch (VirException e) when (e.Code == ErrorCode.NoSupport)
        {
            Assert.Skip("this daemon's test driver takes no pictures");
            throw;
        }
    }

    [Fact]
    public async Task Many_calls_share_a_connection()
    {
        daemon.Require();
        await using Connect conn = await Connect.OpenAsync(TestUri, Soon);
        Domain domain = await conn.GetDomainAsync("test", Soon);
        DomainInfo[] all = await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ => await domain.GetInfoAsync(Soon)));
        Assert.All(all, info => Assert.Equal(DomainState.Running, info.State));
    }

    [Fact]
    public async Task Read_only_connections_are_refused_what_changes_something()
    {
        daemon.Require();
        await using Connect conn = await Connect.OpenAsync(
            $"test+unix:///default?socket={daemon.Socket}-ro", new ConnectOptions { ReadOnly = true }, Soon);
        Domain domain = await conn.GetDomainAsync("test", Soon);
        VirException e = await Assert.ThrowsAsync<VirException>(async () => await domain.DestroyAsync(cancellationToken: Soon));
        Assert.Equal(ErrorCode.OperationDenied, e.Code);
    }

    [Fact]
    public async Task A_wrong_uri_is_the_daemons_error()
    {
        daemon.Require();
        VirException e = await Assert.ThrowsAsync<VirException>(() => Connect.OpenAsync(daemon.Uri("nonsense", "/"), Soon));
        Assert.Equal((ErrorCode.NoConnect, "no connection driver available for nonsense:///"), (e.Code, e.Message));
        e = await Assert.ThrowsAsync<VirException>(() => Connect.OpenAsync("test+unix:///default?socket=/no/such/socket", Soon));
        Assert.Equal("Failed to connect socket to '/no/such/socket': No such file or directory", e.Message);
    }

    private sealed class ReadySink : IEventSink
    {
        public TaskCompletionSource Undefined { get; } = new();

        public void Deliver(VirEvent e)
        {
            if (e is DomainLifecycleEvent { Event: DomainEventType.Undefined })
            {
                Undefined.TrySetResult();
            }
        }
    }
}
