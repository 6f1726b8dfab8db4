using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Networks;

/// <summary>
/// Who is connected to a network: each connection is a port, kept beside the state of its network so that the next daemon knows it. A port
/// says where its owner plugs in.
/// </summary>
internal sealed class NetworkPorts(NetworkDriver driver, Logger log)
{
    /// <summary>Connects somebody. The caller holds the network's gate.</summary>
    /// <returns>The port with its plug.</returns>
    public async Task<NetworkPortDef> CreateAsync(StoredNetwork network, NetworkPortDef asked, CancellationToken cancellationToken)
    {
        NetworkView view = network.View;
        if (!view.Active)
        {
            throw NetworkFaults.NotActive(network.Name);
        }

        Uuid uuid = asked.Uuid ?? Uuid.Random();
        if (view.Ports.ContainsKey(uuid))
        {
            throw NetworkFaults.PortExists(uuid);
        }

        NetworkPortDef port = NetworkShares.Place(view, PortPlugs.Connect(view, asked with { Uuid = uuid }));
        await KeepAsync(network, port).ConfigureAwait(false);
        try
        {
            await NetworkShares.AddAsync(network.View, port, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await ForgetAsync(network, port).ConfigureAwait(false);
            throw;
        }

        return port;
    }

    /// <summary>Disconnects somebody.</summary>
    public async Task DeleteAsync(StoredNetwork network, Uuid uuid)
    {
        NetworkPortDef port = Get(network.View, uuid);
        await ForgetAsync(network, port).ConfigureAwait(false);
        await NetworkShares.RemoveAsync(network.View, port).ConfigureAwait(false);
    }

    /// <summary>Gives a port other limits. The caller holds the network's gate.</summary>
    public async Task LimitAsync(StoredNetwork network, Uuid uuid, NetworkBandwidth? limits, CancellationToken cancellationToken)
    {
        NetworkPortDef was = Get(network.View, uuid), now = NetworkShares.Changed(network.View, was, limits);
        await KeepAsync(network, now).ConfigureAwait(false);
        try
        {
            await NetworkShares.ApplyAsync(network.View, was, now, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await KeepAsync(network, was).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A port; libvirt's error when there is none.</summary>
    public static NetworkPortDef Get(NetworkView view, Uuid uuid) => view.Ports.GetValueOrDefault(uuid) ?? throw NetworkFaults.NoPort(uuid);

    /// <summary>Finds the ports again that a former daemon left.</summary>
    public void Recover(StoredNetwork network)
    {
        string folder = FolderOf(network.Name);
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (string path in Directory.EnumerateFiles(folder, "*.xml"))
        {
            try
            {
                NetworkPortDef port = NetworkPortRules.Read(File.ReadAllText(path));
                network.Update(v => Counted(v with { Ports = v.Ports.SetItem(port.Uuid ?? default, port) }));
            }
            catch (Exception e) when (e is VirException or IOException or UnauthorizedAccessException)
            {
                log.Error($"the port '{path}' cannot be read, and is left as it is: {e.Reason()}");
            }
        }
    }

    /// <summary>Removes what is left of the ports of a network that has ended.</summary>
    public void Forget(string network)
    {
        try
        {
            if (Directory.Exists(FolderOf(network)))
            {
                Directory.Delete(FolderOf(network), recursive: true);
                Directory.Delete(Path.GetDirectoryName(FolderOf(network))!);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning($"the ports of network '{network}' are not removed: {e.Reason()}");
        }
    }

    private static NetworkView Counted(NetworkView view) =>
        view with { Definition = view.Definition with { Connections = (uint)view.Ports.Count } };

    private async Task KeepAsync(StoredNetwork network, NetworkPortDef port)
    {
        await Task.Run(() =>
        {
            Directory.CreateDirectory(FolderOf(network.Name));
            AtomicFile.Write(PathOf(network.Name, port.Uuid ?? default), port.Format(), durable: false);
        }).ConfigureAwait(false);
        await driver.Status.SaveAsync(network.Update(v => Counted(v with { Ports = v.Ports.SetItem(port.Uuid ?? default, port) })))
            .ConfigureAwait(false);
    }

    private async Task ForgetAsync(StoredNetwork network, NetworkPortDef port)
    {
        AtomicFile.Delete(PathOf(network.Name, port.Uuid ?? default));
        await driver.Status.SaveAsync(network.Update(v => Counted(v with { Ports = v.Ports.Remove(port.Uuid ?? default) })))
            .ConfigureAwait(false);
    }

    private string FolderOf(string network) => Path.Combine(driver.Places.State, network, "ports");

    private string PathOf(string network, Uuid uuid) => Path.Combine(FolderOf(network), uuid + ".xml");
}
