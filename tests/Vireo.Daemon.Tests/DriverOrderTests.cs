using System.Collections.Concurrent;
using Vireo.Drivers;
using Vireo.Drivers.Host;
using Vireo.Operations;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Daemon.Tests;

public class DriverOrderTests
{
    private readonly ConcurrentQueue<string> _started = new();
    private readonly HostServices _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drivers_start_after_those_that_they_need_and_reach_them_as_the_daemon()
    {
        var network = new Driver(this, "network", serves: [DriverGroup.Network], needs: [DriverGroup.NwFilter]);
        var filter = new Driver(this, "filter", serves: [DriverGroup.NwFilter]);
        var qemu = new Driver(this, "qemu", needs: [DriverGroup.Network, DriverGroup.Secret]);
        await Registry(qemu, network, filter).StartAsync(Token);
        Assert.Equal(["filter", "network", "qemu"], _started);
        var connection = await _host.NetworksAsync(Token);
        Assert.True(connection.Context is { IsDaemon: true, ReadOnly: false });
        Assert.Equal(Environment.ProcessId, connection.Context.Caller.ProcessId);
        Assert.Equal("network", await connection.GetHypervisorTypeAsync(Token));

        // Nobody serves secrets: the host has none.
        Assert.Empty(await (await _host.SecretsAsync(Token)).ListAllSecretsAsync(ConnectListAllSecretsFlags.None, Token));
    }

    [Fact]
    public async Task A_driver_that_cannot_start_keeps_nobody_waiting()
    {
        var network = new Driver(this, "network", serves: [DriverGroup.Network], fails: true);
        var qemu = new Driver(this, "qemu", needs: [DriverGroup.Network]);
        await Registry(network, qemu).StartAsync(Token).WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.Equal(["network", "qemu"], _started);
        Assert.Empty(await (await _host.NetworksAsync(Token)).ListAllNetworksAsync(ConnectListAllNetworksFlags.None, Token));
    }

    [Fact]
    public async Task Drivers_that_need_each_other_start_all_the_same()
    {
        var a = new Driver(this, "a", serves: [DriverGroup.Network], needs: [DriverGroup.Storage]);
        var b = new Driver(this, "b", serves: [DriverGroup.Storage], needs: [DriverGroup.Network]);
        await Registry(a, b).StartAsync(Token).WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.Equal(["a", "b"], _started);
    }

    [Theory]
    [InlineData("network:///system", DriverGroup.Network)]
    [InlineData("storage:///system", DriverGroup.Storage)]
    [InlineData("nodedev:///system", DriverGroup.NodeDevice)]
    [InlineData("nwfilter:///system", DriverGroup.NwFilter)]
    [InlineData("interface:///system", DriverGroup.Interface)]
    [InlineData("secret:///system", DriverGroup.Secret)]
    public async Task A_single_drivers_uri_opens_that_driver_and_no_other(string uri, DriverGroup group)
    {
        var registry = Registry(new HostObjectsFactory(), new EmptyHostFactory());
        await using var session = await registry.OpenAsync(uri, new ConnectionContext { SystemMode = true }, Token);
        Assert.Equal(uri, await session.Hypervisor!.GetUriAsync(Token));
        Assert.All(Enum.GetValues<DriverGroup>(), g => Assert.Equal(g == group || g == DriverGroup.Hypervisor, session[g] is not null));
        var e = await Assert.ThrowsAsync<VirException>(async () =>
            await registry.OpenAsync(uri.Replace("system", "session", StringComparison.Ordinal),
                new ConnectionContext { SystemMode = true }, Token));
        Assert.Contains($"URI path '/session', try {uri}", e.Message, StringComparison.Ordinal);
    }

    private DriverRegistry Registry(params IDriverFactory[] drivers) =>
        new(drivers, _host, DriverPaths.Create(DaemonMode.System, Path.GetTempPath()));

    private sealed class Driver(
        DriverOrderTests test, string name, DriverGroup[]? serves = null, DriverGroup[]? needs = null, bool fails = false) : IDaemonDriver
    {
        public string Name => name;

        public bool IsBusy => false;

        public IReadOnlyList<DriverGroup> Serves => serves ?? [];

        public IReadOnlyList<DriverGroup> Needs => needs ?? [];

        public bool Accepts(Uri? uri, ConnectionContext context) => false;

        public ValueTask OpenAsync(Uri? uri, ConnectionContext context, DriverSession session, CancellationToken cancellationToken)
        {
            session[session.OnlyGroup!.Value] = new Connection(context, name);
            return ValueTask.CompletedTask;
        }

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(20, cancellationToken);
            test._started.Enqueue(name);
            if (fails)
            {
                throw Errors.Report(ErrorDomain.Network, ErrorCode.InternalError, "no");
            }
        }

        public Task ReloadAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void PrepareShutdown()
        {
        }

        public Task WaitShutdownAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Connection(ConnectionContext context, string name) : DriverConnection(context)
    {
        public override ValueTask<string> GetHypervisorTypeAsync(CancellationToken cancellationToken) => ValueTask.FromResult(name);
    }
}
