using System.Collections.Concurrent;
using Vireo.Operations;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.Tests.Sample;

/// <summary>The sample driver does what a driver must do, and is as short as the runbook says.</summary>
public sealed class SampleDriverTests : IDisposable
{
    private const string Xml =
        "<domain type='test'><name>a</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid><memory>1024</memory></domain>";
    private readonly string _root = Directory.CreateTempSubdirectory("vireo-sample").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, true);

    [Fact]
    public async Task A_domain_is_defined_started_announced_ended_and_undefined()
    {
        var connection = await OpenAsync();
        var events = new Recorder();
        await connection.SubscribeAsync(new EventFilter(EventClass.Domain, (int)DomainEventId.Lifecycle), events, Token);
        var domain = await connection.DomainDefineXmlAsync(Xml, 0, Token);
        domain = await connection.DomainCreateAsync(domain, 0, Token);
        Assert.Equal(1, domain.Id);
        Assert.Equal(DomainState.Running, (await connection.DomainGetStateAsync(domain, 0, Token)).State);
        Assert.Contains("<domain type='test' id='1'>", await connection.DomainGetXmlDescAsync(domain, 0, Token), StringComparison.Ordinal);
        await Assert.ThrowsAsync<VirException>(async () => await connection.DomainCreateAsync(domain, 0, Token));
        await connection.DomainDestroyAsync(domain, 0, Token);
        await Assert.ThrowsAsync<VirException>(async () => await connection.DomainDestroyAsync(domain, 0, Token));
        await connection.DomainUndefineAsync(domain, 0, Token);
        Assert.Empty(await connection.ListAllDomainsAsync(0, Token));
        Assert.Equal(["Defined", "Started", "Stopped", "Undefined"], events.Seen);
        Assert.Empty(Directory.GetFiles(_root, "*.xml", SearchOption.AllDirectories));
        var gone = await Assert.ThrowsAsync<VirException>(async () => await connection.DomainUndefineAsync(domain, 0, Token));
        Assert.Equal(ErrorCode.NoDomain, gone.Code);
    }

    [Fact]
    public async Task A_transient_domain_goes_when_it_ends()
    {
        var connection = await OpenAsync();
        var domain = await connection.DomainCreateXmlAsync(Xml, 0, Token);
        await Assert.ThrowsAsync<VirException>(async () => await connection.DomainSetAutostartAsync(domain, true, Token));
        await connection.DomainDestroyAsync(domain, 0, Token);
        Assert.Empty(await connection.ListAllDomainsAsync(0, Token));
    }

    [Fact]
    public async Task A_new_daemon_finds_everything_again()
    {
        var first = await OpenAsync();
        await first.DomainDefineXmlAsync(Xml.Replace("<name>a", "<name>off", StringComparison.Ordinal).Replace("6695", "1111",
            StringComparison.Ordinal), 0, Token);
        var running = await first.DomainCreateXmlAsync(Xml, 0, Token);
        var second = await OpenAsync();
        Assert.Equal([("a", 1), ("off", -1)], (await second.ListAllDomainsAsync(0, Token)).Select(static d => (d.Name, d.Id)).Order());
        Assert.Equal(DomainState.Running, (await second.DomainGetStateAsync(running, 0, Token)).State);
        var next = await second.DomainCreateAsync(await second.DomainLookupByNameAsync("off", Token), 0, Token);
        Assert.Equal(2, next.Id);
        await second.DomainDestroyAsync(running, 0, Token);
        Assert.Equal(["off"], (await (await OpenAsync()).ListAllDomainsAsync(0, Token)).Select(static d => d.Name));
    }

    [Fact]
    public async Task What_is_marked_starts_with_the_host_and_only_then()
    {
        var connection = await OpenAsync();
        var domain = await connection.DomainDefineXmlAsync(Xml, 0, Token);
        await connection.DomainSetAutostartAsync(domain, true, Token);
        Assert.Equal(-1, (await (await OpenAsync()).DomainLookupByNameAsync("a", Token)).Id);
        Directory.Delete(Path.Combine(_root, "run"), true);
        Assert.Equal(1, (await (await OpenAsync()).DomainLookupByNameAsync("a", Token)).Id);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_left_and_its_domain_is_not_started_a_second_time()
    {
        var connection = await OpenAsync();
        var domain = await connection.DomainCreateAsync(await connection.DomainDefineXmlAsync(Xml, 0, Token), 0, Token);
        string record = Assert.Single(Directory.GetFiles(Path.Combine(_root, "run"), "*.xml", SearchOption.AllDirectories));
        await File.WriteAllTextAsync(record, "<domstatus", Token);
        connection = await OpenAsync();
        await Assert.ThrowsAsync<VirException>(async () => await connection.DomainCreateAsync(domain, 0, Token));
        Assert.True(File.Exists(record));
    }

    [Fact]
    public void It_is_short()
    {
        string folder = Path.GetDirectoryName(Here())!;
        Assert.InRange(new[] { "SampleDriver.cs", "SampleConnection.cs" }.Sum(f =>
            File.ReadLines(Path.Combine(folder, f)).Count()), 1, 300);

        static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
    }

    private async Task<DriverConnection> OpenAsync()
    {
        var driver = new SampleDriver(DriverPaths.Create(DaemonMode.System, _root));
        await driver.StartAsync(Token);
        var session = new DriverSession();
        await driver.OpenAsync(new Uri("sample:///system"), new ConnectionContext(), session, Token);
        return session.Hypervisor!;
    }

    private sealed class Recorder : IEventSink
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        public void Deliver(VirEvent e) => Seen.Enqueue(((DomainLifecycleEvent)e).Event.ToString());
    }
}
