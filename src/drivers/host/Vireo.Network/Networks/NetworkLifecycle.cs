using System.Globalization;
using System.Net;
using Vireo.Documents;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Networks;

/// <summary>
/// Starting, stopping and taking over networks. The state is on disk before the first link is made, so that a later daemon finds a network
/// that was started whenever this one is killed. Callers hold the network's gate.
/// </summary>
internal sealed class NetworkLifecycle
{
    private readonly NetworkDriver _driver;
    private readonly Logger _log;
    private readonly DnsmasqServer _dnsmasq;
    private readonly NetworkFirewall _firewall;
    private readonly HookScripts _hooks;
    private readonly ObjectGate _subnets = new();

    public NetworkLifecycle(NetworkDriver driver, Logger log)
    {
        _driver = driver;
        _log = log;
        _dnsmasq = new DnsmasqServer(driver.Places, log);
        _firewall = new NetworkFirewall(NetworkSettings.Read(driver.Places.Settings), log);
        _hooks = new HookScripts(driver.Places.Hooks, "network");
    }

    /// <summary>Starts a network with a definition. One that cannot be started is as it was.</summary>
    public async Task StartAsync(StoredNetwork network, NetworkDef definition, CancellationToken cancellationToken)
    {
        // Two networks that look for a free subnet must not find the same one.
        bool looks = definition.Ips.Exists(static i => i.IsAuto);
        using var turn = looks ? await _subnets.EnterAsync(cancellationToken).ConfigureAwait(false) : null;
        NetworkDef live = FreeSubnets.Resolve(Live(definition), Others());
        NetworkDefinitions.Check(live);
        CheckBuilt(live);
        if (NetworkDefinitions.OwnsBridge(live))
        {
            // Before anything is taken: what is taken down after a failure must be this network's alone.
            CheckSubnets(live);
        }

        await _driver.Status.SaveAsync(new NetworkView(live)).ConfigureAwait(false);
        try
        {
            await HookAsync(live, "start", "begin", cancellationToken).ConfigureAwait(false);
            if (NetworkDefinitions.OwnsBridge(live))
            {
                await MakeAsync(live, cancellationToken).ConfigureAwait(false);
            }

            await HookAsync(live, "started", "begin", cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await TakeDownAsync(live).ConfigureAwait(false);
            throw;
        }

        network.Update(v => v with
        {
            Definition = live, Active = true, Next = v.Persistent ? v.Next ?? definition : null,
        });
        _driver.Raise(network, NetworkEventLifecycleType.Started);
    }

    /// <summary>Stops a network. One that is not defined is forgotten.</summary>
    public async Task StopAsync(StoredNetwork network)
    {
        NetworkDef live = network.View.Definition;
        await TakeDownAsync(live).ConfigureAwait(false);
        NetworkView now = network.Update(static v => v.Stopped());
        await QuietHookAsync(live, "stopped", "end").ConfigureAwait(false);
        if (!now.Persistent)
        {
            _driver.Networks.Remove(network);
            _dnsmasq.ForgetLeases(live);
        }

        _driver.Raise(network, NetworkEventLifecycleType.Stopped);
    }

    /// <summary>Lets an active network be as a changed definition says, without touching its bridge.</summary>
    public async Task ChangeAsync(StoredNetwork network, NetworkDef after, CancellationToken cancellationToken)
    {
        NetworkDef before = network.View.Definition;
        await _driver.Status.SaveAsync(network.View with { Definition = after }).ConfigureAwait(false);
        try
        {
            if (NetworkDefinitions.OwnsBridge(after))
            {
                if (!SameRules(before, after))
                {
                    await _firewall.AddAsync(after, cancellationToken).ConfigureAwait(false);
                }

                await _dnsmasq.ChangeAsync(before, after, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            await _driver.Status.SaveAsync(network.View).ConfigureAwait(false);
            if (NetworkDefinitions.OwnsBridge(after))
            {
                await QuietlyAsync(before, () => _firewall.AddAsync(before, CancellationToken.None)).ConfigureAwait(false);
                await QuietlyAsync(before, () => _dnsmasq.ChangeAsync(after, before, CancellationToken.None)).ConfigureAwait(false);
            }

            throw;
        }

        network.Update(v => v with { Definition = after });
        await QuietHookAsync(after, "updated", "begin").ConfigureAwait(false);
    }

    /// <summary>Finds the networks again that a former daemon left active. Those whose bridge is gone are not active.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        foreach (string name in _driver.Status.Names())
        {
            StatusReading<NetworkView> reading = _driver.Status.Read(name);
            if (reading.Failure is { } fault)
            {
                _log.Error($"the state of the network '{name}' cannot be read, and is left as it is: {fault}");
            }
            else if (reading.Record is { Definition: var live })
            {
                await RecoverAsync(live, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Starts what is marked for it and not active. A network that fails is logged.</summary>
    public async Task AutostartAsync(CancellationToken cancellationToken)
    {
        foreach (StoredNetwork network in _driver.Networks.Items.Where(static n => n.View is { Autostart: true, Active: false }))
        {
            using var lease = await _driver.Networks.TryEnterAsync(network, default, cancellationToken).ConfigureAwait(false);
            if (lease is not { Item.View.Active: false })
            {
                continue;
            }

            try
            {
                await StartAsync(network, network.View.Definition, cancellationToken).ConfigureAwait(false);
            }
            catch (VirException e)
            {
                _log.Error($"Failed to autostart network '{network.Name}': {e.Message}");
            }
        }
    }

    /// <summary>Puts the rules of all active networks in again: somebody may have emptied the tables.</summary>
    public async Task ReloadRulesAsync(CancellationToken cancellationToken)
    {
        foreach (StoredNetwork network in _driver.Networks.Items.Where(static n => n.View.Active))
        {
            using var lease = await _driver.Networks.TryEnterAsync(network, default, cancellationToken).ConfigureAwait(false);
            try
            {
                if (lease is { Item.View: { Active: true } view })
                {
                    await _firewall.AddAsync(view.Definition, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (VirException e)
            {
                _log.Error($"the rules of network '{network.Name}' could not be put in again: {e.Message}");
            }
        }
    }

    /// <summary>Forgets the leases of a network that is defined no more.</summary>
    public void ForgetLeases(NetworkDef network) => _dnsmasq.ForgetLeases(network);

    private async Task RecoverAsync(NetworkDef live, CancellationToken cancellationToken)
    {
        try
        {
            using var lease = await _driver.Networks.EnterOrAddAsync(
                live.Uuid ?? default, live.Name ?? "", () => new StoredNetwork(new NetworkView(live)), default, cancellationToken)
                .ConfigureAwait(false);
            bool shaped = false;
            if (NetworkDefinitions.OwnsBridge(live))
            {
                if (!BridgeLink.Exists(live))
                {
                    await ForgetAsync(live).ConfigureAwait(false);
                    return;
                }

                // A start that was broken off is finished.
                await BridgeLink.CompleteAsync(live, cancellationToken).ConfigureAwait(false);
                shaped = live.Bandwidth is not null;
                if (shaped)
                {
                    await TrafficLimits.ChangeAsync(live.Bridge?.Name ?? "", live.Bandwidth, TrafficEnd.OfNetwork, cancellationToken)
                        .ConfigureAwait(false);
                }

                await _firewall.AddAsync(live, cancellationToken).ConfigureAwait(false);
                await _dnsmasq.RecoverAsync(live, cancellationToken).ConfigureAwait(false);
            }
            else if (live.Bridge?.Name is { } other && !Posix.HostLink.Exists(other))
            {
                await ForgetAsync(live).ConfigureAwait(false);
                return;
            }

            lease.Item.Update(v => v with { Definition = live, Active = true, Next = v.Persistent ? v.Definition : null });
            _driver.Ports.Recover(lease.Item);
            lease.Keep();
            if (shaped)
            {
                await NetworkShares.RestoreAsync(lease.Item.View, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (VirException e)
        {
            _log.Error($"the network '{live.Name}' cannot be taken over: {e.Message}");
        }
    }

    private Task ForgetAsync(NetworkDef live)
    {
        _log.Info($"the network '{live.Name}' is no longer active");
        return TakeDownAsync(live);
    }

    private async Task MakeAsync(NetworkDef live, CancellationToken cancellationToken)
    {
        if (!_driver.Places.IsSystem)
        {
            throw NetworkFaults.BridgeNotCreated(1, live.Bridge?.Name ?? "");
        }

        await BridgeLink.MakeAsync(live, cancellationToken).ConfigureAwait(false);
        await TrafficLimits.SetAsync(live.Bridge?.Name ?? "", live.Bandwidth, TrafficEnd.OfNetwork, cancellationToken)
            .ConfigureAwait(false);
        await _firewall.AddAsync(live, cancellationToken).ConfigureAwait(false);
        await _dnsmasq.StartAsync(live, cancellationToken).ConfigureAwait(false);
    }

    // In the reverse order; what fails keeps nothing else from being given back.
    private async Task TakeDownAsync(NetworkDef live)
    {
        if (NetworkDefinitions.OwnsBridge(live) && _driver.Places.IsSystem)
        {
            await QuietlyAsync(live, () => _dnsmasq.StopAsync(live)).ConfigureAwait(false);
            await QuietlyAsync(live, () => _firewall.RemoveAsync(live)).ConfigureAwait(false);
            await QuietlyAsync(live, () => BridgeLink.RemoveAsync(live)).ConfigureAwait(false);
        }

        _driver.Ports.Forget(live.Name ?? "");
        _driver.Status.Delete(live.Name ?? "");
    }

    private async Task QuietlyAsync(NetworkDef live, Func<Task> end)
    {
        try
        {
            await end().ConfigureAwait(false);
        }
        catch (VirException e)
        {
            _log.Warning($"the network '{live.Name}' could not be put back wholly: {e.Message}");
        }
    }

    // What a running network has that its definition leaves open.
    private static NetworkDef Live(NetworkDef definition)
    {
        if (definition.Forward is { Mode: NetworkForwardMode.Nat or NetworkForwardMode.Unset } forward && forward.Nat?.Port is null)
        {
            NetworkNat nat = (forward.Nat ?? new NetworkNat()) with { Port = new NetworkNatPort { Start = 1024, End = 65535 } };
            return definition with { Forward = forward with { Nat = nat } };
        }

        return definition;
    }

    private static void CheckBuilt(NetworkDef network)
    {
        if (network.Bridge?.MacTableManager == MacTableManager.Libvirt)
        {
            throw NetworkFaults.NotBuilt("a table of addresses that libvirt manages");
        }
    }

    // Two links with one network would take each other's packets.
    private void CheckSubnets(NetworkDef network)
    {
        List<(UInt128 Destination, UInt128 Mask, string Device)> routes = HostRoutes.Read();
        foreach (NetworkIp ip in network.Ips.Where(static i => !DnsmasqFiles.IsV6(i)))
        {
            IPAddress address = IPAddress.Parse(ip.Address!);
            int prefix = DnsmasqFiles.PrefixOf(ip);
            UInt128 mask = uint.MaxValue & ~NetAddress.HostMask(address, prefix);
            UInt128 subnet = NetAddress.Number(address) & mask;
            foreach (var (destination, routeMask, device) in routes)
            {
                if (destination == subnet && routeMask == mask)
                {
                    throw NetworkFaults.SubnetTaken(device, FreeSubnets.Suggest(prefix, Others()) ?? "none");
                }
            }
        }
    }

    private IEnumerable<NetworkDef> Others() => _driver.Networks.Items.SelectMany(static n => n.View is { Next: { } next } view
        ? (NetworkDef[])[view.Definition, next] : [n.View.Definition]);

    private static bool SameRules(NetworkDef before, NetworkDef after) => IptablesRules.Of(before).SelectMany(static r => r.Arguments)
        .SequenceEqual(IptablesRules.Of(after).SelectMany(static r => r.Arguments));

    private Task<string?> HookAsync(NetworkDef live, string operation, string phase, CancellationToken cancellationToken) =>
        _hooks.RunAsync(live.Name ?? "", operation, phase, () => HookDocument(live), cancellationToken);

    private async Task QuietHookAsync(NetworkDef live, string operation, string phase)
    {
        try
        {
            await HookAsync(live, operation, phase, CancellationToken.None).ConfigureAwait(false);
        }
        catch (VirException e)
        {
            _log.Warning(e.Message);
        }
    }

    private static string HookDocument(NetworkDef live) =>
        "<hookData>\n" + string.Concat(live.Format().TrimEnd('\n').Split('\n').Select(static l => "  " + l + "\n")) + "</hookData>\n";
}
