using Vireo.Documents;
using Vireo.Drivers.Networks;
using Vireo.Protocol;

namespace Vireo.Drivers.Network;

/// <summary>
/// Starting, changing and stopping networks. The state is on disk before anything of the host is touched, so that a later daemon, ours or
/// libvirt's, finds a network that was started whenever this one is killed. Callers hold the network's gate.
/// </summary>
internal sealed class NetworkLifecycle(NetworkDriver driver, string folder, Logger log)
{
    /// <summary>
    /// Finds the networks again that a former daemon left running. A network whose own bridge is gone does not run any more. What cannot
    /// be read is left as it is.
    /// </summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        foreach (string name in driver.Status.Names())
        {
            StatusReading<NetworkState> reading = driver.Status.Read(name);
            if (reading.Record is { Definition: { } definition } && definition.Name == name)
            {
                await RecoverAsync(definition, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                string fault = reading.Failure ?? "it is of a network of another name";
                log.Error($"the state of the network '{name}' cannot be used, and is left as it is: {fault}");
            }
        }
    }

    /// <summary>Starts what is marked for it when the host has just booted.</summary>
    public async Task AutostartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!new BootMark(Path.Combine(folder, "autostarted")).TryTake())
            {
                return;
            }
        }
        catch (VirException e)
        {
            log.Error($"networks are not started automatically: {e.Message}");
            return;
        }

        await StartMarkedAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts what is marked for it and does not run. One that fails is logged.</summary>
    public async Task StartMarkedAsync(CancellationToken cancellationToken)
    {
        foreach (StoredNetwork network in driver.Networks.Items.Where(static n => n.View.Autostart))
        {
            using var lease = await driver.Networks.TryEnterAsync(network, default, cancellationToken).ConfigureAwait(false);
            if (lease is not { Item.View.Active: false })
            {
                continue;
            }

            try
            {
                await StartAsync(lease.Item, lease.Item.View.Definition).ConfigureAwait(false);
            }
            catch (VirException e)
            {
                log.Error($"Failed to autostart network '{network.Name}': {e.Message}");
            }
        }
    }

    /// <summary>Starts a network that does not run. One that cannot be started is as it was.</summary>
    /// <param name="network">The network.</param>
    /// <param name="definition">What it is to be while it runs.</param>
    public async Task StartAsync(StoredNetwork network, NetworkDef definition)
    {
        RefuseOwn(definition, "virNetworkCreate");
        var live = (NetworkDef)definition.DeepCopy();
        await driver.Status.SaveAsync(live).ConfigureAwait(false);
        network.Update(v => v.Started(live));
        driver.Raise(network, NetworkEventLifecycleType.Started);
    }

    /// <summary>Gives a network another form, of what runs, of its definition, or of both; null leaves one as it is.</summary>
    public async Task ChangeAsync(StoredNetwork network, NetworkDef? live, NetworkDef? config)
    {
        if (live is not null)
        {
            RefuseOwn(live, "virNetworkUpdate");
        }

        await PublishAsync(network, live, config).ConfigureAwait(false);
    }

    /// <summary>Gives a network other metadata, which nothing of the host depends on.</summary>
    public async Task PublishAsync(StoredNetwork network, NetworkDef? live, NetworkDef? config)
    {
        if (config is not null)
        {
            NetworkChecks.Check(config);
            await driver.Definitions.SaveAsync(config).ConfigureAwait(false);
        }

        if (live is not null)
        {
            NetworkChecks.Check(live);
            await driver.Status.SaveAsync(live).ConfigureAwait(false);
        }

        network.Update(v => v.Changed(live, config));
    }

    /// <summary>Stops a network. One that is not defined is forgotten.</summary>
    public void Stop(StoredNetwork network)
    {
        RefuseOwn(network.View.Definition, "virNetworkDestroy");
        driver.Status.Delete(network.Name);
        if (!network.Update(static v => v.Stopped()).Persistent)
        {
            driver.Networks.Remove(network);
        }

        driver.Raise(network, NetworkEventLifecycleType.Stopped);
    }

    // Bridges of the driver's own need rules in the firewall, without which guests would reach what the mode forbids: none is made.
    // A running one is libvirtd's, and only libvirtd can change or end it. The virtual functions of a card are not looked for either.
    private static void RefuseOwn(NetworkDef network, string function)
    {
        if (NetworkRules.OwnsBridge(NetworkChecks.Mode(network)) || network.Forward?.PhysicalFunction is not null)
        {
            throw Errors.NoSupport(function);
        }
    }

    private async Task RecoverAsync(NetworkDef definition, CancellationToken cancellationToken)
    {
        if (NetworkRules.OwnsBridge(NetworkChecks.Mode(definition)) && !Directory.Exists("/sys/class/net/" + definition.Bridge?.Name))
        {
            log.Info($"the network '{definition.Name}' no longer runs");
            driver.Status.Delete(definition.Name ?? "");
            return;
        }

        try
        {
            using var lease = await driver.Networks.EnterOrAddAsync(
                definition.Uuid ?? default, definition.Name ?? "", () => new StoredNetwork(new NetworkView(definition)), default,
                cancellationToken).ConfigureAwait(false);

            // What runs is what was started; what was defined meanwhile waits for the next start.
            lease.Item.Update(v => v.Started(definition));
            lease.Keep();
        }
        catch (VirException e)
        {
            log.Error($"the network '{definition.Name}' cannot be taken over: {e.Message}");
        }
    }
}
